import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { ROOT, shippedRules } from '../../scripts/rules-folder.js';
import { factNames } from '../../src/condition/names.js';
import { readExpression } from '../../src/condition/read.js';
import { conditionSchemas, definitionOf } from '../../src/condition/schema.js';
import { conditionText } from '../../src/condition/text.js';
import type { Expression, Reach } from '../../src/model/expression.js';
import { documentOf } from '../../src/system/document.js';
import { parseYaml } from '../../src/system/yaml/parse.js';
import { type Fault, FieldReader } from '../../src/text/field-reader.js';
import { plainOf } from '../../src/text/placed.js';
import { positionAt } from '../../src/text/source.js';

const { base } = shippedRules();
const names = factNames(base);

function documentIn(text: string) {
  const { document } = documentOf({ path: 'when.yaml', text }, parseYaml(text), 'a condition');
  if (document === undefined) throw new Error(`no YAML: ${text}`);
  return document;
}

/** A condition as it is read, and what is wrong with it, each with its column. */
function read(text: string, reach: Reach = 'flow'): { expression: Expression; told: string[] } {
  const faults: Fault[] = [];
  const expression = readExpression(FieldReader.of(documentIn(text), faults), reach, names);
  const told = faults.map(({ place, message }) => `${positionAt(place.source, place.span.start).column}: ${message}`);
  return { expression, told };
}

describe('the language of conditions', () => {
  const page = readFileSync(join(ROOT, 'docs/packs.md'), 'utf8');
  const section = page.slice(page.indexOf('## Conditions'), page.indexOf('## A broker of your own'));
  const documented = [...section.matchAll(/^\|.*?`((?:needs|uses|broker|graph): \{.*\}|\{times: .*\})` \|/gm)].map(
    ([, text]) => text,
  );

  it('is documented with examples', () => {
    expect(documented.length).toBeGreaterThan(8);
  });

  it.each(documented)('reads what its page shows: %s', (text) => {
    expect(read(text).told).toEqual([]);
  });

  it('joins the same where only needs can be meant, which need not be said', () => {
    const short = read('{replay: history, throughput: {atLeast: 1k/s}}', 'verdict');
    const long = read('needs: {replay: history, throughput: {atLeast: 1k/s}}', 'verdict');
    expect(short.told).toEqual([]);
    expect(short.expression).toEqual(long.expression);
    expect(conditionText(short.expression)).toBe('needs.replay history and needs.throughput at least 1k/s');
  });

  it.each<[string, Reach, string]>([
    ['{uses: {outbox: true}}', 'verdict', '2: `uses`: nothing but needs is known where this stands'],
    ['{graph: {cycle: {atLeast: 1}}}', 'needs', '2: `graph`: nothing but needs is known where this stands'],
    ['{knownTrue: {replay: history}}', 'needs', '2: `knownTrue`: what is not stated never counts where this stands'],
    ['{stated: needs.replay}', 'verdict', '2: `stated`: what is not stated never counts where this stands'],
    ['{throughput: {above: 1k/s}}', 'verdict', '15: `above`: the verdict is computed between figures'],
    ['{delay: {atLeast: needs.processing}}', 'verdict', '19: `needs.processing` is not a quantity'],
    ['{times: [needs.throughput], below: 3}', 'verdict', '2: `times`: the verdict is computed on single needs'],
    ['{running: kafka}', 'verdict', '11: a list of names cannot be tested'],
    ['{replay: histroy}', 'verdict', '10: `histroy` is not a value of replay. Did you mean `history`?'],
    ['{raplay: history}', 'needs', '2: `raplay`: unknown criterion. Did you mean `replay`?'],
    ['{use: {outbox: true}}', 'flow', '2: `use`: not part of a condition. Did you mean `uses`?'],
    ['{uses: {outbx: true}}', 'flow', '9: `outbx`: no fact of `uses` is called that. Did you mean `outbox`?'],
    ['{uses: {batch: {}}}', 'flow', '9: a quantity is compared: expected atLeast, above or below'],
    ['{uses: {batch: 3}}', 'flow', '16: `batch`: expected a mapping'],
    ['{times: [uses.batch, needs.processing]}', 'flow', '2: a product is compared: expected atLeast, above or below'],
    ['{times: [uses.outbox], above: 3}', 'flow', '10: `uses.outbox` is no quantity'],
    ['{stated: uses.bacht}', 'flow', '10: no fact is called `uses.bacht`'],
    ['{any: {uses: {outbox: true}}}', 'flow', '2: `any`: expected a list'],
    ['{}', 'flow', '1: an empty condition would always hold'],
    ['[]', 'flow', '1: expected a mapping'],
  ])('refuses %s (%s)', (text, reach, message) => {
    expect(read(text, reach).told).toEqual([expect.stringContaining(message)]);
  });

  it('lets limits compare products of needs, which the verdict can not', () => {
    const { expression, told } = read('{times: [needs.throughput, needs.processing], above: 120000}', 'needs');
    expect(told).toEqual([]);
    expect(conditionText(expression)).toBe('needs.throughput × needs.processing above 120000');
  });
});

describe('the schema of conditions', () => {
  const ajv = new Ajv({ strict: false });
  const accepts = (reach: Reach, text: string) =>
    ajv.validate(
      { definitions: conditionSchemas(base), $ref: `#/definitions/${definitionOf(reach)}` },
      plainOf(documentIn(text).root),
    );

  it('holds for every condition that is shipped', () => {
    const kept = JSON.parse(readFileSync(join(ROOT, 'schema/pack.schema.json'), 'utf8')).definitions;
    for (const [name, schema] of Object.entries(conditionSchemas(base))) expect(kept[name]).toEqual(schema);
  });

  it.each<[Reach, string, boolean]>([
    ['flow', '{uses: {retention: {below: needs.retention}}, not: {knownTrue: {uses: {outbox: true}}}}', true],
    ['flow', '{uses: {retention: {blow: 3d}}}', false],
    ['flow', '{needs: {ordering: [total, sideways]}}', false],
    ['verdict', '{replay: history, any: [{throughput: {below: 1k/s}}, {needs: {ordering: total}}]}', true],
    ['verdict', '{throughput: {above: 1k/s}}', false],
    ['needs', '{throughput: {above: 1k/s}}', true],
  ])('%s: %s is %s', (reach, text, expected) => {
    expect(accepts(reach, text)).toBe(expected);
  });
});
