import { pitfallsBy, type Rulebook, SystemAnalysis } from '../../advice/index.js';
import { SEVERITIES } from '../../model/finding.js';
import type { System } from '../../model/system.js';
import type { Screen } from '../../terminal/screen.js';
import { printable } from '../../text/escape.js';
import type { Io } from '../io.js';
import { pickOnce } from '../output/prompt-once.js';
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
  if (io.terminal === undefined) return 0;
  const first = flowWorthAsking(system, rulebook);
  const goesOn = (await pickOnce(screenFor(file, first), io)) === 0;
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
