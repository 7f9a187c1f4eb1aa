import type { ConsumerAdvice, FlowAdvice } from '../../model/advice.js';
import type { Consumer } from '../../model/system.js';
import { printable } from '../../text/escape.js';
import { capital } from '../../text/phrases.js';
import type { Theme } from './theme.js';
import { wrap } from './wrap.js';

/** Who takes a flow from what, where its consumers need different things: a line for each, and why its style is what it is. */
export function consumerTexts({ consumers, published }: FlowAdvice, theme: Theme, width: number): string[] {
  if (published === undefined) return [];
  return [
    `  ${wrap(printable(`${capital(published)}.`), width, 2)}`,
    ...consumers.map((each) => consumerText(each, theme, width)),
  ];
}

function consumerText(advice: ConsumerAdvice, theme: Theme, width: number): string {
  const { consumer, style, decided, takes, bridge, reasons } = advice;
  const say = (text: string) => `    ${wrap(printable(text), width, 4)}`;
  const [first] = reasons.filter(({ favours }) => style === 'hybrid' || style === 'either' || favours === style);
  const own = ownText(consumer);
  return [
    `  - ${theme.bold(printable(consumer.name))}: ${theme.style(style)}${decided ? '' : theme.dim(' (so far)')}`,
    say(`${takes}${bridge === undefined ? '' : ` (${bridge.id})`}`),
    ...(first === undefined ? [] : [say(`${first.strength}: ${first.because} [${first.rule}]`)]),
    ...(own === '' ? [] : [theme.dim(say(own))]),
  ].join('\n');
}

/** What a consumer says for itself, as written: `replay: history  uses broker: sqs-standard`. */
function ownText({ needs, uses }: Consumer): string {
  const said = [...needs.values()].map(({ criterion, text }) => `${criterion}: ${text}`);
  const built = [...(uses?.values() ?? [])].map(({ name, text }) => `${name}: ${text}`);
  return [...said, ...(built.length === 0 ? [] : [`uses ${built.join(', ')}`])].join('  ');
}
