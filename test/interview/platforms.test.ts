import { describe, expect, it } from 'vitest';
import { shippedRules } from '../../scripts/rules-folder.js';
import { begin, carriesNothing, chosen, next, type Question, typed, waysOut } from '../../src/interview/index.js';
import type { Answer } from '../../src/model/answer.js';
import type { Criterion } from '../../src/model/criterion.js';
import { analysed, flowWith, PLACE } from './random.js';

const { base, rulebook } = shippedRules();
const criterion = (role: Criterion['role']) => base.criteria.find((each) => each.role === role) as Criterion;
const PLACE_OF = criterion('place');
const RUNNING = criterion('running');

/** The question about what runs, after the place was answered. */
function question(place: readonly string[], running: readonly string[] = []): Question {
  const answers: Answer[] = [chosen(PLACE_OF, place, PLACE), ...running.map(() => chosen(RUNNING, running, PLACE))];
  const state = { ...begin(flowWith(answers)), reopened: [RUNNING.name] };
  return next(rulebook, state) as Question;
}
const offered = (...of: Parameters<typeof question>) => question(...of).offers.map(({ value }) => value);

describe('what runs', () => {
  it('is asked as a short list of platforms, no brokers and no compositions', () => {
    const ids = offered(['any']);
    expect(ids).toEqual(base.catalogue.platforms.map(({ id }) => id));
    expect(ids.length).toBeLessThan(25);
  });

  it('is filtered by the place that was answered', () => {
    for (const { cloud, id } of base.catalogue.platforms.filter((each) => each.cloud !== undefined)) {
      expect(offered([cloud as string])).toContain(id);
      expect(offered(['self-hosted'])).not.toContain(id);
    }
    const services = base.catalogue.platforms.filter(({ id }) => ['msk', 'amazon-mq'].includes(id)).map(({ id }) => id);
    expect(services).toHaveLength(2);
    for (const id of services) {
      expect(offered(['aws'])).toContain(id);
      expect(offered(['azure'])).not.toContain(id);
    }
    expect(offered(['aws', 'gcp'])).toContain('gcp');
  });

  it('is found by what runs on a platform, under any of its names', () => {
    const { offers } = question(['any']);
    for (const carrier of base.catalogue.carriers.filter(({ parts }) => parts.length === 1)) {
      for (const platform of carrier.platforms) {
        const also = offers.find(({ value }) => value === platform)?.also ?? [];
        for (const word of [carrier.id, ...(carrier.aliases ?? [])]) expect(also).toContain(word);
      }
    }
  });

  it('keeps what the file names, whatever it is', () => {
    expect(offered(['azure'], ['sqs-standard', 'kafka'])).toContain('sqs-standard');
  });

  it('is asked once for all flows, as the place, the stack and the capacity are', () => {
    const once = base.criteria.filter(({ everyFlow }) => everyFlow).map(({ role }) => role);
    expect(once.sort()).toEqual(['effort', 'languages', 'place', 'running']);
  });
});

describe('an answer that leaves nothing to carry the flow', () => {
  const said = (role: Criterion['role'], text: string): Answer => {
    const of = criterion(role);
    return of.domain.kind === 'quantity' ? (typed(of, text, PLACE) as Answer) : chosen(of, [text], PLACE);
  };
  // A total order is handled one record after another, 200 a second where each takes 5 ms.
  const before = [said('order', 'total'), said('rate', '100k/s')];
  const last = said('work', '5ms');

  it('is told with what to give up: each way out works, and no smaller one does', () => {
    const ways = waysOut(analysed(flowWith(before)), last) ?? [];
    expect(ways.length).toBeGreaterThan(1);
    for (const { needs, allows } of ways) {
      const left = [...before, last].filter((answer) => !needs.includes(answer.criterion));
      expect(carriesNothing(analysed(flowWith(left)))).toBe(false);
      expect(allows.length).toBeGreaterThan(0);
    }
    expect(ways.map(({ needs }) => needs)).toContainEqual([last.criterion]);
  });

  it('is no such answer where something still can, or nothing could before', () => {
    expect(waysOut(analysed(flowWith(before)), said('work', '0.005ms'))).toBeUndefined();
    expect(waysOut(analysed(flowWith([before[0]])), last)).toBeUndefined();
    expect(waysOut(analysed(flowWith([...before, last])), said('place', 'aws'))).toBeUndefined();
  });
});
