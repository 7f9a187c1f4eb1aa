import { pitfallsBy, type Rulebook, SystemAnalysis } from '../../advice/index.js';
import { SEVERITIES } from '../../model/finding.js';
import type { System } from '../../model/system.js';
import { isPlain } from '../../terminal/layout/style.js';
import { LinePrompter } from '../../terminal/line-prompter.js';
import { LivePrompter } from '../../terminal/live-prompter.js';
import { Interrupted, type Prompter, type Screen } from '../../terminal/screen.js';
import { printable } from '../../text/escape.js';
import { askStyle } from '../ask/style.js';
import type { Io } from '../io.js';
import type { RuleOptions } from '../rules/rulebook.js';

const ITEMS = [
  { label: 'Yes, ask me', word: 'yes' },
  { label: 'Not now', word: 'no' },
];

/** On a terminal: whether to go on with the questions that no file can answer, and then that. @returns the exit status */
export async function offerAsk(
  file: string,
  system: System,
  options: RuleOptions,
  rulebook: Rulebook,
  io: Io,
): Promise<number> {
  const { terminal } = io;
  if (terminal === undefined) return 0;
  const style = askStyle(io);
  const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  const prompter: Prompter = isPlain(io.env) ? new LinePrompter(terminal) : new LivePrompter(terminal, style, sleep);
  const first = flowWorthAsking(system, rulebook);
  let goesOn = false;
  try {
    const reply = await prompter.ask(screenFor(file, first));
    goesOn = reply.kind === 'picked' && reply.items[0] === 0;
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
  }
  await prompter.close();
  if (!goesOn) return 0;
  const { ask } = await import('../ask/ask.js');
  const args = { ...options, file, criteria: [], all: false, demo: false, force: false };
  return ask(first === undefined ? args : { ...args, flow: first.flow }, io);
}

interface WorthAsking {
  readonly flow: string;
  readonly because?: string;
}

/** The flow of which one answer would bring the gravest pitfall to light; else the first. */
export function flowWorthAsking(system: System, rulebook: Rulebook): WorthAsking | undefined {
  const pitfallsIn = pitfallsBy(rulebook.base);
  let best: (WorthAsking & { readonly rank: number }) | undefined;
  for (const analysis of new SystemAnalysis(system, rulebook).flows) {
    const { away } = pitfallsIn(analysis);
    const rank = away === undefined ? SEVERITIES.length : SEVERITIES.indexOf(away.pitfall.severity);
    if (best !== undefined && best.rank <= rank) continue;
    const because = away && `one answer, \`${away.fact.split('.')[1]}\`, shows whether ${away.pitfall.id} holds`;
    best = { flow: analysis.flow.name, rank, ...(because === undefined ? {} : { because }) };
  }
  return best;
}

function screenFor(file: string, first: WorthAsking | undefined): Screen {
  const start =
    first === undefined ? '' : ` Starts with ${printable(first.flow)}${first.because ? `: ${first.because}` : ''}.`;
  return {
    id: '@go-on',
    head: '',
    trail: [],
    title: 'Go on with the questions that no file can answer?',
    notes: [`They are put into ${printable(file)}.${start}`],
    help: [],
    body: { kind: 'choices', items: ITEMS, several: '', list: false, at: 0, marked: [] },
    canGoBack: false,
  };
}
