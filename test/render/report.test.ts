import { describe, expect, it } from 'vitest';
import type { RuleBase } from '../../src/model/knowledge.js';
import type { Reversal } from '../../src/model/rule.js';
import type { Style } from '../../src/model/style.js';
import { renderReport } from '../../src/render/markdown/report.js';
import { BASE } from './base.js';
import { adviceOn, advised, answer, flow, named, SHOP } from './fixture.js';
import { headings, ofType, parse, textOf } from './parse.js';

const report = renderReport(SHOP, BASE);

/** The part of a report under one heading. */
function section(title: string, text = report): string {
  const start = text.indexOf(`## ${title}\n`);
  const end = text.indexOf('\n## ', start);
  return text.slice(start, end === -1 ? undefined : end);
}

describe('a small system', () => {
  it('has page one, the flows, and then what they share, in order', () => {
    expect(headings(parse(report))).toEqual([
      '# shop: decision record',
      '## The flows',
      '## place-order',
      '## activity',
      '## settle-payment',
      '## The alternatives',
      '## The reasons',
      '## What cannot carry what',
      '## Sizes and costs',
      '## The patterns',
      '## What each style brings',
      '## The questions and answers',
      '## How the styles were weighed',
      '## How this record is checked',
      '## Sources',
    ]);
  });

  it('decides on page one: what, why, how sure, what to run and what else', () => {
    const opening = report.slice(0, report.indexOf('## The flows'));
    expect(opening).toContain(
      '**Hybrid, so far.** 3 flows: 1 message-driven (queues), 1 event-driven (log or topic), 1 hybrid.',
    );
    expect(opening).toContain('> **activity:** `intent: command` and `consumers: open` cannot both be true.');
    expect(opening).toContain('| [place-order](#place-order) | **message-driven**, decided | `quick-queue` |');
    expect(opening).toContain(
      '| [activity](#activity) | **event-driven**, so far, 97 % likely, 1 contradiction | `long-log` |',
    );
    expect(opening).toContain('| [settle-payment](#settle-payment) | **hybrid**, decided | **nothing known** |');
    expect(opening).toContain('- **Why.** Each task must be known done');
    expect(opening).toContain('(`acknowledgment: completion`; 2 flows)');
    expect(opening).toContain('2 of 3 flows are decided: no open answer can change them. Least sure is activity');
    expect(opening).toContain(
      '**Status.** accepted (2026-11-02): place-order; no decision stated: activity and settle-payment.',
    );
    expect(opening).toContain('**What to run.** Long Log (`long-log`) and Quick Queue (`quick-queue`).');
    expect(opening).toContain('With a workaround: activity. Nothing known carries settle-payment.');
    expect(opening).toContain(
      '**Alternatives.** with `log-queue`, without `long-log` and `quick-queue`, adding log-queue-cluster:',
    );
    expect(report).toContain('```mermaid\nflowchart LR');
  });

  it('tells what was decided, by whom, and what is built', () => {
    const text = section('place-order');
    expect(text).toContain(
      '| Status | accepted, 2026-11-02; deciders: architecture and `@payments`; ticket: ARCH-12 |',
    );
    expect(text).toContain('| Decision | **message-driven**; decided, no answer still open can change it');
    expect(text).toContain(
      'This is not the message-driven design that the needs ask for. Accepted for now, `style-mismatch`: It moves in spring.',
    );
    expect(text).toContain('`style: event-driven`, `broker: old-log`, `deadLetter: true`');
    expect(text.split('style-mismatch').length).toBe(2);
    expect(text).toContain('`unsafe-retry`: Orders carry a key. Until 2027-03-01. See `docs/adr/0004.md`.');
  });

  it('weighs both sides, the strongest reason first; the whole reason stands once', () => {
    const [strong, moderate, against] = ['strong)', 'moderate)', 'event-driven: After a fault'].map((mark) =>
      section('place-order').indexOf(mark),
    );
    expect(strong).toBeGreaterThan(0);
    expect(moderate).toBeGreaterThan(strong);
    expect(against).toBeGreaterThan(moderate);
    expect(section('place-order')).toContain('`replay: history` (now `recovery`) → hybrid');
    expect(report.split('acknowledges each message by itself. ([2](#sources))').length).toBe(2);
    expect(section('The reasons').split('**But:** A log with an acknowledgment').length).toBe(2);
    expect(section('The reasons')).toContain('place-order and settle-payment |');
  });

  it('marks what is open and what it would do', () => {
    const text = section('activity');
    expect(text).not.toContain('| Status |');
    expect(text).toContain('**event-driven** so far; 2 open answers could change it');
    expect(text).toContain('97 % end event-driven, 3 % hybrid and under 1 % with either');
    expect(text).toContain('`none` or `delivery` → event-driven; `completion` → hybrid');
    expect(text).toContain('then `retention`');
    expect(text).toContain('(now `[none, completion]`) → hybrid');
    expect(text).toContain('**Contradiction.** `intent: command`');
    const answers = section('The questions and answers');
    expect(answers).toContain('`[none, completion]`: activity');
    expect(answers).toContain('**unknown**: place-order and activity |');
    expect(answers).toContain('Nothing was said of `running`.');
  });

  it('gives both sides of a hybrid as reasons', () => {
    const text = section('settle-payment');
    expect(text).toContain('message-driven: Each task must be known done');
    expect(text).toContain('event-driven: Rebuilding state');
    expect(text).toContain('no change of up to three answers gives another style');
  });

  it('lists what it cites, linked where there is an address', () => {
    expect(section('Sources')).toContain(
      '1. A book, read 2026-10-03\n2. [Message queues \\[draft\\] | a guide](https://example.com/queues?a=1), read 2026-10-01\n',
    );
    expect(report).not.toContain('unused');
  });

  it('says how to check it and to write it anew', () => {
    const text = section('How this record is checked');
    expect(text).toContain(
      'npx driven check shop/system.yaml\nnpx driven report shop/system.yaml | diff - shop/report.md',
    );
    expect(text).toContain('`npx driven report shop/system.yaml -o shop/report.md`');
    expect(text).toContain('the catalogue of brokers of 2026-11-24');
  });

  it('is the same every time', () => expect(renderReport(SHOP, BASE)).toBe(report));
});

