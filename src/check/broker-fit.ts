import { builtFact, capacityFor, carriersInUse, rankingOf } from '../advice/index.js';
import { type CarrierMatch, fittingBefore, isSettled, needsToDrop, runningOf } from '../brokers/index.js';
import type { Answer } from '../model/answer.js';
import type { Objection } from '../model/carrying.js';
import { createFinding, type Finding, type Severity } from '../model/finding.js';
import { fingerprint } from '../model/fingerprint.js';
import type { SetupValue } from '../model/system.js';
import { capital, withoutStop } from '../text/phrases.js';
import type { FlowUnderCheck } from './view.js';

/** What is used to carry the flow does not meet a need, or only with a workaround. */
export function brokerFit(view: FlowUnderCheck): Finding[] {
  const { flow, rulebook } = view;
  const fact = builtFact(flow, rulebook.base, { kind: 'broker' });
  if (fact === undefined) return [];
  const inUse = carriersInUse(flow, rulebook);
  // Of several brokers that carry a flow together, the composition of them counts, not each alone.
  const judged = inUse.length > 1 ? [] : inUse;
  return judged.flatMap((match) => [
    ...misfits(view, fact, match),
    ...overQuota(view, fact, match),
    ...heavier(view, fact, match),
  ]);
}

function finding(
  { system, flow }: FlowUnderCheck,
  place: SetupValue,
  rule: string,
  severity: Severity,
  match: CarrierMatch,
  parts: Pick<Finding, 'message' | 'remedy' | 'sources'> & { needs: readonly string[]; object: string },
): Finding {
  const answers = parts.needs.flatMap((name) => flow.needs.get(name) ?? []);
  return createFinding({
    rule,
    severity,
    message: parts.message,
    place: place.place,
    flow: flow.name,
    facts: {
      [place.name]: place.text,
      ...Object.fromEntries(answers.map((answer) => [answer.criterion, answer.text])),
    },
    remedy: parts.remedy,
    sources: parts.sources,
    related: answers.map((answer: Answer) => ({
      message: `\`${answer.criterion}: ${answer.text}\` is needed here`,
      place: answer.place,
    })),
    fingerprint: fingerprint([
      system.name,
      flow.name,
      rule,
      place.name,
      ...parts.needs,
      match.carrier.id,
      parts.object,
    ]),
  });
}

const cited = ({ source, asOf }: Pick<Objection, 'source' | 'asOf'>) =>
  source === undefined ? [] : [`${source.title}, ${asOf}: ${source.url}`];

function misfits(view: FlowUnderCheck, fact: SetupValue, match: CarrierMatch): Finding[] {
  return match.objections.flatMap((objection) => {
    if (objection.match === 'unknown') return [];
    // The workaround is in place, says the file.
    if (isSettled(objection, view.flow, view.rulebook.base.criteria)) return [];
    const cannot = objection.match === 'cannot';
    const instead = cannot ? fittingInstead(view) : undefined;
    return finding(view, fact, cannot ? 'broker-cannot' : 'broker-strains', cannot ? 'error' : 'warning', match, {
      message: cannot
        ? `\`${match.carrier.id}\` cannot carry \`${view.flow.name}\`: ${withoutStop(objection.because)}`
        : `\`${match.carrier.id}\` strains to carry \`${view.flow.name}\`: ${withoutStop(objection.because)}`,
      remedy: cannot
        ? instead === undefined
          ? nothingCan(view)
          : `Take one that can, such as ${instead}; or correct the needs.`
        : `${capital(objection.workaround)}.`.replace('..', '.'),
      sources: cited(objection),
      needs: objection.criteria,
      object: [...objection.criteria, objection.limit ?? ''].join(),
    });
  });
}

/** The first that meets every need; ranking them all is work that only a misfit is worth. */
function fittingInstead({ flow, rulebook }: FlowUnderCheck): string | undefined {
  return rankingOf(flow, rulebook).find(({ match }) => match === 'fits')?.carrier.id;
}

/** What to give up where nothing known meets the needs together. */
function nothingCan({ flow, rulebook }: FlowUnderCheck): string {
  const { catalogue, criteria } = rulebook.base;
  const sets = needsToDrop(catalogue, flow.needs, criteria).map(
    ({ needs, allows }) => `${needs.map((name) => `\`${name}\``).join(' and ')} (then ${allows[0]})`,
  );
  return sets.length === 0
    ? 'Take one that only strains, or correct the needs.'
    : `Nothing known meets all of them: give up ${sets.join(', or ')}.`;
}

/** A figure of the sizing is over a quota of what carries the flow. */
function overQuota(view: FlowUnderCheck, fact: SetupValue, match: CarrierMatch): Finding[] {
  return capacityFor(view.flow, match, view.rulebook).flatMap((figure) => {
    const { quota } = figure;
    if (quota === undefined || quota.over === 'no' || quota.fact.recalled || figure.figure === 'perKeyCeiling')
      return [];
    return finding(view, fact, 'over-quota', quota.over === 'all' ? 'error' : 'warning', match, {
      message: `${figure.formula} is ${figure.least === figure.most ? round(figure.most) : `${round(figure.least)} to ${round(figure.most)}`} ${figure.unit}${quota.over === 'partly' ? ', in part' : ''} over what \`${match.carrier.id}\` allows: ${quota.capability} ${quota.fact.text}`,
      remedy:
        quota.fact.note === undefined
          ? 'Spread the flow over several, or have the quota raised.'
          : `Spread the flow over several, or have the quota raised (${withoutStop(quota.fact.note)}).`,
      sources: cited(quota.fact),
      needs: Object.keys(figure.inputs).filter((name) => view.flow.needs.has(name)),
      object: figure.figure,
    });
  });
}

const round = (value: number) => Number(value.toPrecision(3)).toLocaleString('en-US');

/** Effort that is worth a word. */
const MUCH = 2;

/** Something that asks less of the team meets every stated need as well, and would have been advised before it. */
function heavier(view: FlowUnderCheck, fact: SetupValue, match: CarrierMatch): Finding[] {
  const { effort, places } = match.carrier;
  if (match.match !== 'fits' || effort < MUCH) return [];
  const running = runningOf(view.flow.needs, view.rulebook.base.criteria);
  if (match.carrier.parts.every((part) => running.includes(part))) return [];
  const place = view.rulebook.base.criteria.find(({ role }) => role === 'place');
  const said = (place && view.flow.needs.get(place.name)?.values) ?? [];
  const placed = said.some((value) => !place?.anywhere?.includes(value));
  const { catalogue, criteria } = view.rulebook.base;
  const lighter = fittingBefore(
    match.carrier,
    (other) =>
      other.effort < effort &&
      // What fits is to be had where the flow must run; where that is open, it must not narrow it.
      (placed || places.every((place) => other.places.includes(place))),
    catalogue,
    view.flow.needs,
    criteria,
  );
  if (lighter === undefined) return [];
  return [
    finding(view, fact, 'broker-heavier-than-needed', 'info', match, {
      message: `\`${match.carrier.id}\` asks much effort of the team; \`${lighter.id}\`, which asks ${lighter.effort === 0 ? 'little' : 'less'}, meets every stated need of \`${view.flow.name}\` as well`,
      remedy:
        'Keep it where it runs anyway (say so under `running`); otherwise take the lighter one, or state the need that only the heavier one meets.',
      sources: [],
      needs: [],
      object: lighter.id,
    }),
  ];
}
