import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, formatAnswer } from '../../src/model/answer.js';
import { readArguments } from '../../src/system/arguments.js';
import { withAnswers } from '../../src/system/what-if.js';
import { base } from './base.js';
import { answers, shown, sound } from './shown.js';

const given = (...args: string[]) => {
  const read = readArguments(args, base);
  expect(shown(read.findings)).toEqual([]);
  return Object.fromEntries([...read.answers].map(([name, answer]) => [name, answer?.text]));
};

describe('arguments', () => {
  it.each([
    [['replay=history', 'throughput=5k/s'], { replay: 'history', throughput: '5k/s' }],
    [['replay=none,recovery'], { replay: '[none, recovery]' }],
    [['replay=[none, recovery]'], { replay: '[none, recovery]' }],
    [['replay=[none]'], { replay: 'none' }],
    [['throughput=200/s..1k/s'], { throughput: '200/s..1k/s' }],
    [['throughput=[0,5/s]'], { throughput: '[0, 5/s]' }],
    [['throughput=200'], { throughput: '200' }],
    [['retention=7d,forever'], { retention: '[7d, forever]' }],
    [['priority=true'], { priority: 'true' }],
    [['priority=true,false'], { priority: '[true, false]' }],
    [['running=kafka,sqs-fifo'], { running: '[kafka, sqs-fifo]' }],
    [['running=[]'], { running: '[]' }],
    [['replay=?', 'ordering='], { replay: undefined, ordering: undefined }],
    [[], {}],
  ])('%j', (args, expected) => expect(given(...args)).toEqual(expected));

  it.each([
    [['ordring=none'], ['1:1 `ordring` is not a criterion. Did you mean `ordering`?']],
    [['deadLetter=true'], ['1:1 `deadLetter` is not a criterion']],
    [['throughput=0,5/s'], ['1:1 `throughput`: `0,5/s` is written `0.5/s`']],
    [['throughput=5 million/day'], ['1:1 `throughput`: `5 million/day` is written `5M/day`']],
    [['throughput=5.000/s'], ['1:1 `throughput`: `5.000/s` can mean 5000/s or 5/s; type one of these']],
    [['=x'], ['1:1 `` is not a criterion']],
    [['replay'], ['1:1 `replay` has no `=`; expected CRITERION=VALUE']],
    [['replay=none', 'replay=history'], ['1:13 `replay` is given twice']],
    [
      ['intent=event', 'replay=hist'],
      ["1:21 `replay` can't be `hist`; expected `none`, `recovery` or `history`. Did you mean `history`?"],
    ],
    [['replay=none, x'], ["1:14 `replay` can't be `x`; expected `none`, `recovery` or `history`"]],
    [['replay=none,'], ['1:8 `replay` has no value; expected `none`, `recovery` or `history`']],
    [['replay=[]'], ['1:8 `replay` is an empty list; expected `none`, `recovery` or `history`']],
    [
      ['throughput=5MB'],
      ['1:12 `throughput`: `5MB` is a size; expected a rate such as `200/s` or `5k/s` (units /s /min /h /day)'],
    ],
  ])('%j is refused', (args, expected) => expect(shown(readArguments(args, base).findings)).toEqual(expected));

  it('are placed in a source of their own', () => {
    const { answers: read, findings } = readArguments(['intent=event', 'replay=none', 'replay=x'], base);
    const place = read.get('replay')?.place;
    expect(place?.source).toEqual({ path: '<arguments>', text: 'intent=event replay=none replay=x' });
    expect(place?.span).toEqual({ start: 20, end: 24 });
    expect(read.get('replay')?.origin).toBe('argument');
    expect(shown(findings.map(({ related: [first], ...finding }) => ({ ...finding, ...first, related: [] })))).toEqual([
      '1:14 `replay` is first given here',
    ]);
  });

  it('read back what is written as an argument, a file and an argument being read alike', () => {
    const written = fc.oneof(
      fc.tuple(fc.constant('replay'), fc.subarray(['none', 'recovery', 'history'], { minLength: 1 })),
      fc.tuple(fc.constant('throughput'), fc.subarray(['200/s', '1k/s..5k/s', '12k/min', '7'], { minLength: 1 })),
      fc.tuple(fc.constant('running'), fc.subarray(['kafka', 'sqs-fifo', 'sqs-standard'])),
      fc.tuple(fc.constant('priority'), fc.subarray(['true', 'false'], { minLength: 1 })),
    );
    fc.assert(
      fc.property(written, ([name, values]) => {
        const { flows } = sound(`driven: 1\nsystem: s\nflows: {f: {needs: {${name}: [${values.join(', ')}]}}}\n`);
        const inFile = flows[0].needs.get(name) as Answer;
        expect(inFile.written).toEqual(values.length === 1 ? values[0] : values);
        const { answers: read, findings } = readArguments([`${name}=${formatAnswer(inFile, 'argument')}`], base);
        expect(shown(findings)).toEqual([]);
        expect(read.get(name)).toEqual({ ...inFile, origin: 'argument', place: read.get(name)?.place });
      }),
    );
  });

  it('never throw', () => {
    const arg = fc.oneof(
      fc.string(),
      fc
        .tuple(fc.constantFrom('intent', 'throughput', 'running', 'priority'), fc.string())
        .map((pair) => pair.join('=')),
    );
    fc.assert(fc.property(fc.array(arg, { maxLength: 4 }), (args) => void readArguments(args, base)));
  });
});

describe('a what-if', () => {
  const system = sound(
    'driven: 1\nsystem: s\nflows:\n  a: {to: x, needs: {ordering: total, replay: none}}\n  b: {needs: {ordering: none}}\n',
  );
  const { answers: change } = readArguments(['ordering=per-key', 'replay=?', 'delay=5s', 'consumers=?'], base);

  it('changes every flow, or the ones chosen, and not the system it starts from', () => {
    const all = withAnswers(system, undefined, change);
    expect(answers(all, 'a')).toEqual({ ordering: 'per-key', delay: '5s' });
    expect(answers(all, 'b')).toEqual({ ordering: 'per-key', delay: '5s' });
    const one = withAnswers(system, ['b', 'nobody'], change);
    expect(answers(one, 'a')).toEqual({ ordering: 'total', replay: 'none', consumers: 'one' });
    expect(answers(one, 'b')).toEqual({ ordering: 'per-key', delay: '5s' });
    expect(answers(system, 'b')).toEqual({ ordering: 'none' });
  });

  it('with nothing in it is the system itself', () => {
    expect(withAnswers(system, undefined, new Map())).toBe(system);
  });
});
