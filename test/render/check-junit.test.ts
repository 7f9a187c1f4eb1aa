import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { type CheckReport, fails } from '../../src/check/report.js';
import { checkJunit } from '../../src/render/check-junit.js';
import { finding, hostileReport, inRepository, reportOf } from './check-findings.js';

interface Node {
  name: string;
  attributes: Record<string, string>;
  children: Node[];
  text: string;
}

/** The document as a strict parser reads it. @throws where it is not well-formed */
function parsed(xml: string): Node {
  const top: Node = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const node: Node = { name, attributes: attributes as Record<string, string>, children: [], text: '' };
    open[open.length - 1].children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    open[open.length - 1].text += text;
  });
  parser.on('cdata', () => expect.fail('there is no CDATA'));
  parser.on('comment', () => expect.fail('there is no comment'));
  parser.on('processinginstruction', () => expect.fail('there is no instruction'));
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(xml).close();
  expect(open).toEqual([top]);
  return top.children[0];
}

const SETTING = {
  failOn: 'error' as const,
  sources: [{ id: 'book', title: 'The book', url: 'https://example.org/book', read: '2026-01-01' }],
  fromRoot: inRepository,
};
const junit = (report: CheckReport, setting = {}) => parsed(checkJunit(report, { ...SETTING, ...setting }));

/** Name and outcome of each test, by suite. */
const told = (root: Node) =>
  root.children.map((suite) => [
    suite.attributes.name,
    suite.children.map(({ attributes, children }) => [attributes.name, ...children.map(({ name }) => name)].join(' ')),
  ]);

const counted = ({ attributes }: Node) =>
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

  it('whatever is in the texts: well-formed, every flow and finding there, counts that add up', () => {
    fc.assert(
      fc.property(hostileReport, fc.constantFrom('error', 'warning', 'info', 'never'), (report, failOn) => {
        const root = junit(report, { failOn });
        const [{ flows }] = report.checked;
        expect(root.children).toHaveLength(1);
        const [suite] = root.children;
        expect(suite.children).toHaveLength(flows.length + 1);
        expect(counted(suite)).toEqual(counted(root));
        const outcomes = suite.children.map(({ children }) => children.map(({ name }) => name));
        const count = (outcome: string) => outcomes.filter((names) => names.includes(outcome)).length;
        expect(counted(root)).toEqual([flows.length + 1, count('failure'), count('error'), 0]);
        const failing = report.findings.some((each) => each.rule === 'input' || fails(each, failOn));
        expect(count('failure') + count('error') > 0).toBe(failing);
        const text = suite.children.flatMap(({ children }) => children.map((child) => child.text)).join('\n\n');
        const lines = text.split('\n').filter((line) => /:\d+:\d+: .*\[(style-mismatch|input|unstated)\]$/s.test(line));
        expect(lines).toHaveLength(report.findings.length);
      }),
    );
  });
});
