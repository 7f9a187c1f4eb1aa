import type { FlowAdvice, PotentialPitfall } from '../../../model/advice.js';
import type { RuleBase } from '../../../model/knowledge.js';
import { oneLine } from '../../../text/phrases.js';
import { type Inline, joined } from '../nodes.js';
import { prose } from '../outside-text.js';

/** Mistakes told of a flow, the gravest first. */
const MOST = 4;

export const gravest = ({ pitfalls }: FlowAdvice): readonly PotentialPitfall[] => pitfalls.slice(0, MOST);

/** A mistake in a line. */
export function pitfallTitle({ id, what }: PotentialPitfall, { pitfalls }: RuleBase): Inline {
  return prose(oneLine(pitfalls.find((pitfall) => pitfall.id === id)?.short, what));
}

/** The mistakes that this flow may make. */
export function pitfallLine(flow: FlowAdvice, base: RuleBase): Inline {
  return joined(
    gravest(flow).map((each) => pitfallTitle(each, base)),
    '; ',
  );
}
