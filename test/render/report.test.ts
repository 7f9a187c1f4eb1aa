import { describe, expect, it } from 'vitest';
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
  it('has its sections in order', () => {
    expect(headings(parse(report))).toEqual([
      '# shop: message-driven, event-driven or hybrid?',
      '## Context',
      '## place-order',
      '## activity',
      '## settle-payment',
      '## The reasons',
      ...['task-outcome', 'addressed-command', 'replay-history', 'replay-recovery'].map((each) => `### ${each}`),
      '## The patterns',
      '### Claim check pattern',
      '### Queue behind a log pattern',
      '## The questions and answers',
      '## How the styles were weighed',
      '## How this is kept honest',
      '## Sources',
    ]);
  });

  it('opens with the recommendation, a row a flow and the map', () => {
    const opening = report.slice(0, report.indexOf('## Context'));
    expect(opening).toContain('**Hybrid, so far.** Orders are tasks with one receiver');
    expect(opening).toContain('3 flows: 2 decided, 1 that an open answer could still change.');
    expect(opening).toContain(
      '| [place-order](#place-order) | message-driven | decided | `quick-queue` | checkout → orders | `acknowledgment: completion` (strong) |',
    );
    expect(opening).toContain(
      '| [activity](#activity) | event-driven | so far, 97 % likely, 1 finding | `long-log` | web and app → not named |',
    );
    expect(opening).toContain('```mermaid\nflowchart LR');
  });

  it('tells what was decided, by whom, and what is built', () => {
    const text = section('place-order');
    expect(text).toContain(
      '**Status:** accepted, 2026-11-02; deciders: architecture and `@payments`; ticket: ARCH-12.',
    );
    expect(text).toContain('**Decision: message-driven.** No answer still open can change this.');
    expect(text).toContain(
      'This is not the message-driven design that the needs ask for. Accepted for now, `style-mismatch`: It moves in spring.\n',
    );
    expect(text).toContain('`style: event-driven`, `broker: old-log`, `deadLetter: true`.');
    expect(text.split('style-mismatch').length).toBe(2);
    expect(text).toContain('`unsafe-retry`: Orders carry a key. Until 2027-03-01. See `docs/adr/0004.md`.');
  });

  it('weighs both sides, the strongest reason first, with sources', () => {
    const text = section('place-order');
    const [strong, moderate, against] = ['**Strong**', '**Moderate**, from', '**Moderate** for event-driven'].map(
      (mark) => text.indexOf(mark),
    );
    expect(strong).toBeGreaterThan(text.indexOf('**Why.**'));
    expect(moderate).toBeGreaterThan(strong);
    expect(text.indexOf('**Weighed against it.**')).toBeGreaterThan(moderate);
    expect(against).toBeGreaterThan(text.indexOf('**Weighed against it.**'));
    expect(text).toContain('set aside on its own ([task-outcome](#task-outcome)).');
    expect(text).toContain('What following each reason costs stands with [the reasons](#the-reasons).');
    expect(report.split('acknowledges each message by itself. ([1])').length).toBe(2);
    expect(report.split('**But:** A log with an acknowledgment').length).toBe(2);
    expect(text).toContain('- `replay: history` (now `recovery`) → hybrid');
  });

  it('marks what is open and what it would do', () => {
    const text = section('activity');
    expect(text).not.toContain('**Status:**');
    expect(text).toContain('**Decision so far: event-driven.** 2 answers still open could change it.');
    expect(text).toContain('97 % end event-driven, 3 % hybrid and under 1 % with either.');
    expect(text).toContain('`none` or `delivery` → event-driven; `completion` → hybrid.');
    expect(text).toContain('less than 7d → hybrid; 7d or more → event-driven.');
    expect(text).toContain('(now `[none, completion]`) → hybrid');
    expect(text).toContain('  - Settle the 2 open questions above.');
    expect(text).toContain('`acknowledgment: [none, completion]`. **Unknown:** `retention` and `running`.');
    expect(text.indexOf('> **Contradiction.**')).toBeLessThan(text.indexOf('**Decision'));
    expect(report).toContain('`[none, completion]`: activity');
    expect(report).toContain('**unknown**: place-order and activity |');
  });

  it('gives both sides of a hybrid as reasons', () => {
    const text = section('settle-payment');
    expect(text).toContain('**Strong** for message-driven');
    expect(text).toContain('**Decisive** for event-driven');
    expect(text).toContain('No change of up to three answers gives another style.');
  });

  it('lists what it cites, linked where there is an address', () => {
    expect(section('Sources')).toContain(
      '1. [Message queues \\[draft\\] | a guide][1], read 2026-10-01\n2. A book, read',
    );
    expect(report).not.toContain('unused');
    const urls = ofType(parse(report), 'definition').map((node) => node.url);
    expect(urls).toEqual(['https://example.com/queues?a=1', 'https://example.com/logs#design']);
  });

  it('says how to keep it true', () => {
    const text = section('How this is kept honest');
    expect(text).toContain(
      'npx driven check shop/system.yaml\nnpx driven report shop/system.yaml | diff - shop/report.md',
    );
    expect(text).toContain('npx driven report shop/system.yaml --force -o shop/report.md');
  });

  it('is the same every time', () => expect(renderReport(SHOP, BASE)).toBe(report));
});

