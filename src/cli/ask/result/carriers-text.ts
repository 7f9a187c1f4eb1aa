import type { FlowAdvice } from '../../../model/advice.js';

/** How many are named beside the first choice. */
const OTHERS = 3;

/** Whether a broker is needed, and which ones would do, the best first. */
export function carriersText({ broker, brokers, needsToDrop }: FlowAdvice): string[] {
  if (broker.needed === false) return [`No broker is needed. ${broker.because}`];
  const lead = broker.needed === null ? [broker.because] : [];
  const fits = brokers.filter(({ verdict }) => verdict === 'fits');
  const usable = fits.length > 0 ? fits : brokers.filter(({ verdict }) => verdict !== 'cannot');
  if (usable.length === 0) {
    const [way] = needsToDrop;
    const without = way === undefined ? '' : ` Without ${way.needs.join(' and ')} there would be ${way.allows[0]}.`;
    return [...lead, `No broker that is known meets all of these needs together.${without}`];
  }
  const [first, ...others] = usable;
  const next = others.slice(0, OTHERS).map(({ id }) => id);
  const more = others.length > next.length ? ` and ${others.length - next.length} more` : '';
  const also = next.length === 0 ? '' : `; also ${next.join(', ')}${more}`;
  const how = fits.length > 0 ? 'Carried by' : 'Carried, with a workaround, by';
  return [...lead, `${how} ${first.name} (${first.id})${also}.`];
}
