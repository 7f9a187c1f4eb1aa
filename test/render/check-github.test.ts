import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkGithub } from '../../src/render/check-github.js';
import { finding, hostileReport, inRepository, reportOf } from './check-findings.js';

/** A line as the runner reads it: command, properties, text. */
function command(line: string) {
  const match = /^::(\w+) ([^:]*)::(.*)$/s.exec(line);
  if (!match) return expect.fail(`${JSON.stringify(line)} is no command`);
  const unescaped = (text: string) =>
    text
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%');
  const properties = Object.fromEntries(
    match[2].split(',').map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), unescaped(pair.slice(at + 1))];
    }),
  );
  return { name: match[1], properties, text: match[3].replaceAll('%0A', '\n').replaceAll('%25', '%') };
}

describe('check for GitHub', () => {
  it('names files from the root of the repository, and says the place where there is no file', () => {
    const path = 'a, b: 100%.yaml';
    const [inside] = checkGithub(reportOf([finding({ path })]), inRepository)
      .trimEnd()
      .split('\n')
      .map(command);
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
    const outside = checkGithub(reportOf([finding({ path: '<stdin>' })]), (given) => ({ path: given, inside: false }));
    expect(command(outside.trimEnd())).toEqual({
      name: 'error',
      properties: { title: 'style-mismatch' },
      text: '<stdin>:5:13: hybrid is more than is needed\nhelp: Take a queue.',
    });
  });

  it('whatever is in the texts: one command a finding, with its own properties', () => {
    fc.assert(
      fc.property(hostileReport, fc.boolean(), (report, inside) => {
        const text = checkGithub(report, (path) => ({ path, inside }));
        const live = report.findings.filter(({ suppression }) => suppression === undefined);
        // The runner ends lines at every kind of line break; the other characters must not reach a terminal.
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]/);
        const lines = text.split('\n').slice(0, -1);
        expect(lines).toHaveLength(live.length);
        for (const [index, line] of lines.entries()) {
          const { name, properties } = command(line);
          expect(['error', 'warning', 'notice']).toContain(name);
          expect(properties.title).toBe(live[index].rule);
          expect(Object.keys(properties)).toHaveLength(inside ? 6 : 1);
        }
      }),
    );
  });
});
