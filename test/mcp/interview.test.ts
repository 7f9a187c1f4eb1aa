import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT, shippedRules } from '../../scripts/rules-folder.js';
import { runQuestions } from '../../src/cli/ask/questions/question-loop.js';
import { DONT_KNOW } from '../../src/cli/ask/questions/question-screen.js';
import { askStyle } from '../../src/cli/ask/style.js';
import { begin } from '../../src/interview/index.js';
import type { Prompter, Reply, Screen } from '../../src/terminal/screen.js';
import { readSound } from '../answers.js';
import { worldWith } from '../cli/memory-io.js';
import { inFull } from '../random-runs.js';
import { answered, connected } from './connected.js';

type Needs = Readonly<Record<string, unknown>>;

interface Table {
  cases: { id: string; to: string[]; needs: Needs }[];
  panel: { id: string; needs: Needs }[];
}

const { rulebook } = shippedRules();
const { cases, panel } = parse(readFileSync(join(ROOT, 'test/cases/styles.yaml'), 'utf8')) as Table;
/** Questions about the broker are many and slow: those of all cases belong to the full run. */
const SIZED = inFull(Number.POSITIVE_INFINITY, 1);

/** What a person types or picks who knows a documented case and nothing else. */
function replyOf(needs: Needs, { id, body }: Screen): Reply {
  const said = [needs[id] ?? []].flat().map(String);
  if (body.kind === 'line') return { kind: 'typed', text: said.join(', ') };
  if (id === '@stop')
    return {
      kind: 'picked',
      items: [
        Math.max(
          0,
          body.items.findIndex(({ word }) => word === 'sizing'),
        ),
      ],
    };
  if (id === '@stuck') return { kind: 'picked', items: [body.items.findIndex(({ word }) => word === 'keep')] };
  if (id.startsWith('@')) return { kind: 'picked', items: [0] };
  const items = body.items.flatMap(({ word }, index) => (word !== undefined && said.includes(word) ? [index] : []));
  return {
    kind: 'picked',
    items: items.length > 0 ? items : [body.items.findIndex(({ label }) => label === DONT_KNOW)],
  };
}

const textOf = (to: readonly string[] | undefined) =>
  JSON.stringify({
    driven: 1,
    system: 'case',
    flows: { flow: { from: 'sender', ...(to === undefined ? {} : { to }) } },
  });

/** The criteria that the terminal asks, in its order. */
async function onTerminal(needs: Needs, to: readonly string[] | undefined, sized: boolean): Promise<string[]> {
  const asked: string[] = [];
  let enough = false;
  const prompter: Prompter = {
    stays: true,
    ask: async (screen) => {
      if (screen.id === '@stop') enough = true;
      if (!screen.id.startsWith('@') && (sized || !enough)) asked.push(screen.id);
      if (screen.id === '@stop' && !sized) return { kind: 'picked', items: [0] };
      return replyOf(needs, screen);
    },
    close: async () => {},
  };
  const [flow] = readSound(textOf(to), rulebook).flows;
  await runQuestions(begin(flow), {
    rulebook,
    prompter,
    style: askStyle(worldWith().io),
    head: '',
    canLeave: false,
    asksNames: false,
    onAnswer: async () => {},
  });
  return asked;
}

describe('an interview through next_question', () => {
  const all = [...cases, ...panel.map((each) => ({ ...each, to: undefined }))].map((each, index) => ({
    ...each,
    index,
  }));
  it.each(all.filter(({ index }) => index % inFull(1, 8) === 0))(
    'asks what the terminal asks, in the same order: $id',
    async ({ needs, to, index }) => {
      const sized = index < SIZED;
      const client = await connected();
      const given: Record<string, unknown> = {};
      const asked: string[] = [];
      for (;;) {
        const { question, status } = await answered(client, 'next_question', {
          text: textOf(to),
          flow: 'flow',
          needs: given,
        });
        if (status === 'done' || (status === 'enough' && !sized)) break;
        const { criterion } = question as { criterion: string };
        asked.push(criterion);
        given[criterion] = needs[criterion] ?? null;
      }
      await client.close();
      expect(asked.length).toBeGreaterThan(0);
      expect(asked).toEqual(await onTerminal(needs, to, sized));
    },
  );
});
