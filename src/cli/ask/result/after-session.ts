import { advise, adviseFlow, SystemAnalysis } from '../../../advice/index.js';
import { formatAnswer } from '../../../model/answer.js';
import { sizeOf } from '../../../terminal/layout/size.js';
import { printable } from '../../../text/escape.js';
import { commandLine } from '../../../text/shell.js';
import { FILE, FORMATS } from '../../formats.js';
import type { Progress } from '../progress.js';
import type { SessionSetting } from '../setting.js';
import { nextText, resultText } from './result-text.js';

/** Writes the report, if one is wanted. @returns what to print: the verdicts, what was written, what to do next */
export async function afterSession(
  { args, io, paths, rulebook, style, prompter }: SessionSetting,
  { draft, accepted, remarks }: Progress,
): Promise<string> {
  const system = draft?.system;
  if (system === undefined) throw new Error('nothing was written');
  const analysis = new SystemAnalysis(system, rulebook());
  const written = draft?.touched ? [paths.target] : [];
  if (paths.report !== undefined) {
    const { saveRecord } = await import('../../record/save-record.js');
    const text = await FORMATS.report.markdown.print({ advice: advise(analysis), base: rulebook().base }, FILE);
    saveRecord(paths.report, text, args.force, io);
    written.push(paths.report);
  }
  const verdicts = [...new Set(accepted)]
    .flatMap((name) => analysis.flows.find(({ flow }) => flow.name === name) ?? [])
    .map(adviseFlow);
  const last = verdicts[verdicts.length - 1];
  const done = { file: paths.target, written, report: paths.report, several: system.flows.length > 1, remarks };
  const size = sizeOf(io.terminal?.output);
  // The verdict was printed line by line already.
  if (prompter.stays) return nextText(last, done, style, size);
  const before = verdicts
    .slice(0, -1)
    .map(
      ({ flow, style: verdict, decided }) =>
        `${printable(flow.name)}: ${verdict} ${decided ? '(decided)' : '(so far)'}\n`,
    );
  return before.join('') + resultText(last, rulebook().base.styles, done, style, size);
}

/** What to say when somebody stopped it: where the answers are, and how to go on. */
export function interruptedText({ paths }: SessionSetting, { draft, flowName }: Progress): string {
  if (!draft?.touched || flowName === undefined)
    return paths.own
      ? `Stopped. ${printable(paths.target)} is as it was.\n`
      : 'Stopped. Nothing was answered, so nothing was written.\n';
  const command = commandLine(['driven', 'ask', paths.target, '--flow', flowName.flow]);
  return `Stopped. What was answered is in ${printable(paths.target)}. Go on with: ${command}\n`;
}

/** The answers of a session that could not be saved, so that nobody has to give them twice. */
export function unsavedText({ flow }: Progress): string {
  const answers = [...(flow?.needs.values() ?? [])].filter(
    ({ origin }) => origin === 'stated' || origin === 'argument',
  );
  if (answers.length === 0) return '';
  const words = answers.map((answer) => `${answer.criterion}=${formatAnswer(answer, 'argument')}`);
  return `The answers were: ${commandLine(['driven', 'advise', ...words])}\n`;
}
