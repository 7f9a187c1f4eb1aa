import type { FlowAdvice, Reason } from '../../model/advice.js';
import { printable } from '../../text/escape.js';
import { commandLine } from './command-line.js';
import type { Look } from './prompt/look.js';
import { cut, fold } from './prompt/width.js';
import { flipText } from './stop.js';

/** How many reasons, and how many lines each text may take: it's all meant for one screen. */
const REASONS = 3;
const LINES = 2;

export interface Done {
  /** The system file; undefined where nothing is written. */
  readonly file?: string;
  readonly written: readonly string[];
  readonly report?: string;
  /** Whether the file has other flows, so that commands must name this one. */
  readonly several: boolean;
}

/** The verdict, why, what against it, and what to do next. */
export function endScreen(advice: FlowAdvice, done: Done, look: Look, columns: number): string {
  const width = Math.max(20, Math.min(100, columns - 1));
  const { paint } = look;
  const { flow, style, decided, flips, findings } = advice;
  const lines: string[] = [];
  const say = (text: string, lead = '  ', most = LINES) => {
    const room = width - lead.length;
    const kept = shortened(printable(text), room, most, look);
    lines.push(...kept.map((line, at) => (at === 0 ? lead : ' '.repeat(lead.length)) + line));
  };
  const section = (title: string) => lines.push(paint.bold(title));

  const name = cut(printable(flow.name), Math.max(8, width - style.length - 12), look.more);
  lines.push(
    `${paint.bold(name)}: ${paint.style(style, paint.bold(style))} ${paint.dim(decided ? '(decided)' : '(so far)')}`,
  );
  if (style === 'hybrid') say(advice.meaning);
  say(brokerText(advice));
  for (const { message } of findings) say(`Contradiction: ${message}`, '  ', 3);
  const reasons = supporting(advice).slice(0, REASONS);
  if (reasons.length > 0) {
    section('Why');
    for (const { because } of reasons) say(because, '  - ');
  }
  const against = counterArgument(advice);
  if (against !== undefined) {
    section('Against it');
    say(against, '  - ');
  }
  section('What would change it');
  if (flips.length === 0) say('No change of up to three answers.', '  - ');
  for (const flip of flips.slice(0, 2)) say(flipText(flip), '  - ');
  if (done.written.length > 0) say(`Written: ${done.written.join(', ')}`, '', 3);
  else if (done.file !== undefined) say(`${done.file} is as it was.`, '');
  section('Next');
  for (const command of nextCommands(advice, done)) lines.push(`  ${command}`);
  return `${lines.join('\n')}\n`;
}

/** As much of a text as some lines hold: up to the end of a clause where that is not much less. */
function shortened(text: string, width: number, most: number, look: Look): string[] {
  const folded = fold(text, width);
  if (folded.length <= most) return folded;
  const shown = folded.slice(0, most).join(' ');
  const clause = /^.*[;.](?= )/.exec(shown)?.[0] ?? '';
  if (clause.length > shown.length / 2) return fold(`${clause.slice(0, -1)}.`, width);
  const last = folded[most - 1];
  return [...folded.slice(0, most - 1), cut(`${last} ${look.more}`, width, look.more)];
}

function nextCommands({ flow, flips }: FlowAdvice, { file, report, several }: Done): string[] {
  if (file === undefined) return ['driven ask'];
  const change = Object.entries(flips[0]?.change ?? {}).map(([criterion, value]) => `${criterion}=${value}`);
  const only = several ? ['--flow', flow.name] : [];
  return [
    commandLine(['driven', 'check', file]),
    ...(report === undefined ? [commandLine(['driven', 'report', file, '-o', 'decision.md'])] : []),
    ...(change.length > 0 ? [commandLine(['driven', 'advise', file, ...only, ...change])] : []),
  ];
}

const supports = ({ style }: FlowAdvice, { favours }: Reason) =>
  style !== 'message-driven' && style !== 'event-driven' ? true : favours === style;

function supporting(advice: FlowAdvice): Reason[] {
  const reasons = advice.reasons.filter((reason) => supports(advice, reason));
  if (advice.style !== 'hybrid') return reasons;
  // Of a hybrid both halves have to be told.
  const halves = [reasons[0], reasons.find(({ favours }) => favours !== reasons[0]?.favours)].filter(
    (each) => each !== undefined,
  );
  return [...halves, ...reasons.filter((reason) => !halves.includes(reason))];
}

/** The strongest reason for the other side; where there is none, what speaks against following the first one. */
function counterArgument(advice: FlowAdvice): string | undefined {
  return advice.reasons.find((reason) => !supports(advice, reason))?.because ?? supporting(advice)[0]?.but;
}

function brokerText({ broker: { needed, because } }: FlowAdvice): string {
  if (needed === null) return because;
  return `${needed ? 'A' : 'No'} broker is needed. ${because}`;
}
