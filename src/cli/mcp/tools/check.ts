import { type CheckReport, liveFindings } from '../../../check/report.js';
import { compareFindings, SEVERITIES } from '../../../model/finding.js';
import { themeFor } from '../../../render/pretty/theme.js';
import { Meter } from '../../output/meter.js';
import { checkFiles } from '../../project/check-files.js';
import { selectionOf } from '../../project/selection.js';
import { UsageError } from '../../usage-error.js';
import { CHECKED } from '../answer/schemas.js';
import { sourcesCited } from '../answer/sources.js';
import { callIo } from '../call-io.js';
import { grantedFiles } from '../granted-files.js';
import { TEXT } from './described.js';
import { tool } from './tool.js';

/** So many findings are told in words; the value has all. */
const MOST = 12;

export const checkTool = tool({
  name: 'check',
  title: 'Check what is built against what is needed',
  description:
    'Finds the mistakes in a description: brokers that cannot do what is needed, quotas exceeded, missing dead letters, duplicates that harm, cycles and more, each with its line, the remedy and sources. What is not stated is told as an info with the facts worth stating.',
  fields: {
    text: { kind: 'text', description: 'A system.yaml, or a file that deploys.' },
    files: {
      kind: 'names',
      description: 'Paths of such files, in the folders that the client grants (roots); relative ones start there.',
    },
    deployed: { kind: 'names', description: 'Paths of files that deploy: what was decided is held against them.' },
  },
  answer: CHECKED,
  async run({ text, files = [], deployed = [] }, { rulebook, io, roots, turn }) {
    if (text === undefined && files.length === 0) throw new UsageError('text or files: missing; expected one of them');
    const named = [...files, ...deployed];
    const granted = named.length === 0 ? undefined : roots();
    if (named.length > 0 && granted === undefined)
      throw new UsageError(
        `${files.length > 0 ? 'files' : 'deployed'}: this client grants no folders (roots), so no file may be read; send its content as text`,
      );
    const texts = new Map(text === undefined ? [] : [[TEXT, text]]);
    const call = callIo(io, texts, granted === undefined ? undefined : grantedFiles(io.files, granted));
    await turn();
    const paths = [...texts.keys(), ...new Set(files)];
    const { isEnabled } = selectionOf({}, undefined, rulebook.base, deployed.length > 0);
    const meter = new Meter(undefined);
    const found = await checkFiles(paths, deployed, { rulebook, isEnabled, meter }, call.io);
    const { findings, checked } = found;
    const report: CheckReport = {
      files: paths.length + found.against.length,
      checked,
      findings: [...findings].sort(compareFindings),
      baseline: false,
    };
    const { checkValue } = await import('../../../render/check-json.js');
    const { countLine, prettyCheck } = await import('../../../render/pretty/check.js');
    const notes = call.notes() + found.said;
    const told = gravest(report);
    const shown = prettyCheck(told, await themeFor(0), 100, { verbose: true, quiet: true });
    const more = liveFindings(report).length - told.findings.length;
    return {
      value: {
        ...checkValue(report),
        notes,
        sources: sourcesCited(
          rulebook.base,
          findings.flatMap(({ sources }) => sources),
        ),
      },
      text: [shown, ...(more > 0 ? [`and ${more} more under \`findings\`\n`] : []), notes, `${countLine(report)}\n`]
        .filter((part) => part !== '')
        .join(shown === '' ? '' : '\n'),
    };
  },
});

/** What a conversation has room for: the gravest findings, in the order of the file. */
function gravest(report: CheckReport): CheckReport {
  const live = liveFindings(report);
  const kept = new Set(SEVERITIES.flatMap((each) => live.filter(({ severity }) => severity === each)).slice(0, MOST));
  return { ...report, findings: live.filter((finding) => kept.has(finding)) };
}
