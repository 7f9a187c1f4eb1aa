import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { shippedRules } from '../../scripts/rules-folder.js';
import { type Random, random } from '../interview/random.js';
import { runs } from '../random-runs.js';
import { answered, connected } from './connected.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const { criteria } = shippedRules().base;
const TOOLS = ['advise', 'next_question', 'compare_brokers'];

/** Different in almost every call, so that nothing remembered would be asked for again. */
function needsBy(luck: Random): Record<string, unknown> {
  const said = criteria.filter(() => luck() < 0.4);
  return Object.fromEntries(
    said.map(({ name, domain }) => {
      if (domain.kind === 'quantity') return [name, Math.ceil(luck() * 1e5) / 100];
      const values = domain.values ?? [{ id: 'kafka' }];
      const { id } = values[Math.floor(luck() * values.length)];
      return [name, domain.kind === 'names' ? [id] : domain.kind === 'flag' ? id === 'true' : id];
    }),
  );
}

it('does not grow with the number of calls', { timeout: 3_600_000 }, async () => {
  const calls = runs(10_000) / 10;
  const client = await connected();
  const luck = random(1);
  const heapAfter = async (count: number) => {
    for (let index = 0; index < count; index++) {
      const name = TOOLS[index % TOOLS.length];
      const needs = needsBy(luck);
      // What contradicts itself is answered, too.
      await answered(client, name, name === 'compare_brokers' ? { ids: ['kafka', 'sqs-fifo'], needs } : { needs });
    }
    collect();
    return process.memoryUsage().heapUsed;
  };
  const before = await heapAfter(30);
  const after = await heapAfter(calls);
  await client.close();
  // A call that were remembered would take some 200 KB.
  expect((after - before) / calls).toBeLessThan(20_000);
});