describe('what carries the flows', () => {
  it('is told for each flow: the choice, the next, and what is in use', () => {
    const text = section('place-order');
    expect(text).toContain('**Quick Queue** (`quick-queue`). Meets every stated need. The usual first choice.');
    expect(text).toContain('Or Long Log feeding Quick Queues (`log-queue`), with strain on `acknowledgment`.');
    expect(text).toContain('**Old Log** (`old-log`) is in use, which cannot meet every need.');
    expect(text).toContain('Accepted for now, `broker-cannot`: So does the log.');
    expect(section('activity')).toContain(
      '`acknowledgment: [none, completion]`: commits a position. So: park what fails. ([source, 2026-08]',
    );
  });

  it('names what cannot once for all flows, with who says so', () => {
    const text = section('What cannot carry what');
    expect(text.match(/\(`long-log`\)/g)).toHaveLength(1);
    expect(text).toContain(
      '| Long Log (`long-log`) | `replay`: holds a record for 7d at most ([source, 2026-08](https://example.com/limits?x=\\(1\\))) |',
    );
  });

  it('sets the other sets beside the recommended one', () => {
    expect(section('The alternatives')).toContain('| **as recommended** | `long-log`, `quick-queue` |');
  });

  it('judges no brokers that are in use together in a way it does not know', () => {
    const [first] = SHOP.flows;
    const told = (carriers: readonly string[], judged: readonly string[]) =>
      renderReport(adviceOn([{ ...first, built: { carriers, judged } }]), BASE);
    expect(told(['quick-queue', 'old-log'], [])).toContain(
      '**Quick Queue (`quick-queue`) and Old Log (`old-log`)** are in use together in a way that is not known',
    );
    expect(told(['quick-queue', 'long-log'], ['log-queue'])).toContain(
      '**Long Log feeding Quick Queues** (`log-queue`) is in use',
    );
    expect(told(['quick-queue', 'long-log'], ['log-queue'])).toContain('In place (`deadLetter`): park what fails.');
  });

  it('says what to give up where nothing does', () => {
    expect(section('settle-payment')).toContain(
      'Give up `replay: history` and `retention: 30d..90d`, and Quick Queue and Long Log could do.',
    );
  });

  it('is sized, with formula and the quota that is passed', () => {
    const text = section('Sizes and costs');
    expect(text).toContain('**Records in flight: 100 to 400 records, over 120 at the most** ([source, 2026-08]');
    expect(text).toContain('Raised on request.');
    expect(text).toContain('Records in flight: rate × work; Shard of `old-log`: rate / 100/s');
  });

  it('tells each pattern once', () => {
    expect(section('activity')).toContain('Claim check (`claim-check`): The payload goes to a store');
    const text = section('The patterns');
    expect(text.match(/\(`claim-check`\)/g)).toHaveLength(1);
    expect(text).toContain('place-order and activity |');
    expect(text).toContain('**It costs:** Two hops to watch.');
  });

  it('tells of what is in use and fits but is not in the set for all', () => {
    const [first] = SHOP.flows;
    const built = { carriers: ['quick-queue'], judged: ['quick-queue'] };
    const advice = adviceOn([{ ...first, built }, SHOP.flows[1]]);
    const set = { ...advice.recommendation.portfolio, carries: ['log-queue', 'long-log'] };
    const text = renderReport({ ...advice, recommendation: { ...advice.recommendation, portfolio: set } }, BASE);
    expect(text).toContain('In use, and fits by itself: Quick Queue (`quick-queue`) for place-order');
    expect(text).toContain('**Long Log feeding Quick Queues** (`log-queue`), with strain.');
    expect(text).toContain('Taken by itself, the flow would go over Quick Queue (`quick-queue`).');
  });
});

