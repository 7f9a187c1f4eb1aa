import { describe, expect, it } from 'vitest';
import { checkGitlab } from '../../src/render/check-gitlab.js';
import { finding, inRepository, reportOf } from './check-findings.js';

const violations = (...findings: Parameters<typeof reportOf>[0]) =>
  JSON.parse(checkGitlab(reportOf(findings), inRepository));

describe('check for GitLab', () => {
  it('is one array of violations, as GitLab documents them', () => {
    expect(checkGitlab(reportOf([]), inRepository)).toBe('[]\n');
    expect(violations(finding())).toEqual([
      {
        description: 'hybrid is more than is needed. Take a queue.',
        check_name: 'style-mismatch',
        fingerprint: '0123456789abcdef',
        severity: 'major',
        location: { path: 'sub/a.yaml', lines: { begin: 5 } },
      },
    ]);
  });

  it('ranks what could not be read before errors, warnings and infos', () => {
    const input = finding({ rule: 'input' });
    const all = [input, finding(), finding({ severity: 'warning' }), finding({ severity: 'info' })];
    expect(violations(...all).map(({ severity }: { severity: string }) => severity)).toEqual([
      ...['blocker', 'major', 'minor', 'info'],
    ]);
  });

  it('leaves out what is waived or in the baseline, and calls the others as before', () => {
    const prints = (list: { fingerprint: string }[]) => list.map(({ fingerprint }) => fingerprint);
    expect(prints(violations(finding(), finding(), finding()))).toEqual([
      ...['0123456789abcdef', '0123456789abcdef:2', '0123456789abcdef:3'],
    ]);
    const waived = finding({ suppression: { kind: 'waiver', because: 'moving' } });
    const accepted = finding({ suppression: { kind: 'baseline' } });
    expect(prints(violations(waived, accepted, finding()))).toEqual(['0123456789abcdef:3']);
  });

  it('says the place of what is no file of the repository, and still has a path', () => {
    const report = reportOf([finding({ path: '<stdin>', remedy: '' })]);
    const [violation] = JSON.parse(checkGitlab(report, (path) => ({ path, inside: false })));
    expect(violation).toMatchObject({
      description: '<stdin>:5:13: hybrid is more than is needed',
      location: { path: '<stdin>', lines: { begin: 5 } },
    });
  });
});
