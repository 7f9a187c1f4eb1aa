import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT, shippedRules } from '../../scripts/rules-folder.js';
import type { Style } from '../../src/model/style.js';
import { adviceOn } from '../answers.js';

interface Table {
  cases: { id: string; source: string; to: string[]; needs: object; expected: Style[] }[];
  panel: { id: string; needs: object; labels: Style[] }[];
}

const { rulebook } = shippedRules();
const table = parse(readFileSync(join(ROOT, 'test/cases/styles.yaml'), 'utf8')) as Table;

describe('documented decisions', () => {
  it.each(table.cases)('$id: $source', ({ needs, to, expected }) => {
    expect(expected).toContain(adviceOn(rulebook, needs, { to }).style);
  });
});

describe('flows that readers judged blind', () => {
  it.each(table.panel)('$id', ({ needs, labels }) => {
    expect(labels).toContain(adviceOn(rulebook, needs).style);
  });
});

describe("the article's own examples", () => {
  it('replay: history added to any command never leaves it plain message-driven', () => {
    for (const { needs } of [...table.cases, ...table.panel]) {
      const added = { ...needs, intent: 'command', replay: 'history' };
      expect(adviceOn(rulebook, added).style).not.toBe('message-driven');
    }
  });
});
