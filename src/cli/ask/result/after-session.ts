import { advise, SystemAnalysis } from '../../../advice/index.js';
import { sizeOf } from '../../../terminal/layout/size.js';
import { printable } from '../../../text/escape.js';
import { saveNew } from '../../save.js';
import type { Progress, SessionSetting } from '../session.js';
import { commandLine } from './command-line.js';
import { nextText, resultText } from './result-text.js';

/** Writes the report, if one is wanted, and says how it all ended. */
export async function afterSession(
  { args, io, places, rulebook, look, asker }: SessionSetting,
  { draft, accepted }: Progress,
): Promise<string> {
  const system = draft?.system;
  if (system === undefined) throw new Error('nothing was written');
  const written = draft?.touched ? [places.target] : [];
  const advice = advise(new SystemAnalysis(system, rulebook()), places.report === undefined ? accepted : undefined);
  if (places.report !== undefined) {
    const { renderReport } = await import('../../../render/markdown/report.js');
    saveNew(places.report, renderReport(advice, rulebook().base), args.force, io);
    written.push(places.report);
  }
  const told = [...new Set(accepted)].flatMap((name) => advice.flows.find(({ flow }) => flow.name === name) ?? []);
  const last = told[told.length - 1];
  const done = { file: places.target, written, report: places.report, several: system.flows.length > 1 };
  const size = sizeOf(io.terminal?.output);
  // What was shown line by line is there already.
  if (asker.stays) return nextText(last, done, look, size);
  const before = told
    .slice(0, -1)
    .map(({ flow, style, decided }) => `${printable(flow.name)}: ${style} ${decided ? '(decided)' : '(so far)'}\n`);
  return before.join('') + resultText(last, rulebook().base.styles, done, look, size);
}

/** What to say when somebody stopped it: where the answers are, and how to go on. */
export function interruptedText({ places }: SessionSetting, { draft, named }: Progress): string {
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
