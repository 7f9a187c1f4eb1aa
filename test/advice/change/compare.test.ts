import { describe, expect, it } from 'vitest';
import type { AdviceChange, FactChange } from '../../../src/model/pages/change.js';
import { positionAt } from '../../../src/text/source.js';
import { changeBetween, described } from './described.js';

const factText = ({ section, name, old, new: now }: FactChange) =>
  `${section}.${name}: ${old?.text ?? '-'} → ${now?.text ?? '-'}`;
const factsOf = (facts: readonly FactChange[]) => facts.map(factText);

/** A change in a few words: what differs of each flow, because of what. */
function told({ changed, added, removed, unchanged }: AdviceChange) {
  return {
    changed: changed.map(({ name, aspects, cause, withoutEffect }) => ({
      name,
      aspects,
      because: factsOf(cause.facts),
      beside: factsOf(withoutEffect),
    })),
    added: added.map(({ name, alike }) => (alike === null ? name : `${name} was ${alike}`)),
    removed: removed.map(({ name, alike }) => (alike === null ? name : `${name} is ${alike}`)),
    unchanged,
  };
}

const TASK = { intent: 'command', acknowledgment: 'completion', cloud: 'aws' };
const flow = (needs: object, more: object = {}) => ({ flow: { from: 'a', to: ['b'], needs, ...more } });

/** A row a case: what it is, the two descriptions, what differs, because of what, and what changed besides. */
const CASES: readonly {
  what: string;
  old: readonly [flows: object, more?: object];
  now: readonly [flows: object, more?: object];
  aspects: readonly string[];
  because: readonly string[];
  beside?: readonly string[];
}[] = [
  {
    what: 'a criterion changed',
    old: [flow({ ...TASK, replay: 'none' })],
    now: [flow({ ...TASK, replay: 'history' })],
    aspects: ['style', 'decided', 'broker', 'verdict', 'pattern'],
    because: ['needs.replay: none → history'],
  },
  {
    what: 'a criterion added, another one without effect',
    old: [flow({ ...TASK, processing: '1s' })],
    now: [flow({ ...TASK, processing: '2s', replay: 'history' })],
    aspects: ['style', 'decided', 'broker', 'verdict', 'pattern'],
    because: ['needs.replay: - → history'],
    beside: ['needs.processing: 1s → 2s'],
  },
  {
    what: 'a criterion removed',
    old: [flow({ ...TASK, replay: 'history' })],
    now: [flow(TASK)],
    aspects: ['style', 'decided', 'broker', 'verdict', 'pattern'],
    because: ['needs.replay: history → -'],
  },
  {
    what: 'a default changed',
    old: [flow({ intent: 'command', acknowledgment: 'completion' }), { defaults: { needs: { cloud: 'aws' } } }],
    now: [flow({ intent: 'command', acknowledgment: 'completion' }), { defaults: { needs: { cloud: 'azure' } } }],
    aspects: ['broker'],
    because: ['needs.cloud: aws → azure'],
  },
  {
    what: 'the broker, through the cloud',
    old: [flow(TASK)],
    now: [flow({ ...TASK, cloud: 'gcp' })],
    aspects: ['broker'],
    because: ['needs.cloud: aws → gcp'],
  },
  {
    what: 'the broker, through what is used',
    old: [flow(TASK)],
    now: [flow(TASK, { uses: { broker: 'sqs-fifo' } })],
    aspects: ['broker'],
    because: ['uses.broker: - → sqs-fifo'],
  },
  {
    what: 'one consumer more',
    old: [{ flow: { from: 'a', to: ['b'], needs: { intent: 'event' } } }],
    now: [{ flow: { from: 'a', to: ['b', 'c'], needs: { intent: 'event' } } }],
    aspects: ['needed'],
    because: ['needs.consumers: one → several'],
  },
  {
    what: 'two facts that matter together, among three',
    old: [flow({ intent: 'event', acknowledgment: 'delivery', workflow: 'single' })],
    now: [flow({ intent: 'command', acknowledgment: 'completion', workflow: 'steps' })],
    aspects: ['style', 'verdict', 'pattern'],
    because: ['needs.intent: event → command', 'needs.workflow: single → steps'],
  },
];

