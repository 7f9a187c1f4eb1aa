import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { ROOT, shippedRules } from '../../scripts/rules-folder.js';
import { type Random, random } from '../interview/random.js';
import { inFull } from '../random-runs.js';
import { connected } from './connected.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const { criteria, catalogue } = shippedRules().base;
const SHOP = readFileSync(join(ROOT, 'examples/shop/system.yaml'), 'utf8');
/** `CALLS=10000` takes minutes. */
const CALLS = Number(process.env.CALLS ?? inFull(1000, 60));

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

/** A call as agents make them: mostly small ones. */
function someCall(index: number, luck: Random): [name: string, given: object] {
  const retention = `retention: ${Math.ceil(luck() * 1e6)}s`;
  const text = `driven: 1\nsystem: a\nflows: {b: {needs: {replay: history, ${retention}}, uses: {broker: kafka}}}\n`;
  switch (index % 10) {
    case 0:
      return ['advise', { needs: needsBy(luck) }];
    case 1:
      return ['next_question', { needs: needsBy(luck) }];
    case 2:
      return ['compare_brokers', { ids: ['kafka', 'sqs-fifo'], needs: needsBy(luck) }];
    case 3:
      return ['check', { text }];
    case 4:
      return ['import', { files: { [`template-${index}.yaml`]: 'Resources: {Q: {Type: "AWS::SQS::Queue"}}' } }];
    case 5:
      return ['diff', { old: text, new: text.replace('history', 'none') }];
    case 6:
      return ['check', { text: index % 100 === 6 ? SHOP : text.slice(0, -20) }];
    default:
      return ['explain', { id: catalogue.carriers[index % catalogue.carriers.length].id }];
  }
}

it(`does not grow over ${CALLS} calls`, { timeout: 3_600_000 }, async () => {
  const client = await connected();
  const luck = random(1);
  const heapAfter = async (from: number, to: number) => {
    for (let index = from; index < to; index++) {
      const [name, given] = someCall(index, luck);
      const { isError } = await client.callTool({ name, arguments: { ...given } });
      expect([name, isError]).toEqual([name, undefined]);
    }
    collect();
    return process.memoryUsage().heapUsed;
  };
  const before = await heapAfter(0, 60);
  const after = await heapAfter(60, 60 + CALLS);
  await client.close();
  // Of 10,000 calls 2 KB each would be left at most; what is remembered of one that advises takes 200 KB.
  expect((after - before) / CALLS).toBeLessThan(CALLS === 10_000 ? 2_000 : inFull(20_000, 50_000));
});
