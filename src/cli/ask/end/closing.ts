import { advise } from '../../../advice/index.js';
import { printable } from '../../../text/escape.js';
import { saveNew } from '../../save.js';
import type { Draft } from '../draft.js';
import { sizeOf } from '../prompt/picture/size.js';
import type { Progress, Setting } from '../session.js';
import { commandLine } from './command-line.js';
import { endScreen } from './ending.js';

/** Writes the report, if one is wanted, and says how it all ended. */
export async function closing(
  { args, io, places, rulebook, look }: Setting,
  { draft, accepted }: Progress,
): Promise<string> {
  const system = (draft as Draft).system();
  if (system === undefined) throw new Error('nothing was written');
  const advice = advise(system, rulebook());
  const written = draft?.touched ? [places.target] : [];
  if (places.report !== undefined) {
    const { renderReport } = await import('../../../render/markdown/report.js');
    saveNew(places.report, renderReport(advice, rulebook().base), args.force, io);
    written.push(places.report);
  }
  const told = accepted
    .map((name) => advice.flows.find(({ flow }) => flow.name === name))
    .filter((each) => each !== undefined);
  const last = told[told.length - 1];
  const before = told
    .slice(0, -1)
    .filter((each, at, all) => all.findIndex(({ flow }) => flow.name === each.flow.name) === at)
    .map(({ flow, style, decided }) => `${printable(flow.name)}: ${style} ${decided ? '(decided)' : '(so far)'}\n`);
  const done = { file: places.target, written, report: places.report, several: system.flows.length > 1 };
  return before.join('') + endScreen(last, rulebook().base.styles, done, look, sizeOf(io.terminal?.output));
}

/** What to say when somebody stopped it: where the answers are, and how to go on. */
export function interruptedText({ places }: Setting, { draft, named }: Progress): string {
  if (!draft?.touched || named === undefined)
    return places.own
      ? `Stopped. ${printable(places.target)} is as it was.\n`
      : 'Stopped. Nothing was answered, so nothing was written.\n';
  const command = commandLine(['driven', 'ask', places.target, '--flow', named.flow]);
  return `Stopped. What was answered is in ${printable(places.target)}. Go on with: ${command}\n`;
}

/** The answers of a session that could not be saved, so that nobody has to give them twice. */
export function unsavedText({ flow }: Progress): string {
  const answers = [...(flow?.needs.values() ?? [])].filter(
    ({ origin }) => origin === 'stated' || origin === 'argument',
  );
  if (answers.length === 0) return '';
  const words = answers.map(
    ({ criterion, text }) => `${criterion}=${text.replace(/^\[(.*)\]$/, '$1').replaceAll(', ', ',')}`,
  );
  return `The answers were: ${commandLine(['driven', 'advise', ...words])}\n`;
}