describe('what is not certain', () => {
  const [, activity] = SHOP.flows;
  const told = (more: Partial<typeof activity>) => renderReport(adviceOn([{ ...activity, ...more }, activity]), BASE);
  const likelihood = (event: number, hybrid: number) => ({
    'message-driven': 0,
    'event-driven': event,
    hybrid,
    either: 0,
  });

  it('says so when most ways lead to another style', () => {
    const text = told({ likelihood: likelihood(0.3, 0.7) });
    expect(text).toContain('What was said gives event-driven; most of the ways the open answers can fall end hybrid.');
    expect(text).toContain('so far; hybrid is likelier (70 %), 1 contradiction');
  });

  it('names what is open in one line when it hardly matters', () => {
    const text = told({ likelihood: likelihood(0.995, 0.005) });
    expect(text).toContain('| Still open | `acknowledgment` and `retention`; hardly any way');
  });

  it('says of weight without a reason where it comes from, and of none that there is none', () => {
    expect(told({ reasons: [] })).toContain('an answer that is half given adds the weight');
    const needs = { 'message-driven': { least: 0, most: 5 }, 'event-driven': { least: 0, most: 9 } };
    expect(told({ reasons: [], needs })).toContain('nothing that was stated speaks for it yet');
  });

  it('says that both sides weigh the same where an answer more balances them', () => {
    const text = told({ flips: [{ change: { retention: '7d' }, style: 'either' }] });
    expect(text).toContain('`retention: 7d` (now unknown) → either will do: both sides then weigh the same |');
  });
});

describe('one flow', () => {
  const only = adviceOn([SHOP.flows[0]], { source: { path: '<stdin>', text: '' } });
  const text = renderReport(only, BASE);

  it('has the headings of a markdown decision record', () => {
    const titles = headings(parse(text));
    expect(titles.slice(0, 6)).toEqual([
      '# place-order: message-driven, over quick-queue',
      '## Context and problem statement',
      '## Considered options',
      '## Decision outcome',
      '### Consequences',
      '### Confirmation',
    ]);
    expect(titles).toContain('## More information');
    expect(titles).toContain('### The reasons');
    expect(text.split('A customer’s order').length).toBe(2);
  });

  it('sets the three styles side by side', () => {
    expect(text).toContain('| **message-driven** |');
    expect(text).toContain('| chosen, decided; its reasons weigh 5 |');
    expect(text).toContain('| out of reach; its reasons weigh 2 |');
  });

  it('names a file in the commands even when it came over a pipe', () => {
    expect(text).toContain('npx driven check system.yaml');
  });

  it('is the same flow out of many, over what carries it there', () => {
    const advice = adviceOn([...SHOP.flows]);
    const set = { ...advice.recommendation.portfolio, carries: ['log-queue', 'long-log', undefined] };
    const whole = { ...advice, recommendation: { ...advice.recommendation, portfolio: set } };
    const one = renderReport(whole, BASE, { only: 'place-order' });
    expect(headings(parse(one))[0]).toBe('# place-order: message-driven, over log-queue');
    expect(one).toContain('**What to run.** Long Log (`long-log`) and Quick Queue (`quick-queue`).');
    expect(one).toContain('npx driven report shop/system.yaml --flow place-order | diff');
    expect(one).not.toContain('settle-payment');
  });
});

it('says what it costs to be wrong, and what is easy and hard to undo, by style and broker', () => {
  const change = (id: string, effort: 'easy' | 'hard', of: { styles?: Style[]; brokers?: string[] }): Reversal => ({
    id,
    effort,
    styles: of.styles ?? [],
    brokers: of.brokers ?? [],
    short: `${id} in short`,
    text: `${id} at length.`,
    sources: ['book'],
  });
  const base: RuleBase = {
    ...BASE,
    reversibility: {
      ifWrong: [{ style: 'hybrid', short: 'two to run', text: 'Two are run.', sources: ['book'] }],
      reversals: [
        change('reader', 'easy', { styles: ['hybrid', 'event-driven'] }),
        change('owner', 'easy', { styles: ['either'] }),
        change('keys', 'hard', { brokers: ['long-log', 'absent'] }),
        change('kind', 'hard', { brokers: ['long-log'] }),
      ],
    },
  };
  const text = renderReport(SHOP, base);
  expect(text).toContain('- **If it is wrong.** hybrid: two to run.\n');
  expect(text).toContain('** reader in short (hybrid, event-driven).\n');
  expect(text).toContain('** keys in short or kind in short (`long-log`).\n');
  expect(text).not.toContain('owner in short');
  expect(section('What is easy and hard to undo', text)).toContain('**Keys in short.** keys at length. ([');
});

