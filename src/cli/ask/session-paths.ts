import { plainFinding } from '../../render/pretty/findings.js';
import { printable } from '../../text/escape.js';
import { readInput } from '../input.js';
import type { Io } from '../io.js';
import { DEFAULT_FILE } from '../load-system.js';
import { existsAlready } from '../save.js';
import { UsageError } from '../usage-error.js';
import type { AskArgs, SessionPaths } from './setting.js';

/** @throws UsageError when a file can't be read, or would be overwritten */
export async function sessionPaths(args: AskArgs, io: Io): Promise<SessionPaths> {
  if (args.demo) return { target: DEFAULT_FILE, own: false };
  const file = args.file ?? DEFAULT_FILE;
  if (file === '-')
    throw new UsageError('driven: `ask` writes its answers back, so it needs a file, not standard input');
  const target = args.output ?? file;
  const { report } = args;
  if (report === target || report === file)
    throw new UsageError(`driven: the report would overwrite the system in ${printable(report)}`);
  if (args.output !== undefined && args.output !== file && !args.force && io.files.exists(args.output))
    throw existsAlready(args.output);
  if (report !== undefined) (await import('../record/save-record.js')).checkOverwrite(report, args.force, io);
  if (!io.files.exists(file)) {
    if (args.output !== undefined && args.file !== undefined)
      throw new UsageError(`driven: there is no ${printable(file)} to continue`);
    return { target, report, own: false };
  }
  const { source, finding } = await readInput(file, io);
  if (finding) throw new UsageError(plainFinding(finding));
  return { target, report, text: source.text, own: target === file };
}
