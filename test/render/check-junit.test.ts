import { describe, expect, it } from 'vitest';
import type { CheckReport } from '../../src/check/report.js';
import { checkJunit } from '../../src/render/check-junit.js';
import { finding, inRepository, reportOf } from './check-findings.js';
import { parseXml, type XmlNode } from './xml.js';

const SETTING = {
  failOn: 'error' as const,
  sources: [{ id: 'book', title: 'The book', url: 'https://example.org/book', read: '2026-01-01' }],
  toRepoPath: inRepository,
};
const junit = (report: CheckReport, setting = {}) => parseXml(checkJunit(report, { ...SETTING, ...setting }));

/** Name and outcome of each test, by suite. */
const told = (root: XmlNode) =>
  root.children.map((suite) => [
    suite.attributes.name,
    suite.children.map(({ attributes, children }) => [attributes.name, ...children.map(({ name }) => name)].join(' ')),
  ]);

const counted = ({ attributes }: XmlNode) =>
  ['tests', 'failures', 'errors', 'skipped'].map((key) => Number(attributes[key]));

describe('check as JUnit', () => {
  it('shows its flows where nothing is found', () => {
    const root = junit(reportOf([]));
    expect(root.name).toBe('testsuites');
    expect(told(root)).toEqual([['a.yaml', ['pay', 'ship', '(the file as a whole)']]]);
    expect(counted(root)).toEqual([3, 0, 0, 0]);
    expect(root.children[0].children[0].attributes).toEqual({
      name: 'pay',
      classname: 'a.yaml',
      file: 'sub/a.yaml',
      time: '0',
    });
  });

  it('fails a flow for what fails the run, and tells the rest', () => {
    const findings = [
      finding({ sources: ['book', 'Elsewhere, 2026: https://example.org'] }),
      finding({ rule: 'broker-cannot', message: 'no' }),
      finding({ severity: 'warning', message: 'so so' }),
      finding({ flow: 'ship', severity: 'info', message: 'by the way' }),
    ];
    const root = junit(reportOf(findings));
    expect(told(root)).toEqual([['a.yaml', ['pay failure system-out', 'ship system-out', '(the file as a whole)']]]);
    expect(counted(root)).toEqual([3, 1, 0, 0]);
    const [failure, out] = root.children[0].children[0].children;
    expect(failure.attributes).toEqual({
      message: 'hybrid is more than is needed (and 1 more)',
      type: 'style-mismatch broker-cannot',
    });
    expect(failure.text).toBe(
      'a.yaml:5:13: error: hybrid is more than is needed [style-mismatch]\nhelp: Take a queue.\nsource: The book: https://example.org/book\nsource: Elsewhere, 2026: https://example.org\n\na.yaml:5:13: error: no [broker-cannot]\nhelp: Take a queue.',
    );
    expect(out.text).toContain('warning: so so');
    expect(counted(junit(reportOf(findings), { failOn: 'info' }))).toEqual([3, 2, 0, 0]);
    expect(counted(junit(reportOf(findings), { failOn: 'never' }))).toEqual([3, 0, 0, 0]);
  });

  it('passes what is waived or in the baseline, and says so', () => {
    const root = junit(
      reportOf([
        finding({ suppression: { kind: 'waiver', because: 'moving' } }),
        finding({ flow: 'ship', suppression: { kind: 'baseline' } }),
      ]),
    );
    expect(counted(root)).toEqual([3, 0, 0, 0]);
    const [pay, ship] = root.children[0].children;
    expect(pay.children[0].text).toContain('waived (moving): error: hybrid');
    expect(ship.children[0].text).toContain('in the baseline: error: hybrid');
  });

  it('input faults are errors, also those of files that are no systems', () => {
    const input = { rule: 'input', flow: undefined };
    const root = junit(reportOf([finding(input), finding({ ...input, path: 'pack.yaml' })]), { failOn: 'never' });
    expect(told(root)).toEqual([
      ['a.yaml', ['pay', 'ship', '(the file as a whole) error']],
      ['pack.yaml', ['(the file as a whole) error']],
    ]);
    expect(counted(root)).toEqual([4, 0, 2, 0]);
  });
});
