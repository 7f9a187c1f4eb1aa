import type { FlowAdvice } from '../../model/advice.js';
import type { RuleBase } from '../../model/knowledge.js';
import { printable } from '../../text/escape.js';
import { padded } from '../../text/width.js';
import { wrapLines } from '../../text/wrap.js';
import type { Theme } from '../pretty/theme.js';
import { commandFor, type Given } from './given.js';
import { layOut, type Row } from './rows.js';

/** Whether anything was said that a style can follow from. */
export function isSaid({ flow }: FlowAdvice, { criteria }: RuleBase): boolean {
  return criteria.some(({ name, serves }) => serves === 'style' && flow.needs.has(name));
}

/** In place of an answer: that there is none yet, the first question, and how to answer it. */
export function nothingSaidScreen(advice: FlowAdvice, given: Given, theme: Theme, width: number): string[] {
  const [first] = advice.open;
  const name = given.isFile || given.isInput ? `of \`${printable(advice.flow.name)}\`` : 'of the flow';
  const head = wrapLines(
    `Nothing was said ${name} yet that decides between a queue and a log, so nothing is recommended.`,
    width,
  );
  if (first === undefined) return head;
  const longest = Math.max(...first.values.map(({ value }) => value.length));
  const indent = longest + 4;
  const values = first.values.flatMap(({ value, label }) =>
    wrapLines(printable(label), width - indent).map(
      (line, at) => padded(at === 0 ? `  ${printable(value)}` : '', indent) + line,
    ),
  );
  const answer = commandFor('advise', given, advice, [...given.values, `${first.criterion}=${first.values[0]?.value}`]);
  const asked = commandFor('ask', given, advice);
  const commands: Row[] = given.isInput
    ? [{ label: 'Say it', text: `as \`${first.criterion}\` under \`needs\`` }]
    : [
        { label: 'Say it', text: '', command: answer },
        { label: 'Be asked', text: '', command: asked },
      ];
  return [...head, '', theme.bold(printable(first.question)), ...values, '', ...layOut(commands, theme, width)];
}
