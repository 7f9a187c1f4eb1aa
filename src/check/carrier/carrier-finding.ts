import type { FlowAnalysis } from '../../advice/index.js';
import { type CarrierMatch, isSettled } from '../../brokers/index.js';
import type { Objection } from '../../model/carrying.js';
import { createFinding, type Finding } from '../../model/finding.js';
import type { SetupValue } from '../../model/system.js';

/** What carries a flow by its `uses`: where that is said, and how it meets the needs. */
export interface Carried {
  readonly analysis: FlowAnalysis;
  readonly fact: SetupValue;
  readonly match: CarrierMatch;
  /** Pitfalls that speak of the flow, so that nothing is said twice. */
  readonly told: ReadonlySet<string>;
}

/** Of several brokers that carry a flow together, the composition of them counts, not each alone. */
export function carriedOf(analysis: FlowAnalysis, told: ReadonlySet<string> = new Set()): Carried | undefined {
  const fact = analysis.built({ kind: 'broker' });
  const { inUse } = analysis;
  return fact === undefined || inUse.length !== 1 ? undefined : { analysis, fact, match: inUse[0], told };
}

/** A finding at what carries a flow. */
export function carrierFinding(
  { analysis: { system, flow, consumer }, fact, match }: Carried,
  parts: Pick<Finding, 'rule' | 'severity' | 'message' | 'remedy'> & {
    readonly sources?: readonly string[];
    /** The criteria whose answers decide. */
    readonly needs: readonly string[];
    readonly object: string;
  },
): Finding {
  const { needs, object, ...said } = parts;
  const answers = needs.flatMap((name) => flow.needs.get(name) ?? []);
  return createFinding({
    ...said,
    place: fact.place,
    system,
    flow: flow.name,
    consumer,
    facts: {
      [fact.name]: fact.text,
      ...Object.fromEntries(answers.map((answer) => [answer.criterion, answer.text])),
    },
    related: answers.map((answer) => ({
      message: `\`${answer.criterion}: ${answer.text}\` is needed here`,
      place: answer.place,
    })),
    about: [fact.name, ...needs, match.carrier.id, object],
  });
}

/** A finding for each of what speaks against the carrier at one grade. */
export function findingsOf(
  carried: Carried,
  grade: Objection['match'],
  told: (objection: Objection) => Pick<Finding, 'rule' | 'severity' | 'message' | 'remedy'>,
): Finding[] {
  return objectionsOf(carried, grade).map((objection) =>
    carrierFinding(carried, {
      ...told(objection),
      sources: cited(objection),
      needs: objection.criteria,
      object: [...objection.criteria, objection.limit ?? ''].join(),
    }),
  );
}

/**
 * What speaks against the carrier at one grade; what a workaround in place settles, says the file, does not count, and
 * what is over a quota is told with its figure, and so is what a pitfall says.
 */
function objectionsOf({ analysis, match, told }: Carried, grade: Objection['match']): Objection[] {
  const { flow, rulebook } = analysis;
  return match.objections.filter(
    (objection) =>
      objection.match === grade &&
      objection.figure === undefined &&
      !told.has(objection.toldBy ?? '') &&
      !isSettled(objection, flow, rulebook.base.criteria),
  );
}

export const cited = ({ source, asOf }: Pick<Objection, 'source' | 'asOf'>) =>
  source === undefined ? [] : [`${source.title}, ${asOf}: ${source.url}`];
