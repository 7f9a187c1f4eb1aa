import type { ConsumerAdvice, FlowAdvice } from '../../../model/advice.js';
import { type Block, type Inline, joined, paragraph, sentences, strong, table, text } from '../nodes.js';
import { code, name, sentence } from '../outside-text.js';
import { styleWords } from '../phrases.js';

/** Who takes a flow from what, where its consumers need different things. */
export function consumersOf({ consumers, published, style, meaning }: FlowAdvice): Block {
  if (published === undefined) return [];
  // A hybrid flow has said so in its decision.
  const said = style === 'hybrid' && meaning !== '' ? '' : sentence(`${published}.`);
  return [
    paragraph(
      sentences(strong('Consumers.'), said, 'Each is judged with what it says for itself over what the flow says.'),
    ),
    table(['Consumer', 'Says for itself', 'Style', 'Takes its records', 'Because'], consumers.map(row)),
  ];
}

function row({ consumer, style, decided, takes, bridge, reasons }: ConsumerAdvice): readonly Inline[] {
  const said = [
    ...[...consumer.needs.values()].map((answer) => code(`${answer.criterion}: ${answer.text}`)),
    ...[...(consumer.uses?.values() ?? [])].map((fact) => code(`uses ${fact.name}: ${fact.text}`)),
  ];
  const [first] = reasons.filter(({ favours }) => style === 'hybrid' || style === 'either' || favours === style);
  return [
    name(consumer.name),
    said.length === 0 ? 'nothing' : joined(said, ', '),
    `${styleWords(style)}${decided ? '' : ' so far'}`,
    bridge === undefined ? takes : text`${takes} (${name(bridge.id)})`,
    first === undefined ? '' : sentence(first.because),
  ];
}
