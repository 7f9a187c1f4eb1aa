import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Written } from '../../src/model/answer.js';
import type { System } from '../../src/model/system.js';
import { type Edit, readEdited } from '../../src/system/edit.js';
import { writeAnswers } from '../../src/system/write.js';
import { parseYaml } from '../../src/system/yaml/parse.js';
import { runs } from '../random-runs.js';
import { base } from './base.js';
import { sound } from './shown.js';

const name = fc
  .oneof(
    fc.constantFrom('yes: no', '- x', '#1', 'true', '404', '~', '<<', 'a, b', '"', "it's", '? x', '1e3', '.5', 'a #b'),
    fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }),
    fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom(...':-#[]{}?!&*|>%@`\'" ,ab1~<=\n\t') }),
  )
  // No name holds a NUL.
  .filter((text) => text.trim() !== '' && !text.includes('\0'));

/** What may be answered, and what the reader makes of it. */
const value: Record<string, fc.Arbitrary<Written>> = {
  ordering: fc.constantFrom('none', 'per-key', 'total', ['none', 'total']),
  replay: fc.constantFrom('none', ['none', 'recovery', 'history'], 'history'),
  throughput: fc.constantFrom('5', '200/s', '200/s..1k/s', ['1/s', '5/s..1k/s'], '1e3', '12k/min'),
  priority: fc.constantFrom('true', 'false', ['true', 'false']),
  retention: fc.constantFrom('forever', '7d', '0.5s', '1d..forever'),
  running: fc.constantFrom([], 'kafka', ['kafka', 'sqs-fifo']),
};

const needs = fc
  .record(Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fc.option(one, { nil: undefined })])), {
    requiredKeys: [],
  })
  .map((record) => new Map(Object.entries(record)));

const edit = (flow: fc.Arbitrary<string>): fc.Arbitrary<Edit> =>
  fc.record(
    {
      system: fc.oneof({ weight: 5, arbitrary: fc.constant('shop') }, name),
      flow,
      from: fc.array(name, { maxLength: 2 }),
      to: fc.array(name, { maxLength: 3 }),
      about: name,
      needs,
    },
    { requiredKeys: ['system', 'flow', 'needs'] },
  );

/** What an edit must leave of a flow, as the reader tells it. */
const says = (text: string) => said(sound(text));

function said(system: System) {
  const flows = system.flows.map((flow) => ({
    name: flow.name,
    from: flow.from.map((one) => one.name),
    to: flow.to?.map((one) => one.name),
    about: flow.about,
    needs: Object.fromEntries(
      [...flow.needs].filter(([, { origin }]) => origin === 'stated').map(([key, { written }]) => [key, written]),
    ),
  }));
  return { name: system.name, flows: new Map(flows.map((flow) => [flow.name, flow])) };
}

/** Everything that was read, but where. */
function withoutPlaces(value: unknown): unknown {
  // In any order: through `<<`, a key that is written stands elsewhere than one that is added.
  if (value instanceof Map) return new Map([...value].map(([key, each]) => [key, withoutPlaces(each)]));
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== 'place' && key !== 'source');
  return Object.fromEntries(entries.map(([key, each]) => [key, withoutPlaces(each)]));
}

function expectEdit(text: string | undefined, change: Edit): string {
  const before = text === undefined ? { flows: new Map() } : says(text);
  const written = writeAnswers(text, change);
  const source = { path: 'system.yaml', text: text ?? '' };
  const edited = readEdited(source, text === undefined ? undefined : parseYaml(text).root, change, base);
  expect(edited.findings).toEqual([]);
  expect(withoutPlaces(edited.system)).toEqual(withoutPlaces(sound(written)));
  const after = says(written);
  const old = before.flows.get(change.flow);
  const kept = { ...old?.needs };
  for (const [key, answer] of change.needs) {
    if (answer === undefined) delete kept[key];
    else kept[key] = answer;
  }
  expect(after.name).toBe(change.system);
  const flow = after.flows.get(change.flow);
  expect(flow?.needs).toEqual(kept);
  expect(flow?.about).toBe(change.about ?? old?.about);
  expect(flow?.from).toEqual([...new Set(change.from ?? old?.from ?? [])]);
  expect(flow?.to).toEqual(change.to ? [...new Set(change.to)] : old?.to);
  before.flows.delete(change.flow);
  after.flows.delete(change.flow);
  expect(after.flows).toEqual(before.flows);
  return written;
}

const head = '# top\ndriven: 1\nsystem: shop # the shop\n';

