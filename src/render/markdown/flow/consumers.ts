import type { ConsumerAdvice, FlowAdvice } from '../../../model/advice.js';
import { type Inline, joined, text } from '../nodes.js';
import { code, name, sentence } from '../outside-text.js';
import { styleWords } from '../phrases.js';

/** Consumers with a line each before the rest is counted. */
const MOST = 8;

/** Who takes a flow from what, where its consumers need different things. */
export function consumerLines({ consumers, published, style, meaning }: FlowAdvice): readonly Inline[] {
  if (published === undefined) return [];
  // A hybrid flow has said so as its meaning.
  const said = style === 'hybrid' && meaning !== '' ? '' : sentence(`${published}.`);
  const shown = consumers.length <= MOST + 1 ? consumers : consumers.slice(0, MOST);
  const left = consumers.length - shown.length;
  return [said, ...shown.map(consumerLine), left === 0 ? '' : `and ${left} more, in the file`];
}

function consumerLine({ consumer, style, decided, takes, bridge }: ConsumerAdvice): Inline {
  const said = [
    ...[...consumer.needs.values()].map((answer) => code(`${answer.criterion}: ${answer.text}`)),
    ...[...(consumer.uses?.values() ?? [])].map((fact) => code(`uses ${fact.name}: ${fact.text}`)),
  ];
  return [
    text`${name(consumer.name)}: ${takes}`,
    bridge === undefined ? '' : [' (', name(bridge.id), ')'],
    `, ${styleWords(style)}${decided ? '' : ' so far'}; says for itself `,
    said.length === 0 ? 'nothing' : joined(said, ', '),
  ];
}
