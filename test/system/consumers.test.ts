import { describe, expect, it } from 'vitest';
import { readSystemFast } from '../../src/system/read-system-fast.js';
import { base } from './base.js';
import { answers, at, faults, shown, sound } from './shown.js';

const HEAD = 'driven: 1\nsystem: s\nflows:\n';
const MAP = `${HEAD}  a:
    to:
      stock:
        needs: {replay: history}
        uses: {broker: sqs-standard, deadLetter: true}
      "404": {needs: {ordering: per-key}}
      mail:
`;

describe('a map under `to`', () => {
  it('names the consumers, each with what it says for itself and where', () => {
    const [flow] = sound(MAP).flows;
    expect(flow.to?.map(({ name, place }) => `${at(place)} ${name}`)).toEqual(['6:7 stock', '9:7 404', '10:7 mail']);
    const [stock, , mail] = flow.consumers ?? [];
    expect([...stock.needs.values()].map(({ text, place }) => `${at(place)} ${text}`)).toEqual(['7:25 history']);
    expect([...(stock.uses?.values() ?? [])].map(({ name, text }) => `${name}: ${text}`)).toEqual([
      'broker: sqs-standard',
      'deadLetter: true',
    ]);
    expect([mail.needs.size, mail.uses]).toEqual([0, undefined]);
    expect(answers(sound(MAP), 'a')).toEqual({ consumers: 'several' });
  });

  it('is no map where it is a list or a name, and names nobody where it is empty', () => {
    const toOf = (to: string) => sound(`${HEAD}  a: {to: ${to}}`).flows[0];
    expect(toOf('[x, y]').consumers).toBeUndefined();
    expect(toOf('x').consumers).toBeUndefined();
    expect(toOf('{}')).toMatchObject({ to: [], consumers: [] });
  });

  it('takes merge keys and anchors, placed where they are used', () => {
    const text = `${HEAD}  a: {to: {stock: &own {needs: {replay: history}}}}\n  b:\n    to:\n      <<: {mail: *own}\n      facts: *own\n`;
    const [, flow] = sound(text).flows;
    expect(flow.consumers?.map(({ name, needs }) => `${name} ${needs.get('replay')?.text}`)).toEqual([
      'facts history',
      'mail history',
    ]);
    expect(at(flow.consumers?.[0].needs.get('replay')?.place ?? flow.place)).toBe('8:14');
  });

  it('is read by the fast reader as by the other', async () => {
    const { system, findings } = await readSystemFast({ path: 'system.yaml', text: MAP }, base);
    expect(shown(findings)).toEqual([]);
    expect(system).toEqual(sound(MAP));
  });

  it.each([
    ['to: {x: {needs: {intent: event}}}', "4:24 `intent` belongs to the flow; a consumer can't set it for itself"],
    ['to: {x: {uses: {hottestKey: 0.1}}}', "4:23 `hottestKey` belongs to the flow; a consumer can't set it for itself"],
    ['to: {x: {needs: {repla: none}}}', '4:24 `repla` is not a criterion. Did you mean `replay`?'],
    ['to: {x: {needs: {deadLetter: true}}}', '4:24 `deadLetter` is not a criterion. It belongs under `uses`.'],
    ['to: {x: {uses: {deadLeter: true}}}', '4:23 `deadLeter` is not a setup fact. Did you mean `deadLetter`?'],
    ['to: {x: {replay: none}}', '4:16 `replay` is not a key of the consumer `x`. It belongs under `needs`.'],
    ['to: {x: {need: {}}}', '4:16 `need` is not a key of the consumer `x`. Did you mean `needs`?'],
    ['to: {x: {needs: {replay: som}}}', "4:32 `replay` can't be `som`; expected `none`, `recovery` or `history`"],
    ['to: {x: y}', '4:15 `x` must be a mapping of `needs` and `uses`; found the text `y`'],
    ['to: {x: [y]}', '4:15 `x` must be a mapping of `needs` and `uses`; found a list'],
    ['to: {"": {}}', '4:12 `to` has an empty name; expected the name of a service'],
    ['to: {"a\\0": {}}', '4:12 a name in `to` holds a NUL character (U+0000); expected a text without'],
    ['to: [{x: {needs: {}}}]', '4:12 `to` must list names; found a mapping'],
    [
      'to: {x: }, waive: [{rule: r, because: b, consumer: y}]',
      '4:58 `consumer` is `y`; the flow names no such consumer under `to`. Did you mean `x`?',
    ],
  ])('%s', (flow, ...messages) => {
    expect(faults(`${HEAD}  a: {${flow}}`)).toEqual(messages);
  });

  it('has no place in `defaults`, and a waiver of the whole system names no consumer', () => {
    expect(faults(`${HEAD}  a: {}\ndefaults: {to: {x: }}`)).toEqual(['5:12 `to` is not a key of `defaults`']);
    expect(faults(`${HEAD}  a: {to: {x: }}\nwaive: [{rule: r, because: b, consumer: x}]`)).toEqual([
      '5:41 `consumer` is `x`; no consumer is named here',
    ]);
  });
});