describe('what carries the flows', () => {
  it('is on the first screen, beside the other sets that are better in something', () => {
    const opening = report.slice(0, report.indexOf('## Context'));
    expect(opening).toContain('**Brokers: `long-log` and `quick-queue`.**');
    expect(opening).toContain('catalogue of 2026-11-24.');
    expect(opening).toContain('- **Quick Queue** (`quick-queue`): place-order.');
    expect(opening).toContain('- **Long Log** (`long-log`): activity, with strain on `acknowledgment`.');
    expect(opening).toContain('- **Nothing known** carries settle-payment.');
    const head = '| Set | Adds | Flows unmet | Costly strains | Routine workarounds |\n| --- | --- | --- | --- | --- |';
    expect(opening).toContain(`${head}\n| **\`long-log\`, \`quick-queue\`** |`);
    expect(opening).toContain('| `log-queue` | log-queue-cluster | 2 | 0 | 0 |');
    expect(opening).toContain('f1(["place-order<br>message-driven<br>quick-queue"])');
  });

  it('is told for each flow: the first choice, the next, what is in use, what cannot and who says so', () => {
    const text = section('place-order');
    expect(text).toContain(
      '**Carried by: Quick Queue** (`quick-queue`). Meets every stated need. The usual first choice.',
    );
    expect(text).toContain('Next: Long Log feeding Quick Queues (`log-queue`), with strain on `acknowledgment`.');
    expect(text).toContain(
      '**In use today: Old Log** (`old-log`), which cannot meet every need. Accepted for now, `broker-cannot`: So does the log.',
    );
    expect(text).toContain(
      '| Long Log (`long-log`) | `replay: recovery` | holds a record for 7d at most | [Limits \\[2026\\] \\| page](https://example.com/limits?x=\\(1\\)), 2026-08 |',
    );
    expect(section('activity')).toContain(
      '- `acknowledgment: [none, completion]`: commits a position. So: park what fails. ([Limits',
    );
  });

  it('judges no brokers that are in use together in a way it does not know', () => {
    const [first] = SHOP.flows;
    const told = (carriers: readonly string[], judged: readonly string[]) =>
      renderReport(adviceOn([{ ...first, built: { carriers, judged } }]), BASE);
    expect(told(['quick-queue', 'old-log'], [])).toContain(
      '**In use today: Quick Queue (`quick-queue`) and Old Log (`old-log`)**, put together in a way that is not known',
    );
    expect(told(['quick-queue', 'long-log'], ['log-queue'])).toContain(
      '**In use today: Long Log feeding Quick Queues** (`log-queue`)',
    );
    expect(told(['quick-queue', 'long-log'], ['log-queue'])).toContain('In place (`deadLetter`): park what fails.');
  });

  it('says what to give up where nothing does', () => {
    expect(section('settle-payment')).toContain(
      '- Give up `replay: history` and `retention: 30d..90d`, and Quick Queue and Long Log could do.',
    );
  });

  it('is sized, with formula, inputs and the quota that is passed', () => {
    const text = section('place-order');
    expect(text).toContain('**Sizing** on Old Log.');
    expect(text).toContain(
      '| Records in flight | 100 to 400 records | rate × work | `rate: 50/s..200/s`, `work: 2s` | **over 120 at the most** ([Limits',
    );
    expect(text).toContain('2026-08). Raised on request. |');
    expect(text).toContain('| Shard | 1 to 2 | rate / 100/s |');
  });

  it('draws each pattern once', () => {
    expect(section('activity')).toContain(
      '**Pattern:** [Claim check](#claim-check-pattern). The payload goes to a store.',
    );
    expect(report.split('flowchart LR\n  a --> b').length).toBe(2);
    expect(section('The patterns')).toContain('**Claim check**, for place-order and activity.');
    expect(section('The patterns')).toContain('**It costs:** Two hops to watch. ([Limits');
  });

  it('tells of what is in use and fits but is not in the set for all', () => {
    const [first] = SHOP.flows;
    const built = { carriers: ['quick-queue'], judged: ['quick-queue'] };
    const advice = adviceOn([{ ...first, built }, SHOP.flows[1]]);
    const set = { ...advice.recommendation.portfolio, carries: ['long-log', 'long-log'] };
    const text = renderReport({ ...advice, recommendation: { ...advice.recommendation, portfolio: set } }, BASE);
    expect(text).toContain('**In use, and fits by itself:** Quick Queue for place-order.');
    expect(text).toContain('With all flows taken together, it goes over Long Log.');
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
    expect(text).toContain('The stated answers give event-driven; most ways the open answers could fall end hybrid.');
    expect(text).toContain('| so far; hybrid is likelier (70 %), 1 finding |');
  });

  it('names what is open in one line when it hardly matters', () => {
    const text = told({ likelihood: likelihood(0.995, 0.005) });
    expect(text).toContain('**Still open:** `acknowledgment` and `retention`. Hardly any way');
  });

  it('says of weight without a reason where it comes from, and of none that there is none', () => {
    expect(told({ reasons: [] })).toContain('An answer that is only half given adds this weight');
    const needs = { 'message-driven': { least: 0, most: 5 }, 'event-driven': { least: 0, most: 9 } };
    expect(told({ reasons: [], needs })).toContain('speaks for an event-driven design yet.');
  });

  it('says that both sides weigh the same where an answer more balances them', () => {
    const text = told({ flips: [{ change: { retention: '7d' }, style: 'either' }] });
    expect(text).toContain('- `retention: 7d` (now unknown) → either will do: both sides then weigh the same\n');
  });
});

