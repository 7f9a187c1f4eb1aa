import { describe, expect, it } from 'vitest';
import { checkGithub } from '../../src/render/check-github.js';
import { finding, inRepository, reportOf } from './check-findings.js';
import { workflowCommand } from './workflow-command.js';

describe('check for GitHub', () => {
  it('names files from the root of the repository, and says the place where there is no file', () => {
    const path = 'a, b: 100%.yaml';
    const [inside] = checkGithub(reportOf([finding({ path })]), false, inRepository)
      .trimEnd()
      .split('\n')
      .map(workflowCommand);
    expect(inside).toEqual({
      name: 'error',
      properties: {
        file: `sub/${path}`,
        line: '5',
        col: '13',
        endLine: '5',
        endColumn: '18',
        title: 'style-mismatch',
      },
      text: 'hybrid is more than is needed\nhelp: Take a queue.',
    });
    const outside = checkGithub(reportOf([finding({ path: '<stdin>' })]), false, (given) => ({
      path: given,
      inside: false,
    }));
    expect(workflowCommand(outside.trimEnd())).toEqual({
      name: 'error',
      properties: { title: 'style-mismatch' },
      text: '<stdin>:5:13: hybrid is more than is needed\nhelp: Take a queue.',
    });
  });

  it('annotates infos only where they are asked for', () => {
    const report = reportOf([finding(), finding({ severity: 'warning' }), finding({ severity: 'info' })]);
    const names = (verbose: boolean) =>
      checkGithub(report, verbose, inRepository)
        .trimEnd()
        .split('\n')
        .map((line) => workflowCommand(line).name);
    expect(names(false)).toEqual(['error', 'warning']);
    expect(names(true)).toEqual(['error', 'warning', 'notice']);
  });
});
