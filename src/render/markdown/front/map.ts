import type { FlowAdvice } from '../../../model/advice.js';
import { STYLES, type Style } from '../../../model/style.js';
import { capital } from '../../../text/phrases.js';
import { flowMap } from '../../mermaid.js';
import { type Block, fence, paragraph } from '../nodes.js';
import type { ReportContext } from '../report-context.js';

const SHAPES: Record<Style, string> = {
  'message-driven': 'rounded ends: message-driven',
  'event-driven': 'hexagon: event-driven',
  hybrid: 'double sides: hybrid',
  either: 'rounded corners: either',
};

/** The map of the flows, with a legend. */
export function map(flows: readonly FlowAdvice[], { base, carrierOf }: ReportContext): Block {
  const drawn = flowMap(flows, base, flows.map(carrierOf));
  if (drawn === undefined)
    return paragraph('The flow map is left out: with this many flows and services the table is easier to read.');
  if (drawn.kind === 'pairs')
    return [
      fence('mermaid', drawn.diagram),
      paragraph('The map counts the flows between each two services. The table has each flow by itself.'),
    ];
  const styles = STYLES.filter((style) => flows.some((each) => each.style === style));
  const signs = [
    ...styles.map((style) => SHAPES[style]),
    ...(flows.some((each) => !each.decided) ? ['dashed border: an open answer could still change the style'] : []),
    ...(drawn.unnamed ? ['dashed arrow: an end that nobody named, or an open audience'] : []),
  ];
  return [fence('mermaid', drawn.diagram), paragraph(`${capital(signs.join('; '))}.`)];
}
