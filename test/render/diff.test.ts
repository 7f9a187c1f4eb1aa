import { describe, expect, it } from 'vitest';
import type { AdviceChange } from '../../src/model/pages/change.js';
import { markdownDiff } from '../../src/render/markdown/comments/diff.js';
import { prettyDiff } from '../../src/render/pretty/diff.js';
import { PLAIN } from '../../src/render/pretty/theme.js';
import { changeOf, counted } from './change.js';
import { ofType, parse, textOf } from './parse.js';

const quiet: AdviceChange = { ...changeOf(counted()), any: false, changed: [], added: [], removed: [], unchanged: 1 };

describe('markdown for a pull request', () => {
  it('is one line where nothing changed', () => {
    expect(markdownDiff(quiet)).toBe('No advice changed: 1 flow as before; 1 fact changed without effect on it.\n');
  });

  it('is a heading, one table with a row a flow, and details', () => {
    const text = markdownDiff(changeOf(counted()));
    const tree = parse(text);
    expect(ofType(tree, 'heading')).toHaveLength(1);
    const [table, ...others] = ofType(tree, 'table');
    expect(others).toEqual([]);
    expect((table.children ?? []).map((row) => textOf(row.children?.[0] ?? row))).toHaveLength(5);
    expect(text.match(/<details>/g)).toHaveLength(2);
    expect(text.match(/<\/details>/g)).toHaveLength(2);
  });

  it('takes a name that looks like the number of a list for a name', () => {
    const change = changeOf(counted());
    const tree = parse(markdownDiff({ ...change, changed: [{ ...change.changed[0], name: '036' }] }));
    expect(ofType(tree, 'list').filter(({ ordered }) => ordered)).toEqual([]);
    expect(ofType(tree, 'listItem').map(textOf).join('\n')).toContain('036. Because');
  });

  it('fits into a comment, however much changed', () => {
    const [flow] = changeOf(
      counted('a name that goes on for longer than anybody would want to read it '.repeat(3)),
    ).changed;
    const many = { ...changeOf(counted()), changed: Array.from({ length: 1000 }, () => flow) };
    const text = markdownDiff({ ...many, added: [], removed: [] });
    expect(text.length).toBeLessThan(65_000);
    expect(text).toMatch(/^And \d+ more; /m);
    expect(text.match(/<details>/g)).toHaveLength(2);
  });
});

describe('on a terminal', () => {
  it.each([40, 80])('fits %i columns', (columns) => {
    const lines = prettyDiff(changeOf(counted()), PLAIN, columns).split('\n');
    expect(lines.filter((line) => line.length > columns)).toEqual([]);
  });

  it('tells flows that changed alike together', () => {
    const [flow] = changeOf(counted()).changed;
    const text = prettyDiff(
      {
        ...quiet,
        any: true,
        changed: [
          { ...flow, name: 'x' },
          { ...flow, name: 'y' },
        ],
      },
      PLAIN,
      80,
    );
    expect(text).toContain('\nx, y\n  - style: message-driven, decided → hybrid, so far\n');
  });
});
