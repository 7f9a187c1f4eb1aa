import type { ListItem, Root } from 'mdast';
import { type CheckReport, flowCount, isNothingBuilt, liveFindings, summarize } from '../../../check/report.js';
import { STALE_RULE } from '../../../check/suppression.js';
import { type Finding, SEVERITIES } from '../../../model/finding.js';
import { capital, plural } from '../../../text/phrases.js';
import { positionAt } from '../../../text/source.js';
import type { ToRepoPath } from '../../check-ci/repo-path.js';
import {
  type Block,
  heading,
  html,
  type Inline,
  inlineCode,
  item,
  paragraph,
  sentences,
  table,
  text,
} from '../nodes.js';
import { code, prose, sentence } from '../outside-text.js';
import { print, root } from '../print.js';
import { fitting, folded } from './folded.js';

/** The room of each part, in characters; what does not fit is counted. */
const ROOM = { table: 24_000, remedies: 20_000, infos: 8_000, fixed: 8_000 };

/** By this line a job finds the comment that it wrote before. */
const MARK = '<!-- driven check -->';

/** The findings as a comment on a pull request: what counts, what to do, what is fixed since the baseline. */
export function markdownCheck(report: CheckReport, toRepoPath: ToRepoPath): string {
  return print(checkTree(report, toRepoPath));
}

/** The same as a tree, in which every text from outside is text or code. */
export function checkTree(report: CheckReport, toRepoPath: ToRepoPath): Root {
  const live = liveFindings(report);
  const isMended = ({ rule }: Finding) => rule === STALE_RULE.baseline;
  const loud = live.filter(({ severity }) => severity !== 'info');
  const infos = live.filter((finding) => finding.severity === 'info' && !isMended(finding));
  const line = (finding: Finding): Inline =>
    sentences(where(finding, toRepoPath), sentence(finding.message), prose(finding.remedy));
  return root(
    html(MARK),
    heading(3, ['Messaging: ', counted(report)]),
    findingTable(loud, toRepoPath),
    folded('What to do', loud.filter(({ remedy }) => remedy !== '').map(remedyOf), ROOM.remedies),
    folded(
      'Worth stating',
      infos.map((finding) => item(line(finding))),
      ROOM.infos,
    ),
    folded(
      'Fixed since the baseline',
      live.filter(isMended).map((finding) => item(prose(finding.message))),
      ROOM.fixed,
    ),
    paragraph(scope(report)),
  );
}

function findingTable(findings: readonly Finding[], toRepoPath: ToRepoPath): Block {
  if (findings.length === 0) return [];
  const row = (finding: Finding): Inline[] => [
    finding.severity,
    where(finding, toRepoPath),
    sentences(prose(finding.message), ['(', inlineCode(finding.rule), ')']),
  ];
  const shown = fitting(findings.map(row), ROOM.table, (each) => table([], [each]));
  const left = findings.length - shown.length;
  const more = text`And ${String(left)} more; ${inlineCode('driven check')} prints all of them.`;
  return [table(['', 'Where', 'What'], shown), left === 0 ? [] : paragraph(more)];
}

function where({ place: { source, span } }: Finding, toRepoPath: ToRepoPath): Inline {
  return code(`${toRepoPath(source.path).path}:${positionAt(source, span.start).line}`);
}

const remedyOf = ({ rule, flow, remedy }: Finding): ListItem =>
  item([inlineCode(rule), flow === undefined ? '' : [' in ', code(flow)], ': ', sentence(remedy)]);

function counted({ findings }: CheckReport): string {
  const summary = summarize(findings);
  const found = SEVERITIES.filter((severity) => severity !== 'info' && summary[severity] > 0);
  return found.length === 0 ? 'nothing found' : found.map((severity) => plural(summary[severity], severity)).join(', ');
}

function scope(report: CheckReport): Inline {
  const { waived, baselined } = summarize(report.findings);
  const aside = [
    ...(waived > 0 ? [`${waived} waived`] : []),
    ...(baselined > 0 ? [`${baselined} accepted by the baseline`] : []),
  ].join(', ');
  const read = `${plural(flowCount(report), 'flow')} in ${plural(report.files, 'file')}`;
  return sentences(
    `${capital(read)} checked.`,
    aside === '' ? '' : `${capital(aside)}.`,
    isNothingBuilt(report)
      ? ['Nothing is stated as built: say under ', inlineCode('uses'), ' what carries each flow.']
      : '',
  );
}