describe('a flow changes', () => {
  it.each(CASES)('$what', ({ old, now, aspects, because, beside = [] }) => {
    const change = changeBetween(described(...old), described(...now));
    expect(told(change)).toMatchObject({ changed: [{ name: 'flow', aspects, because, beside }], unchanged: 0 });
    expect(change.any).toBe(true);
    expect(change.changed[0].cause.smallest).toBe(true);
  });

  it('and other sets that would have done stand beside the first', () => {
    const { changed } = changeBetween(
      described(flow({ intent: 'event', acknowledgment: 'delivery', workflow: 'single' })),
      described(flow({ intent: 'command', acknowledgment: 'completion', workflow: 'steps' })),
    );
    expect(changed[0].cause.instead.map(factsOf)).toEqual([
      ['needs.workflow: single → steps', 'needs.acknowledgment: delivery → completion'],
    ]);
  });

  it('by too many facts to try: all of them are named, and it is said', () => {
    const all = {
      ...{ intent: 'command', consumers: 'one', reply: 'async', ordering: 'per-key', workflow: 'steps' },
      ...{ replay: 'recovery', retention: '3d', throughput: '2k/s', payload: '3KB', acknowledgment: 'completion' },
      ...{ duplicates: 'harmful', latency: '1s', processing: '1s', delay: '0', priority: true },
    };
    const { changed } = changeBetween(described(flow({ consumers: 'one' })), described(flow(all)));
    expect(changed[0].cause).toMatchObject({ smallest: false, instead: [] });
    expect(changed[0].cause.facts).toHaveLength(14);
  });

  it('and each fact has its place: in the new description, or in the old one where it was removed', () => {
    const at = (fact: FactChange) => {
      const place = (fact.new ?? fact.old)?.place;
      if (place === undefined) throw new Error('no place');
      const { start, end } = place.span;
      return `${place.source.path}:${positionAt(place.source, start).line} ${place.source.text.slice(start, end)}`;
    };
    const { changed } = changeBetween(
      described(flow({ ...TASK, replay: 'history' }), {}, 'old.yaml'),
      described(flow({ ...TASK, cloud: 'gcp' }), {}, 'new.yaml'),
    );
    const { cause, withoutEffect } = changed[0];
    expect([...cause.facts, ...withoutEffect].map(at)).toEqual(['old.yaml:1 "history"', 'new.yaml:1 "gcp"']);
  });
});

/** What changes a file and no advice. */
const NOTHING: readonly [what: string, old: readonly [object, object?], now: readonly [object, object?]][] = [
  ['nothing at all', [flow(TASK)], [flow(TASK)]],
  ['a waiver', [flow(TASK)], [flow(TASK, { waive: [{ rule: 'unstated', because: 'so' }] })]],
  ['words', [flow(TASK)], [flow(TASK, { about: 'More of it.', decision: { status: 'accepted' } })]],
  ['a unit', [flow({ ...TASK, throughput: '200/s' })], [flow({ ...TASK, throughput: '0.2k/s' })]],
  ['the order of a list', [flow({ ordering: ['none', 'total'] })], [flow({ ordering: ['total', 'none'] })]],
  ['stated now, inherited before', [flow({}), { defaults: { needs: TASK } }], [flow(TASK)]],
  ['a default that the flow overrides', [flow(TASK)], [flow(TASK), { defaults: { needs: { cloud: 'gcp' } } }]],
  ['a name of a consumer', [flow(TASK)], [flow(TASK, { to: ['z'] })]],
];

describe('no advice changes', () => {
  it.each(NOTHING)('by %s', (_, old, now) => {
    const change = changeBetween(described(...old), described(...now));
    expect(change).toMatchObject({ changed: [], added: [], removed: [], unchanged: 1, withoutEffect: [], any: false });
  });

  it('by a fact without effect, which is listed once for all flows that inherit it', () => {
    const flows = { one: flow(TASK).flow, two: flow(TASK).flow };
    const change = changeBetween(
      described(flows, { defaults: { needs: { processing: '1s' } } }),
      described(flows, { defaults: { needs: { processing: '2s' } } }),
    );
    expect(change.any).toBe(false);
    expect(change.withoutEffect.map(({ fact, flows }) => [factText(fact), flows])).toEqual([
      ['needs.processing: 1s → 2s', ['one', 'two']],
    ]);
  });
});

describe('flows come and go', () => {
  const kept = { from: 'x', to: ['y'], needs: { intent: 'event' } };
  const task = { from: 'a', to: ['b'], needs: TASK };

  it('one that is alike in all but the name looks renamed, whatever it inherits', () => {
    const change = changeBetween(
      described({ kept, 'place-order': task, gone: kept }),
      described(
        { kept, 'order-placement': task, fresh: { ...kept, to: ['z'] } },
        { defaults: { needs: { delay: 0 } } },
      ),
    );
    expect(told(change)).toMatchObject({
      added: ['order-placement was place-order', 'fresh'],
      removed: ['place-order is order-placement', 'gone'],
      unchanged: 1,
    });
    expect(change.any).toBe(true);
  });

  it('each is the old name of one at most', () => {
    const change = changeBetween(described({ kept, one: task }), described({ kept, two: task, three: task }));
    expect(told(change)).toMatchObject({ added: ['two was one', 'three'], removed: ['one is two'] });
  });
});