describe('one flow', () => {
  const only = adviceOn([SHOP.flows[0]], { source: { path: '<stdin>', text: '' } });
  const text = renderReport(only, BASE);

  it('has no summary table and says what it is for once', () => {
    // What cannot carry it, the sizing, the answers.
    expect(ofType(parse(text), 'table')).toHaveLength(3);
    expect(text.split('A customer’s order').length).toBe(2);
  });

  it('says at the top what the table would', () => {
    expect(text).toContain('`acknowledgment: completion` (strong). No answer still open can change this.\n');
    expect(text).toContain('On `acknowledgment: completion`: A log with an acknowledgment');
    expect(text).toContain('acknowledges each message by itself. ([1])');
    expect(text).not.toContain('## The reasons');
    const open = renderReport(
      adviceOn([{ ...SHOP.flows[1], broker: { needed: false, because: 'A call would do.' } }]),
      BASE,
    );
    expect(open).toContain('`replay: history` (decisive). So far, 97 % likely, 1 finding. No broker is needed for it.');
    expect(open).toContain('They hold where a broker is used all the same.');
  });

  it('names a file in the commands even when it came over a pipe', () => {
    expect(text).toContain('npx driven check system.yaml');
  });
});

it('says the consequences of a style once when flows share it', () => {
  const text = renderReport(adviceOn([SHOP.flows[0], { ...SHOP.flows[0], flow: flow('other one') }]), BASE);
  expect(text.split('Make the consumer idempotent.').length).toBe(2);
  expect(text).toContain('See [Consequences of message-driven design](#consequences-of-message-driven-design).');
  expect(text).toContain('[other one](#other-one)');
});

it('says which flows need no broker', () => {
  const spare = { ...SHOP.flows[0], flow: flow('spare'), broker: { needed: false, because: 'A table would do.' } };
  const text = renderReport(adviceOn([SHOP.flows[0], spare]), BASE);
  expect(text).toContain('2 flows: all decided, no answer still open can change them. 1 needs no broker.');
  expect(text).toContain('| [spare](#spare) | message-driven, no broker needed | decided |');
  expect(text).toContain('**Is a broker needed?** No. A table would do.');
});

it('links no flow whose anchor another heading has', () => {
  const flows = ['sources', 'Order Placed', 'order-placed', 'fine'].map((each) => ({
    ...SHOP.flows[0],
    flow: flow(each),
  }));
  const links = ofType(parse(renderReport(adviceOn(flows), BASE)), 'link').map((node) => node.url);
  expect(links).toContain('#fine');
  expect(links).toContain('#consequences-of-message-driven-design');
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
  const text = renderReport(adviceOn([unknown]), { ...BASE, sources: [], styles: [] });
  expect(text).toContain('**Decision so far: either will do.**');
  expect(text).toContain('50 % end message-driven, 25 % event-driven and 25 % with either.');
  expect(text).toContain('Nothing that was stated speaks for either side yet.');
  expect(text).not.toContain('undefined');
  const two = adviceOn([unknown, { ...unknown, likelihood: { ...unknown.likelihood, either: 0 }, flow: flow('bare') }]);
  expect(renderReport(two, BASE)).toContain('2 flows: none decided, an open answer could still change each of them.');
  expect(renderReport(two, BASE)).toContain(
    '| [bare](#bare) | either | so far; message-driven is likelier (50 %) | checkout → orders |',
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
    expect(ofType(ofType(tree, 'table')[0], 'tableRow')).toHaveLength(61);
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
