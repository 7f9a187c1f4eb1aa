import { type CheckedFile, type CheckReport, type FailOn, fails } from '../check/report.js';
import type { Finding } from '../model/finding.js';
import type { Citation } from '../model/rule.js';
import { printable } from '../text/escape.js';
import { citationsFor } from './check-ci/citation.js';
import type { ToRepoPath } from './check-ci/repo-path.js';
import { element, xmlText } from './check-ci/xml.js';
import { placeText } from './pretty/findings.js';

/** The test for findings of a file that belong to none of its flows. */
const WHOLE = '(the file as a whole)';

export interface JunitSetting {
  readonly failOn: FailOn;
  /** What findings cite by id. */
  readonly sources: readonly Citation[];
  readonly toRepoPath: ToRepoPath;
}

interface Case {
  readonly outcome: 'passed' | 'failure' | 'error';
  readonly xml: string;
}

/** JUnit XML: a suite a file, a test a flow, so that a run without findings still lists its flows. */
export function checkJunit({ checked, findings }: CheckReport, setting: JunitSetting): string {
  const known = new Map(checked.map((file) => [file.path, file]));
  // Packs, baselines and files that can't be read have findings, too.
  const paths = [...new Set([...known.keys(), ...findings.map(({ place }) => place.source.path)])].sort();
  const suites = paths.map((path) => {
    const own = findings.filter(({ place }) => place.source.path === path);
    const cases = casesOf(known.get(path) ?? { path, flows: [], isBuilt: false }, own, setting);
    const tests = cases.map(({ xml }) => xml);
    return { cases, xml: element('testsuite', { name: path, ...counts(cases) }, indented(tests, '    ', '  ')) };
  });
  const all = suites.flatMap(({ cases }) => cases);
  const attributes = { name: 'driven check', ...counts(all) };
  const inside = suites.map(({ xml }) => xml);
  const root = element('testsuites', attributes, indented(inside, '  ', ''));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

const indented = (parts: readonly string[], by: string, end: string) =>
  parts.length === 0 ? '' : `${parts.map((part) => `\n${by}${part}`).join('')}\n${end}`;

function counts(cases: readonly Case[]) {
  const count = (outcome: Case['outcome']) => cases.filter((each) => each.outcome === outcome).length;
  // Readers that show a time show NaN where there is none; a true one would make equal runs differ.
  return { tests: cases.length, failures: count('failure'), errors: count('error'), skipped: 0, time: 0 };
}

function casesOf({ path, flows }: CheckedFile, findings: readonly Finding[], setting: JunitSetting): Case[] {
  const byFlow = new Map<string | undefined, Finding[]>([...flows, undefined].map((flow) => [flow, []]));
  for (const finding of findings) (byFlow.get(finding.flow) ?? byFlow.get(undefined))?.push(finding);
  return [...byFlow].map(([flow, own]) => caseOf(path, flow, own, setting));
}

function caseOf(path: string, flow: string | undefined, findings: readonly Finding[], setting: JunitSetting): Case {
  const { path: file, inside } = setting.toRepoPath(path);
  const faulty = findings.some(({ rule }) => rule === 'input');
  const against = (finding: Finding) => finding.rule === 'input' || fails(finding, setting.failOn);
  const failing = findings.filter(against);
  const rest = findings.filter((finding) => !against(finding));
  const outcome = faulty ? 'error' : failing.length > 0 ? 'failure' : 'passed';
  const textOf = (list: readonly Finding[]) => xmlText(list.map((finding) => body(finding, setting)).join('\n\n'));
  const parts = [
    // One element for all of them: Jenkins and others read the first of a test, and no further.
    ...(outcome === 'passed' ? [] : [element(outcome, headOf(failing), textOf(failing))]),
    ...(rest.length === 0 ? [] : [element('system-out', {}, textOf(rest))]),
  ];
  const attributes = { name: flow ?? WHOLE, classname: path, file: inside ? file : undefined, time: 0 };
  return { outcome, xml: element('testcase', attributes, indented(parts, '      ', '    ')) };
}

function headOf(failing: readonly Finding[]) {
  const more = failing.length - 1;
  return {
    message: `${failing[0].message}${more === 0 ? '' : ` (and ${more} more)`}`,
    type: [...new Set(failing.map(({ rule }) => rule))].join(' '),
  };
}

function suppressionText({ suppression }: Finding): string {
  if (suppression === undefined) return '';
  return suppression.kind === 'waiver' ? `waived (${printable(suppression.because)}): ` : 'in the baseline: ';
}

/** A finding in full: some readers show the text and not the attributes. */
function body(finding: Finding, { sources }: JunitSetting): string {
  const { message, rule, severity, remedy, related } = finding;
  return [
    `${placeText(finding.place)}: ${suppressionText(finding)}${severity}: ${printable(message)} [${rule}]`,
    ...related.map((other) => `note: ${printable(other.message)} (${placeText(other.place)})`),
    ...(finding.basis === undefined || finding.basis === 'stated' ? [] : [`basis: ${finding.basis}`]),
    ...(remedy === '' ? [] : [`help: ${printable(remedy)}`]),
    ...finding.sources.map(citationsFor(sources)).map((source) => `source: ${printable(source)}`),
  ].join('\n');
}
