import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, shippedRules } from '../../scripts/rules-folder.js';

/** Headings of the article, and how many sentences stand under each. */
const SENTENCES: Record<string, number> = {
  Opening: 3,
  'Messages and events': 6,
  'Message-driven': 2,
  'Message-driven · key features': 3,
  'Message-driven · example': 5,
  'Event-driven': 2,
  'Event-driven · key features': 3,
  'Event-driven · example': 4,
  'When to use · message-driven': 3,
  'When to use · event-driven': 3,
  'SQS and Kafka': 5,
  'Kafka between services': 2,
  'Kafka between services · why Kafka': 3,
  'Kafka between services · why SQS': 7,
  Hybrid: 3,
  Takeaways: 6,
  'Your take': 3,
};
const NO_ADVICE = ['Opening · 3', 'Messages and events · 6', 'Your take · 1', 'Your take · 2', 'Your take · 3'];

const all = Object.entries(SENTENCES).flatMap(([heading, count]) =>
  Array.from({ length: count }, (_, at) => `${heading} · ${at + 1}`),
);
const advice = all.filter((id) => !NO_ADVICE.includes(id));

const page = readFileSync(join(ROOT, 'docs/article.md'), 'utf8');
const section = (title: string) => page.split(/^## /m).find((part) => part.startsWith(`${title}\n`)) ?? '';
const rowsOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
const idsIn = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, id]) => id);

const { base } = shippedRules();
const known = new Set([
  ...[
    base.rules,
    base.exclusions,
    base.styles,
    base.checks,
    base.pitfalls,
    base.noBrokerWhen,
    base.hybridKinds,
  ].flatMap((list) => list.map(({ id }) => id)),
  ...base.criteria.map(({ name }) => name),
]);
const rules = base.rules.map(({ id }) => id);

const table = rowsOf(section('From top to bottom'));
const added = rowsOf(section('What an expert adds'));

describe('the article, sentence by sentence', () => {
  it('has one row for each sentence of advice, in the order of the article', () => {
    expect(table.map(([where]) => where)).toEqual(advice);
  });

  it('says how many sentences there are, and which advise nothing', () => {
    expect(page).toContain(`Of its ${all.length} sentences ${advice.length} advise something.`);
    expect(section('What advises nothing')).toContain(`${NO_ADVICE.join(', ')}.`);
  });

  it.each(table)('%s: %s', (_, says, encoded, refined) => {
    const ids = idsIn(encoded);
    expect(says).not.toBe('');
    expect(ids.length).toBeGreaterThan(0);
    expect([...ids, ...idsIn(refined)].filter((id) => !known.has(id))).toEqual([]);
    if (refined !== '') expect(refined).toMatch(/[.?]$/);
  });

  it('names every rule once: as what a sentence says, or as what an expert adds', () => {
    const said = new Set(table.flatMap(([, , encoded]) => idsIn(encoded)).filter((id) => rules.includes(id)));
    const own = added.flatMap(([rule]) => idsIn(rule));
    expect([...said, ...own].sort()).toEqual([...rules].sort());
    for (const [, why] of added) expect(why).toMatch(/\.$/);
  });

  it('names every combination and clause somewhere', () => {
    const others = [base.exclusions, base.noBrokerWhen, base.hybridKinds].flatMap((list) => list.map(({ id }) => id));
    expect(others.filter((id) => !idsIn(section('What an expert adds')).includes(id))).toEqual([]);
  });
});
