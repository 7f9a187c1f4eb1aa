import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, shippedRules } from '../../../scripts/rules-folder.js';
import { inFull } from '../../random-runs.js';
import { start } from './terminal.js';

const { base } = shippedRules();

describe('the same interview without a terminal', () => {
  const others = inFull([[['intent=event', 'replay=history']], [['consumers=open']]], []);
  it.each([[['intent=command']], ...others])('asks what `ask` asks, in the same order: %s', async (criteria) => {
    const script = join(ROOT, 'test/cli/ask/interview.mjs');
    const words = [script, join(ROOT, 'bin/driven.js'), ...criteria];
    const scripted = execFileSync(process.execPath, words, { encoding: 'utf8' }).trim().split('\n');
    const session = start({ criteria, flow: 'f', columns: 100, rows: 60 });
    await session.keys();
    const asked: string[] = [];
    for (let i = 0; i < 20 && !session.screen.text.includes('No remaining answer'); i++) {
      // The script asks until nothing can change the style.
      if (session.screen.text.includes('Good enough to end')) await session.keys('2', 'enter');
      if (session.screen.text.includes('Sizing: about') && !session.screen.text.includes('rest of the sizing')) break;
      const title = /^\? (.*)/m.exec(session.screen.text)?.[1] ?? '';
      const criterion = base.criteria.find(({ question }) => question === title);
      const value = scripted[i]?.split(' ')[1] ?? '';
      asked.push(`${criterion?.name ?? title} ${value}`);
      await session.keys(criterion?.domain.kind === 'quantity' ? value : '1', 'enter');
    }
    expect(asked).toEqual(scripted);
  });
});
