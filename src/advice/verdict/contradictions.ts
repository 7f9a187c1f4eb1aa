import { criteriaIn } from '../../condition/walk.js';
import { compile, judge, start } from '../../engine/index.js';
import type { Answer } from '../../model/answer.js';
import { createFinding, type Finding } from '../../model/finding.js';
import { fingerprint } from '../../model/fingerprint.js';
import type { Exclusion } from '../../model/rule.js';
import type { Flow, System } from '../../model/system.js';
import { KeyedCache } from '../answers/keyed-cache.js';
import { masksOf } from '../answers/masks.js';
import { outlookOn, type Seen } from '../answers/outlook-of.js';
import type { Rulebook } from '../rulebook.js';

/** The exclusions that the answers break, and the rulebook without them, on which a verdict can still be given. */
export interface Relaxed {
  readonly rulebook: Rulebook;
  readonly broken: readonly Exclusion[];
  readonly seen: Seen;
}

const relaxed = new KeyedCache<Rulebook>();

/** The smallest set of exclusions without which the answers are consistent; most often none. */
export function relax(rulebook: Rulebook, masks: readonly number[]): Relaxed {
  const seen = outlookOn(rulebook, masks);
  if (seen.outlook.reachable !== 0) return { rulebook, broken: [], seen };
  const all = rulebook.spec.exclusions.map((_, index) => index);
  // Those that the answers alone make true must go; others only if that is not enough.
  const direct = all.filter((index) => judge(rulebook.spec.exclusions[index], masks) === true);
  const others = all.filter((index) => !direct.includes(index));
  for (let size = 0; size <= others.length; size++) {
    for (const more of subsets(others, size)) {
      const dropped = [...direct, ...more].sort((a, b) => a - b);
      const without = withoutExclusions(rulebook, dropped);
      const left = outlookOn(without, masks);
      if (left.outlook.reachable !== 0) {
        return { rulebook: without, broken: dropped.map((index) => rulebook.base.exclusions[index]), seen: left };
      }
    }
  }
  return { rulebook, broken: [], seen };
}

function* subsets(items: readonly number[], size: number, from = 0): Generator<number[]> {
  if (size === 0) yield [];
  else
    for (let i = from; i < items.length; i++)
      for (const rest of subsets(items, size - 1, i + 1)) yield [items[i], ...rest];
}

function withoutExclusions(rulebook: Rulebook, dropped: readonly number[]): Rulebook {
  return relaxed.of(rulebook.engine, dropped.join(), () => {
    const spec = {
      ...rulebook.spec,
      exclusions: rulebook.spec.exclusions.filter((_, index) => !dropped.includes(index)),
    };
    const compiled = compile(spec);
    // Fewer exclusions join fewer criteria, so what compiled with all of them compiles without some.
    if (!('model' in compiled)) return rulebook;
    return { ...rulebook, spec, model: compiled.model, engine: start(compiled.model) };
  });
}

/** Needs of a flow that cannot be true together, each with both places. `broken`: as `relax` gives it for the flow. */
export function contradictions(
  system: System,
  flow: Flow,
  rulebook: Rulebook,
  broken: readonly Exclusion[] = relax(rulebook, masksOf(rulebook, flow.needs)).broken,
): Finding[] {
  const found = broken.map((exclusion) => {
    const answers = criteriaIn(exclusion.when).flatMap((name) => flow.needs.get(name) ?? []);
    return contradiction(
      system,
      flow,
      answers,
      exclusion.because,
      'Change one of the two answers; until then the verdict is given as if both could hold.',
    );
  });
  return [...found, ...audienceMiscounted(system, flow, rulebook)];
}

function contradiction(
  system: System,
  flow: Flow,
  answers: readonly Answer[],
  because: string,
  remedy: string,
): Finding {
  // Reported at the answer that comes last in the text, where a reader notices the clash.
  const ordered = [...answers].sort((a, b) => a.place.span.start - b.place.span.start);
  const last = ordered[ordered.length - 1];
  const named = ordered.map((answer) => `\`${answer.criterion}: ${answer.text}\``).join(' and ');
  return createFinding({
    rule: 'contradiction',
    severity: 'error',
    message: `${named} cannot both be true: ${because}`,
    place: last?.place ?? flow.place,
    flow: flow.name,
    facts: Object.fromEntries(ordered.map((answer) => [answer.criterion, answer.text])),
    remedy,
    sources: [],
    related: ordered
      .slice(0, -1)
      .map((answer) => ({ message: `\`${answer.criterion}: ${answer.text}\` is said here`, place: answer.place })),
    fingerprint: fingerprint([system.name, flow.name, 'contradiction', ...ordered.map((answer) => answer.criterion)]),
  });
}

/** A stated number of consumers that the names in `to` refute. */
function audienceMiscounted(system: System, flow: Flow, rulebook: Rulebook): Finding[] {
  const audience = rulebook.base.criteria.find((criterion) => criterion.role === 'audience');
  const answer = audience && flow.needs.get(audience.name);
  const named = flow.to?.length ?? 0;
  if (!answer || answer.origin === 'derived' || answer.values?.length !== 1) return [];
  if (audience.counts?.[answer.values[0]] !== 1 || named < 2) return [];
  const list = flow.to?.map(({ name }) => name) ?? [];
  const place = flow.to?.[0]?.place ?? flow.place;
  return [
    createFinding({
      rule: 'contradiction',
      severity: 'error',
      message: `\`${answer.criterion}: ${answer.text}\` cannot be true while \`to\` names ${named} services`,
      place: answer.place,
      flow: flow.name,
      facts: { [answer.criterion]: answer.text, to: list.join(', ') },
      remedy: 'Name one service in `to`, or leave the criterion out and let it be read off the names.',
      sources: [],
      related: [{ message: `${named} services are named here`, place }],
      fingerprint: fingerprint([system.name, flow.name, 'contradiction', answer.criterion, 'to']),
    }),
  ];
}