/** Files that people and programs may have written. */
const FILES = [
  `${head}flows:\n  a:\n    needs:\n      replay: [none, recovery] # open\n      # ordering: none\n\n    from: x # y\n  b:\n`,
  `${head}flows:\n    a: {needs: {ordering: total}, to: [x]} # c\n    b: {} # d\n    c: ~ # e`,
  `${head}flows: {a: {needs: {ordering: total, replay: none}}, b: }\nwaive: []\n`,
  '{"driven": 1, "system": "shop", "flows": {"a": {"needs": {"ordering": "none", "priority": true}}, "b": {"to": []}}}',
  `${head}flows:\n  a:\n    needs:\n      replay: # say\n        - none # x\n        - recovery # y\n      # after\n      ordering:\n        total\n\n  b:\n`,
  `${head}flows:\n  a:\n    needs: &n\n      replay: none # r\n      ordering: none\n  b:\n    needs: *n # al\n  c: {needs: *n}\n  d:\n    needs:\n      <<: *n\n`,
  `${head}flows:\n  a:\n    needs: &n {replay: none}\n  b: &b\n    needs: {<<: *n, ordering: none}\n  c: *b\n  d: {<<: *b, from: z}\n`,
  `${head}flows:\n  a: &a # x\n    about: |\n      foo\n\n      bar\n    # y\n    needs:\n      replay: &r none\n  b: *a\n  c: {needs: {replay: *r}}\n`,
  `${head}flows:\n  a:\n    about: |+\n      some text\n\n\n  b:\n    about: >-\n      folded\n      x\n  c:\n    about: "two\n      lines"\n`,
  `${head.replaceAll('\n', '\r\n')}flows:\r\n  a:\r\n    needs:\r\n      ordering: none\r\n      replay: none\r\n  b: {}\r\n`,
  `---\n${head}defaults:\n  needs: &d {delay: 0}\nflows:\n  ? a\n  : needs: {}\n  ? "b"\n  :\n    needs: *d\n...\n# end\n`,
  `\ufeffdriven: 1\nsystem: shop\nflows:\n  "a":\n    needs:\n      replay   :   none\n  'b': !!map\n    needs: !!map {replay: !!str none}\n`,
];

describe('writing answers, whatever they are', () => {
  it('reads back from fresh files and from what it wrote itself', () => {
    const flow = fc.oneof(fc.constantFrom('a', 'b'), name);
    fc.assert(
      fc.property(fc.array(edit(flow), { minLength: 1, maxLength: 5 }), (edits) => {
        let text: string | undefined;
        for (const change of edits) text = expectEdit(text, change);
      }),
      { numRuns: runs(300) },
    );
  });

  it('changes what was asked and nothing else in files that others wrote', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FILES), edit(fc.constantFrom('a', 'b', 'c', 'd', 'new')), (text, change) => {
        expectEdit(expectEdit(text, change), { ...change, needs: new Map() });
      }),
      { numRuns: runs(600) },
    );
  });

  it('keeps what each consumer needs for itself, whatever the list or map they stood in', () => {
    const own = fc.record({ x: ownNeeds, 'y z': ownNeeds }, { requiredKeys: [] });
    fc.assert(
      fc.property(fc.constantFrom(...AUDIENCES), own, own, (to, first, then) => {
        const text = `${head}flows:\n  a:\n    to: ${to}\n    from: z # z\n  b: {to: [x], needs: {ordering: none}}\n`;
        const expected = ownIn(text);
        let written = text;
        for (const said of [first, then]) {
          const consumers = new Map(Object.entries(said));
          const change = { system: 'shop', flow: 'a', needs: new Map(), consumers };
          const before = written;
          written = writeAnswers(before, change);
          const edited = readEdited({ path: 'system.yaml', text: before }, parseYaml(before).root, change, base);
          expect(withoutPlaces(edited.system)).toEqual(withoutPlaces(sound(written)));
          for (const [name, needs] of consumers)
            for (const [key, answer] of needs) {
              if (answer === undefined) delete expected[name][key];
              else expected[name][key] = answer;
            }
          expect(ownIn(written)).toEqual(expected);
          expect(says(written).flows.get('b')).toEqual(says(text).flows.get('b'));
          for (const [comment] of to.matchAll(/# \d/g)) expect(written).toContain(comment);
        }
      }),
      { numRuns: runs(300) },
    );
  });
});

/** What a consumer may say for itself. */
const ownNeeds = fc
  .record(
    {
      ordering: fc.option(value.ordering, { nil: undefined }),
      replay: fc.option(value.replay, { nil: undefined }),
    },
    { requiredKeys: [] },
  )
  .map((record) => new Map(Object.entries(record)));

/** Ways in which `x` and `y z` can stand under `to`. */
const AUDIENCES = [
  '[x, y z] # 1',
  '[\n      x, # 1\n      "y z" # 2\n    ]',
  '\n      - x # 1\n      # 2\n      - y z',
  '\n    - "x"\n    - y z # 1',
  '{x: , y z: {needs: {ordering: total}}} # 1',
  '\n      x: # 1\n      y z:\n        needs:\n          ordering: total\n        uses: {broker: kafka} # 3',
  '\n      x: &x {needs: {replay: none}} # 1\n      y z: *x',
];

/** The answers of each consumer of `a`; those of one that says nothing are empty. */
function ownIn(text: string): Record<string, Record<string, Written>> {
  const flow = sound(text).flows.find(({ name }) => name === 'a');
  const own = new Map((flow?.consumers ?? []).map(({ name, needs }) => [name, needs]));
  return Object.fromEntries(
    (flow?.to ?? []).map(({ name }) => {
      const needs = [...(own.get(name) ?? [])].map(([key, { written }]): [string, Written] => [key, written]);
      return [name, Object.fromEntries(needs)];
    }),
  );
}
