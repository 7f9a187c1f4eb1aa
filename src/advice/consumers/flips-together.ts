import type { Flip } from '../../model/advice.js';
import { STYLES, type Style } from '../../model/style.js';
import type { FlowAnalysis } from '../analysis/flow-analysis.js';
import { combined } from '../verdict/combined.js';
import { flipsOf } from '../verdict/flips.js';
import { sayable } from './said.js';

/** As many are told, as of a flow by itself. */
const MOST = 5;

/**
 * Changes of the flow's own answers that give the whole another style: of those that flip one of its consumers, the ones
 * that carry the whole with it, without any that holds a smaller one. An answer that a consumer gives itself stays.
 */
export function flipsTogether(analysis: FlowAnalysis): Flip[] {
  const found = new Map<string, Flip>();
  for (const consumer of analysis.consumers)
    for (const { change } of flipsOf(consumer)) {
      const key = JSON.stringify(change);
      const style = found.has(key) ? undefined : styleWith(analysis, change);
      if (style !== undefined && style !== analysis.style) found.set(key, { change, style });
    }
  const flips = [...found.values()].sort((a, b) => size(a) - size(b));
  const least = flips.filter((flip) => !flips.some((other) => other !== flip && isWithin(other, flip)));
  // Each style's first set before one style's second.
  const place = new Map<Style, number>();
  const ranked = least.map((flip) => {
    const at = place.get(flip.style) ?? 0;
    place.set(flip.style, at + 1);
    return { flip, at };
  });
  return ranked
    .sort(
      (a, b) =>
        a.at - b.at || size(a.flip) - size(b.flip) || STYLES.indexOf(a.flip.style) - STYLES.indexOf(b.flip.style),
    )
    .slice(0, MOST)
    .map(({ flip }) => flip);
}

const size = ({ change }: Flip) => Object.keys(change).length;

const isWithin = (small: Flip, large: Flip) =>
  size(small) < size(large) && Object.entries(small.change).every(([name, value]) => large.change[name] === value);

/** The style once the flow itself says this; undefined where that can't all be true of some consumer. */
function styleWith({ consumers, written }: FlowAnalysis, change: Flip['change']): Style | undefined {
  const own = new Map((written.consumers ?? []).map(({ name, needs }) => [name, needs]));
  const styles: Style[] = [];
  for (const consumer of consumers) {
    let changed = consumer;
    for (const [name, value] of Object.entries(change)) {
      if (own.get(consumer.consumer ?? '')?.has(name)) continue;
      const answer = sayable(consumer, name, value);
      if (answer === undefined) return undefined;
      changed = changed.with(answer);
    }
    if (changed.full.contradictory) return undefined;
    styles.push(changed.style);
  }
  return combined(styles);
}