it('tells what each style brings once', () => {
  const text = renderReport(adviceOn([SHOP.flows[0], { ...SHOP.flows[0], flow: flow('other one') }]), BASE);
  expect(text.split('Make the consumer idempotent.').length).toBe(2);
  expect(text).toContain('[other one](#other-one)');
});

it('says which flows need no broker', () => {
  const spare = { ...SHOP.flows[0], flow: flow('spare'), broker: { needed: false, because: 'A table would do.' } };
  const text = renderReport(adviceOn([SHOP.flows[0], spare]), BASE);
  expect(text).toContain('All 2 flows are decided: no open answer can change them.');
  expect(text).toContain('| [spare](#spare) | **message-driven**, decided, no broker needed |');
  expect(text).toContain('**No broker is needed.** A table would do.');
});

it('links no flow whose anchor another heading has', () => {
  const flows = ['sources', 'Order Placed', 'order-placed', 'fine'].map((each) => ({
    ...SHOP.flows[0],
    flow: flow(each),
  }));
  const links = ofType(parse(renderReport(adviceOn(flows), BASE)), 'link').map((node) => node.url);
  expect(links).toContain('#fine');
  expect(links.filter((url) => /^#(sources|order-placed)/i.test(url ?? ''))).toEqual([]);
});

it('covers a flow of which nothing is known', () => {
  const unknown = advised(flow('empty', { from: [], to: undefined }), {
    style: 'either',
    decided: false,
    reasons: [],
    needs: { 'message-driven': { least: 0, most: 7 }, 'event-driven': { least: 0, most: 2 } },
    likelihood: { 'message-driven': 0.5, 'event-driven': 0.25, hybrid: 0, either: 0.25 },
  });
  const bare = { ...BASE, sources: [], styles: [] };
  const text = renderReport(adviceOn([unknown]), bare);
  expect(text).toContain('# empty: either style so far');
  expect(text).toContain('50 % end message-driven, 25 % event-driven and 25 % with either');
  expect(text).toContain('nothing that was stated speaks for either side yet');
  expect(text).not.toContain('undefined');
  const two = adviceOn([unknown, { ...unknown, likelihood: { ...unknown.likelihood, either: 0 }, flow: flow('bare') }]);
  expect(renderReport(two, bare)).toContain('None of the 2 flows is decided');
  expect(renderReport(two, bare)).toContain(
    '| [bare](#bare) | **either**, so far; message-driven is likelier (50 %) |',
  );
});

describe('sixty flows', () => {
  const many = Array.from({ length: 60 }, (_, i) => {
    const kind = i % 3;
    const needs = new Map([answer('intent', kind === 0 ? 'event' : 'command')]);
    const of = flow(`flow-${i}`, {
      about: `The flow ${i}.`,
      from: named(`service-${i % 7}`),
      to: named(`service-${(i + 1) % 7}`),
      needs,
    });
    return { ...SHOP.flows[kind], flow: of };
  });
  const text = renderReport(adviceOn(many), BASE);
  const tree = parse(text);

  it('keeps a row a flow and tells the ones that are alike together', () => {
    expect(textOf(tree).match(/The flow \d+\./g)).toHaveLength(60);
    expect(headings(tree)).toContain('## flow-0 and 19 more like it');
    expect(headings(tree).filter((each) => each.includes('more like it'))).toHaveLength(3);
    expect(text).toContain('[flow-3](#flow-0-and-19-more-like-it)');
  });

  it('counts on the map instead of drawing every flow', () => {
    expect(text).toContain('The map counts the flows between each two services.');
    expect(ofType(tree, 'code')[0].value?.split('\n').length).toBeLessThan(40);
  });

  it('stays of a size that people read', () => expect(text.split('\n').length).toBeLessThan(450));

  it('leaves the map out where even the counts would be a tangle', () => {
    const tangle = many.map((each, i) => ({
      ...each,
      flow: flow(`f${i}`, { from: named(`a${i}`), to: named(`b${i}`, `c${i}`) }),
    }));
    expect(renderReport(adviceOn(tangle), BASE)).toContain('The flow map is left out');
  });
});
