import type { Answers } from '../../model/answer.js';
import type { Carrier } from '../../model/broker.js';
import type { Objection } from '../../model/carrying.js';
import type { Criterion } from '../../model/criterion.js';
import { formatQuantity } from '../../model/quantity.js';
import { threeFigures } from '../../text/figures.js';
import { raise } from '../objections/requirement.js';
import { amountOf, BYTES_IN, type FigureRule, IN_FLIGHT, quotaOn, UNITS } from './figure.js';
import { loadOf } from './load.js';

/** The figures that a vendor bounds: what they come to is held against the quota before anything is recommended. */
const BOUNDED = [IN_FLIGHT, BYTES_IN, UNITS];

const bounds = new WeakMap<Carrier, readonly FigureRule[]>();

/** The figures on which a carrier has a quota; most have none. */
function boundsOf(carrier: Carrier): readonly FigureRule[] {
  let own = bounds.get(carrier);
  if (own === undefined) {
    own = BOUNDED.filter(({ quota = '' }) => {
      const value = carrier.facts.get(quota)?.value;
      return typeof value === 'number' && Number.isFinite(value);
    });
    bounds.set(carrier, own);
  }
  return own;
}

/** Adds what the quotas of a carrier have against the load of a flow: the same arithmetic that the sizing prints. */
export function overQuotas(
  objections: Objection[],
  carrier: Carrier,
  answers: Answers,
  criteria: readonly Criterion[],
): void {
  const load = loadOf(answers, criteria);
  if (load.rate === undefined) return;
  for (const rule of boundsOf(carrier)) {
    const inputs = rule.inputs(load, carrier);
    const amount = inputs && amountOf(rule, inputs);
    const quota = amount && quotaOn(rule, amount, carrier);
    if (inputs === undefined || amount === undefined || quota === undefined || quota.over === 'no') continue;
    const { fact, over } = quota;
    objections.push({
      ...weighed(over === 'all', fact.recalled, fact.raisable),
      figure: rule.figure,
      criteria: inputs.map(({ name }) => name).filter((name) => answers.has(name)),
      // Put into words when it is asked for: most carriers of most flows are never told of.
      get because() {
        const [from, to] = [said(rule, amount.least, carrier), said(rule, amount.most, carrier)];
        return `${rule.formula(inputs)} is ${from === to ? to : `${from} to ${to}`}; ${fact.text} at most by quota`;
      },
      source: fact.source,
      asOf: fact.asOf,
    });
  }
}

/** A fixed quota rules out; what can be raised, or is only reached at the most, strains; what is recalled proves nothing. */
function weighed(
  all: boolean,
  recalled: boolean,
  raisable: string | undefined,
): Pick<Objection, 'match' | 'weight' | 'workaround'> {
  if (raisable !== undefined) return { match: 'strains', weight: 'routine', workaround: raise(raisable) };
  if (recalled) return { match: 'unknown', workaround: 'measure it before relying on it' };
  if (!all) return { match: 'strains', weight: 'costly', workaround: 'settle the load to what it can take' };
  return { match: 'cannot', workaround: '' };
}

function said({ figure, unit }: FigureRule, value: number, carrier: Carrier): string {
  if (figure === 'bytesIn') return `${formatQuantity(value, 'size')}/s`;
  return `${threeFigures(value)} ${unit(carrier)}${figure === 'inFlight' ? ' in flight' : ''}`;
}
