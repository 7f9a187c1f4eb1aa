import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AdviceChange, ChangedFlow, FactChange, Outcome, UnpairedFlow } from '../../src/model/pages/change.js';
import { diffJson } from '../../src/render/diff-json.js';
import { markdownDiff } from '../../src/render/markdown/diff.js';
import { prettyDiff } from '../../src/render/pretty/diff.js';
import { PLAIN } from '../../src/render/pretty/theme.js';
import { printable } from '../../src/text/escape.js';
import type { Place } from '../../src/text/source.js';
import { runs } from '../random-runs.js';
import { hostileText } from './hostile.js';
import { ofType, parse, skeleton, textOf, toHtml } from './parse.js';

const outcome = (more: Partial<Outcome> = {}): Outcome => ({
  style: 'message-driven',
  decided: true,
  needed: true,
  broker: { id: 'quick-queue', verdict: 'fits' },
  pattern: 'workers',
  ...more,
});

/** A comparison in which every text that comes from outside is taken from `text`. */
function changeOf(text: () => string): AdviceChange {
  const place = (): Place => ({ source: { path: text(), text: '' }, span: { start: 0, end: 0 } });
  const fact = (more: Partial<FactChange> = {}): FactChange => ({
    section: 'needs',
    name: text(),
    old: { text: text(), origin: 'stated', place: place() },
    new: { text: text(), origin: 'default', place: place() },
    ...more,
  });
  const now = outcome({ style: 'hybrid', decided: false, broker: { id: text(), verdict: 'strains' }, pattern: text() });
  const changed = (): ChangedFlow => ({
    name: text(),
    place: place(),
    aspects: ['style', 'decided', 'broker', 'verdict', 'pattern'],
    old: outcome(),
    new: now,
    cause: { facts: [fact(), fact({ old: null })], smallest: true, instead: [[fact(), fact({ new: null })]] },
    withoutEffect: [fact({ section: 'uses' })],
  });
  const lone = (): UnpairedFlow => ({ name: text(), place: place(), outcome: now, alike: text() });
  return {
    system: text(),
    paths: { old: text(), new: text() },
    whole: {
      old: { style: 'message-driven', decided: true, brokers: [text()] },
      new: { style: 'hybrid', decided: false, brokers: [text(), text()] },
    },
    changed: [changed(), changed()],
    added: [lone()],
    removed: [lone()],
    unchanged: 3,
    withoutEffect: [{ fact: fact(), flows: [text(), text()] }],
    any: true,
  };
}

function counted(word = 'word'): () => string {
  let count = 0;
  return () => `${word}${++count}`;
}

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

  it('stays what it is, whatever the texts are', () => {
    const tame = skeleton(parse(markdownDiff(changeOf(counted()))));
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 5, maxLength: 12 }), (texts) => {
        let next = 0;
        const markdown = markdownDiff(changeOf(() => `${texts[next++ % texts.length]}${next}`));
        expect(skeleton(parse(markdown))).toEqual(tame);
        const html = toHtml(markdown);
        expect(html.match(/<\/?(?:details|summary|br)>/g)).toHaveLength(
          toHtml(markdownDiff(changeOf(counted()))).match(/<\/?(?:details|summary|br)>/g)?.length ?? 0,
        );
        expect(html).not.toMatch(/<(?:script|a|img|iframe)\b/);
      }),
    );
  });

  it('fits into a comment, however much changed', () => {
    const [flow] = changeOf(
      counted('a name that goes on for longer than anybody would want to read it '.repeat(3)),
    ).changed;
    const many = { ...changeOf(counted()), changed: Array.from({ length: 5000 }, () => flow) };
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

  it('lets no text move the cursor or start a line', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 5, maxLength: 12 }), (texts) => {
        let next = 0;
        const text = prettyDiff(
          changeOf(() => `${texts[next++ % texts.length]}${next}`),
          PLAIN,
          80,
        );
        for (const line of text.split('\n')) expect(printable(line)).toBe(line);
      }),
    );
  });
});

describe('json', () => {
  it('is json, whatever the texts are', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const json = JSON.parse(diffJson(changeOf(() => text)));
        expect([json.driven, json.system, json.flows[0].name]).toEqual([1, text, text]);
      }),
      { numRuns: runs(30) },
    );
  });
});
