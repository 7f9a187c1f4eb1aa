import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { Flow } from '../../src/model/system.js';
import type { Node } from '../../src/system/yaml/nodes.js';
import { parseYaml } from '../../src/system/yaml/parse.js';
import { answers, at, faults, sound } from './shown.js';

const ordering = ({ needs }: Flow) => {
  const answer = needs.get('ordering');
  return answer && at(answer.place);
};
const HEAD = 'driven: 1\nsystem: s\nflows:\n';

describe('broken YAML', () => {
  it.each([
    [`${HEAD}\ta: 1\n`, ['4:1 not valid YAML: Tabs are not allowed as indentation']],
    [
      `${HEAD}  a:\n    about: note: this\n    from: x\n`,
      ['5:12 not valid YAML: Nested mappings are not allowed in compact mappings'],
    ],
    [`${HEAD}  a: {}\n  b\n`, ['5:3 not valid YAML: Implicit map keys need to be followed by map values']],
    [
      `${HEAD}  a: {from: x\n`,
      ['5:1 not valid YAML: Flow map in block collection must be sufficiently indented and end with a }'],
    ],
    [`${HEAD}  a: {about: "\\x"}\n`, ['4:15 not valid YAML: Invalid escape sequence \\x"']],
    [`${HEAD}  a: "x\n`, ['4:6 not valid YAML: a quote opens here and is never closed']],
    [`${HEAD}  a: &x &y {}\n`, ['4:9 not valid YAML: A node can have at most one anchor']],
    [
      `${HEAD}  ${'k'.repeat(1100)}: {}\n`,
      [expect.stringContaining('4:3 not valid YAML: The : indicator must be at most 1024')],
    ],
    [`${HEAD}  a: {}\n---\n${HEAD}`, ['5:1 a second YAML document starts here; expected one document a file']],
    [`%YAML 1.1\n---\n${HEAD}  a: {}\n`, ['1:1 this file asks for YAML 1.1; system.yaml is read as YAML 1.2']],
    [`${HEAD}  a: !foo {}\n`, ['4:6 the tag `!foo` is not known here']],
    [`${HEAD}  a: {about: !!binary aGk=}\n`, ['4:14 the tag `!!binary` is not known here']],
    [`${HEAD}  a: {? [x] : 1}\n`, ['4:9 a key must be text; found a list']],
  ])('%j', (text, expected) => expect(faults(text)).toEqual(expected));

  it('is reported with what is wrong before it, not with what seems missing behind it', () => {
    expect(faults('drven: 1\nsystem: s\nflows:\n  a: {form: x}\n  b: {about: "x}\n')).toEqual([
      '1:1 `drven` is not a key of system.yaml. Did you mean `driven`?',
      '4:7 `form` is not a key of a flow. Did you mean `from`?',
      '5:14 not valid YAML: a quote opens here and is never closed',
    ]);
  });
});

describe('YAML as people write it', () => {
  it('may have a byte order mark, Windows line ends, document marks and quoted keys', () => {
    const text = `\ufeff---\n${HEAD}  "a": {'to': [x]}\n...\n# end\n`;
    expect(sound(text).flows[0].name).toBe('a');
    const [flow] = sound(text.replaceAll('\n', '\r\n')).flows;
    expect(at(flow.place)).toBe('5:3');
  });

  it('names flows and services by their text, whatever YAML takes it for', () => {
    const flows = sound(
      `${HEAD}  123: {from: 404, to: [true, 1.0]}\n  true: {}\n  ~: {}\n  "yes: no": {}\n  '<<': {}\n`,
    ).flows;
    expect(flows.map(({ name }) => name)).toEqual(['123', 'true', '~', 'yes: no', '<<']);
    expect(flows[0].from[0].name).toBe('404');
    expect(flows[0].to?.map(({ name }) => name)).toEqual(['true', '1.0']);
  });

  it('knows no `yes` but YAML 1.2 has, in whatever version the file claims to be', () => {
    expect(faults(`%YAML 1.1\n---\n${HEAD}  a: {needs: {priority: yes}}\n`)).toHaveLength(2);
  });
});

describe('anchors', () => {
  it('stand for their value, placed at the use', () => {
    const system = sound(
      `${HEAD}  a: {needs: &n {ordering: &o total}}\n  b: {needs: *n}\n  c: {needs: {ordering: *o}}\n`,
    );
    expect(system.flows.map((flow) => ordering(flow))).toEqual(['4:31', '5:14', '6:25']);
    expect(faults(`${HEAD}  a: &f {form: x}\n  b: *f\n`)).toEqual([
      '4:10 `form` is not a key of a flow. Did you mean `from`?',
      '5:6 `form` is not a key of a flow. Did you mean `from`?',
    ]);
  });

  it('may name keys', () => {
    expect(sound(`${HEAD}  a: {about: &n browse}\n  *n : {}\n`).flows[1].name).toBe('browse');
  });

  it('merge with `<<`: own keys win, then the first of a list; told at the use', () => {
    const system = sound(
      `${HEAD}  a: {needs: &a {ordering: total, replay: none}}\n  b: {needs: &b {replay: history, payload: 1B}}\n` +
        '  c:\n    needs:\n      payload: 2B\n      <<: [*a, *b, {delay: 0}]\n      priority: true\n',
    );
    expect(answers(system, 'c')).toEqual({
      payload: '2B',
      priority: 'true',
      ordering: 'total',
      replay: 'none',
      delay: '0',
    });
    expect(ordering(system.flows[2])).toBe('9:12');
  });

  it.each([
    [`${HEAD}  a: &a {<<: *a}\n`, ['4:14 the alias `*a` stands inside the value it names']],
    [`${HEAD}  a: &a {needs: *a}\n`, ['4:17 the alias `*a` stands inside the value it names']],
    [`${HEAD}  a: &base {}\n  b: *bas\n`, ['5:6 the alias `*bas` names no anchor above it. Did you mean `base`?']],
    [`${HEAD}  a: {<<: 5}\n`, ['4:11 `<<` merges a mapping, or a list of them; found the number `5`']],
    [
      `${HEAD}  a: &x {about: y}\n  b: {<<: [*x, z]}\n`,
      ['5:16 `<<` merges a mapping, or a list of them; found the text `z`'],
    ],
  ])('%j', (text, expected) => expect(faults(text)).toEqual(expected));
});

describe('the seam', () => {
  const plain = (node: Node | undefined): unknown => {
    if (!node) return null;
    if (node.kind === 'scalar') return node.value;
    if (node.kind === 'list') return node.items.map(plain);
    return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
  };

  it('reads whatever the package writes, aliases too', () => {
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.string(),
        tie('list'),
        tie('map'),
      ),
      list: fc.array(tie('any'), { maxLength: 4 }),
      map: fc.dictionary(
        fc.string({ minLength: 1 }).filter((key) => key !== '<<' && key !== '__proto__'),
        tie('any'),
        { maxKeys: 4, noNullPrototype: true },
      ),
    })).any;
    fc.assert(
      fc.property(value, value, fc.boolean(), (shared, other, flow) => {
        const data = { a: shared, b: [shared, { c: shared }], d: other };
        const text = stringify(data, { collectionStyle: flow ? 'flow' : 'block' });
        const { root, faults: wrong } = parseYaml(text);
        expect(wrong).toEqual([]);
        expect(plain(root)).toEqual(data);
      }),
    );
  });
});
