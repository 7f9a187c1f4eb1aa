import type { FlowAdvice, OpenCriterion, Reason } from '../../model/advice.js';
import type { Style } from '../../model/style.js';
import { printable } from '../../text/escape.js';
import { plural } from '../../text/phrases.js';
import { capacityTexts, carrierTexts, costTexts, ruledOutTexts } from './carriers.js';
import { consumerTexts } from './consumers.js';
import { prettyFinding } from './findings.js';
import { likelihoodText } from './percent.js';
import type { Theme } from './theme.js';
import { wrap } from './wrap.js';

/** How many open criteria are spelled out; the others are named. */
const SPELLED_OUT = 3;

export function flowSection(advice: FlowAdvice, theme: Theme, width: number): string {
  const { flow, style, decided, open } = advice;
  const lines = [
    `${theme.bold(printable(flow.name))}: ${theme.style(style, theme.bold(style))}${decided ? '' : theme.dim(' (so far)')}`,
  ];
  const say = (text: string) => lines.push(`  ${wrap(printable(text), width, 2)}`);
  if (flow.about) say(flow.about);
  if (decided) say('Decided: no answer still open can change this.');
  else {
    say(`Not decided: ${plural(open.length, 'open answer')} can still change it. ${likelihoodText(advice.likelihood)}`);
    if (advice.likelihood[style] === 0)
      say(`${style} is where it stands on what was said so far; with everything said it will be something else.`);
  }
  for (const { answer, means } of advice.unsettled) say(`\`${answer}\`: ${means}`);
  if (style === 'hybrid' && advice.published === undefined) say(advice.meaning);
  if (style === 'either' && advice.likelihood.either > 0) say('The simplest thing that already runs will do.');
  say(brokerText(advice.broker));
  for (const finding of advice.findings) lines.push('', prettyFinding(finding, theme, width).trimEnd());

  const supports = (reason: Reason) => style === 'hybrid' || style === 'either' || reason.favours === style;
  section(
    'Why',
    advice.reasons.filter(supports).map((reason) => reasonText(reason, style === 'hybrid' || style === 'either')),
  );
  section(
    'What you give up',
    againstTexts(
      advice.reasons.filter((reason) => !supports(reason)),
      advice.reasons.filter(supports),
    ),
  );
  section('Consumers', consumerTexts(advice, theme, width));
  section('Carried by', carrierTexts(advice, theme, width));
  section('Not by', ruledOutTexts(advice, width));
  if (advice.pattern !== undefined)
    section('Pattern', [
      `  - ${wrap(printable(`${advice.pattern.id} (${advice.pattern.name}): ${advice.pattern.because}`), width, 4)}`,
    ]);
  section('Sizing', [...capacityTexts(advice.capacity, width), ...costTexts(advice.cost, width)]);
  section('What would change it', flipTexts());
  section('Still open', openTexts());
  return lines.join('\n');

  function section(title: string, texts: string[]): void {
    if (texts.length > 0) lines.push('', `  ${theme.bold(title)}`, ...texts);
  }

  function reasonText({ rule, favours, strength, because, facts }: Reason, withSide: boolean): string {
    const written = Object.entries(facts).map(([name, value]) => printable(`${name}: ${value}`));
    const head = withSide ? `${strength}, for ${favours}` : strength;
    return `  - ${wrap(printable(`${head}: ${because}`), width, 4)}\n    ${theme.dim(wrap([...written, printable(`[${rule}]`)].join('  '), width, 4))}`;
  }

  function againstTexts(against: readonly Reason[], supporting: readonly Reason[]): string[] {
    return [
      ...against.map((reason) => reasonText(reason, false)),
      ...supporting.slice(0, 3).map(({ but }) => `  - ${wrap(printable(but), width, 4)}`),
    ];
  }

  function flipTexts(): string[] {
    const changes = advice.flips.map(({ change }) =>
      printable(
        Object.entries(change)
          .map(([name, value]) => `${name}: ${value}`)
          .join(', '),
      ),
    );
    const longest = Math.min(width - 24, Math.max(0, ...changes.map((text) => text.length)));
    if (changes.length === 0) return [`  - No change of up to three answers.`];
    return advice.flips.map((flip, index) => `  - ${changes[index].padEnd(longest)}  → ${theme.style(flip.style)}`);
  }

  function openTexts(): string[] {
    const spelled = open.slice(0, SPELLED_OUT).map((criterion) => openText(criterion, style, theme, width));
    const rest = open.slice(SPELLED_OUT).map(({ criterion }) => criterion);
    return rest.length === 0
      ? spelled
      : [...spelled, `  - ${wrap(printable(`matter less: ${rest.join(', ')}`), width, 4)}`];
  }
}

function brokerText({ needed, because }: FlowAdvice['broker']): string {
  if (needed === null) return `Is a broker needed? ${because}`;
  return `${needed ? 'A' : 'No'} broker is needed. ${because}`;
}

/** A question with what each answer would do; in one line where none changes the style by itself. */
function openText(
  { criterion, question, values, unit }: OpenCriterion,
  style: Style,
  theme: Theme,
  width: number,
): string {
  const head = `  - ${printable(criterion)}: ${wrap(printable(question), width, 4 + criterion.length + 2)}`;
  const outcomes = values.map(
    (answer) => `${printable(unit === '' ? answer.value : answer.label)} → ${theme.style(answer.style)}`,
  );
  const shown = values.every((answer) => answer.style === style)
    ? ['By itself no answer to it changes the style; together with others it can.']
    : outcomes;
  return `${head}\n      ${shown.join('\n      ')}`;
}
