import { describe, expect, it } from 'vitest';
import type { RepoPath } from '../../src/render/check-ci/repo-path.js';
import { artifactLocation } from '../../src/render/check-ci/uri.js';
import { checkSarif } from '../../src/render/check-sarif.js';
import { finding, inRepository, reportOf, TEXT } from './check-findings.js';
import { sarifFaults } from './sarif/validate.js';

const TEXTS = [
  {
    id: 'style-mismatch',
    severity: 'error' as const,
    what: 'The style (`uses.style`) is wrong. More of it.',
    because: 'It costs.',
    remedy: 'Change it.',
    sources: ['book'],
  },
];
const SETTING = {
  version: '1.2.3',
  exitCode: 1,
  texts: TEXTS,
  sources: [{ id: 'book', title: 'The book', url: 'https://example.org/book', read: '2026-01-01' }],
  toRepoPath: inRepository,
};

function sarif(report: Parameters<typeof checkSarif>[0], setting = {}) {
  const log = JSON.parse(checkSarif(report, { ...SETTING, ...setting }));
  expect(sarifFaults(log)).toEqual([]);
  return log.runs[0];
}

describe('check as SARIF', () => {
  it('the schema notices what is wrong', () => {
    expect(sarifFaults({ version: '2.1.0', runs: [{ tool: { driver: {} } }] })).not.toEqual([]);
    const bad = { tool: { driver: { name: 'x', informationUri: 'no uri' } }, results: [{ message: {}, level: 'bad' }] };
    expect(sarifFaults({ version: '2.1.0', runs: [bad] }).length).toBeGreaterThanOrEqual(3);
  });

  it('describes the tool and the rules that occur', () => {
    const run = sarif(reportOf([finding(), finding({ rule: 'unknown-rule', severity: 'info', fingerprint: 'b' })]));
    expect(run.tool.driver).toMatchObject({ name: 'driven', version: '1.2.3' });
    expect(run.tool.driver.rules).toEqual([
      {
        id: 'style-mismatch',
        shortDescription: { text: 'The style (`uses.style`) is wrong.' },
        fullDescription: { text: 'The style (`uses.style`) is wrong. More of it.' },
        help: {
          text: 'It costs.\n\nChange it.\n\nSource: The book: https://example.org/book\n\nWhy and what else: driven explain style-mismatch',
          markdown:
            'It costs.\n\n**What to do.** Change it.\n\n**Sources**\n\n- The book: https://example.org/book\n\nWhy and what else: `driven explain style-mismatch`',
        },
        defaultConfiguration: { level: 'error' },
      },
      { id: 'unknown-rule' },
    ]);
    expect(run.results.map(({ ruleId, ruleIndex, level }: never) => [ruleId, ruleIndex, level])).toEqual([
      ['style-mismatch', 0, 'error'],
      ['unknown-rule', 1, 'note'],
    ]);
  });

  it('has the message, the places and the facts', () => {
    const place = { source: { path: 'b c.yaml', text: TEXT }, span: { start: 0, end: 6 } };
    const [result] = sarif(reportOf([finding({ related: [{ message: 'said here', place }] })])).results;
    expect(result).toEqual({
      ruleId: 'style-mismatch',
      ruleIndex: 0,
      level: 'error',
      message: { text: 'hybrid is more than is needed. Take a queue. See also [b c.yaml, line 1](1).' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'sub/a.yaml', uriBaseId: '%SRCROOT%' },
            region: { startLine: 5, startColumn: 13, endLine: 5, endColumn: 18 },
          },
        },
      ],
      relatedLocations: [
        {
          id: 1,
          message: { text: 'said here' },
          physicalLocation: {
            artifactLocation: { uri: 'sub/b%20c.yaml', uriBaseId: '%SRCROOT%' },
            region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 7 },
          },
        },
      ],
      partialFingerprints: { 'driven/v1': '0123456789abcdef' },
      properties: { flow: 'pay', basis: 'stated', facts: { style: 'hybrid' } },
    });
  });

  it('keeps and marks what is waived or in the baseline; without a baseline nothing is new', () => {
    const waived = finding({ suppression: { kind: 'waiver', because: 'moving\nin spring' }, fingerprint: 'w' });
    const states = (run: { results: { suppressions?: unknown; baselineState?: string }[] }) =>
      run.results.map(({ suppressions, baselineState }) => [suppressions, baselineState]);
    const inSource = [{ kind: 'inSource', status: 'accepted', justification: 'moving\\nin spring' }];
    expect(states(sarif(reportOf([finding(), waived])))).toEqual([
      [undefined, undefined],
      [inSource, undefined],
    ]);
    const old = finding({ suppression: { kind: 'baseline' }, fingerprint: 'o' });
    expect(states(sarif(reportOf([finding(), waived, old], { baseline: true })))).toEqual([
      [undefined, 'new'],
      [inSource, 'new'],
      [[expect.objectContaining({ kind: 'external', status: 'accepted' })], 'unchanged'],
    ]);
  });

  it('makes fingerprints unique, in order', () => {
    const prints = sarif(reportOf([finding(), finding(), finding({ fingerprint: 'b' }), finding()])).results.map(
      (result: { partialFingerprints: object }) => Object.values(result.partialFingerprints).join(),
    );
    expect(prints).toEqual(['0123456789abcdef', '0123456789abcdef:2', 'b', '0123456789abcdef:3']);
  });

  it('says whether the run could be relied on', () => {
    expect(sarif(reportOf([]), { exitCode: 0 }).invocations).toEqual([{ executionSuccessful: true, exitCode: 0 }]);
    const faulty = sarif(reportOf([finding({ rule: 'input' })]), { exitCode: 2 });
    expect(faulty.invocations).toEqual([{ executionSuccessful: false, exitCode: 2 }]);
  });

  it.each<[RepoPath, object]>([
    [
      { path: 'a b/ü#?%:.yaml', inside: true },
      { uri: 'a%20b/%C3%BC%23%3F%25%3A.yaml', uriBaseId: '%SRCROOT%' },
    ],
    [
      { path: '../../x.yaml', inside: false },
      { uri: '../../x.yaml', uriBaseId: '%SRCROOT%' },
    ],
    [{ path: '/tmp/x y.yaml', inside: false }, { uri: 'file:///tmp/x%20y.yaml' }],
    [{ path: 'D:/x/y.yaml', inside: false }, { uri: 'file:///D:/x/y.yaml' }],
    [{ path: '//server/share/x.yaml', inside: false }, { uri: 'file://server/share/x.yaml' }],
    [{ path: '<stdin>', inside: false }, { uri: '%3Cstdin%3E' }],
    [
      { path: '\ud800.yaml', inside: true },
      { uri: '%EF%BF%BD.yaml', uriBaseId: '%SRCROOT%' },
    ],
  ])('%j is a valid URI', (rooted, location) => {
    expect(artifactLocation(rooted)).toEqual(location);
  });
});
