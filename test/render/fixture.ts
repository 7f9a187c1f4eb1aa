import type { Advice, FlowAdvice, Reason } from '../../src/model/advice.js';
import type { Answer } from '../../src/model/answer.js';
import type { Finding } from '../../src/model/finding.js';
import type { Flow, Named, System } from '../../src/model/system.js';
import type { Place, SourceText } from '../../src/text/source.js';
import { BEHIND, BROKERS, CAPACITY, CLAIM_CHECK, LOGS, portfolio } from './carrying.js';

const SOURCE: SourceText = { path: 'shop/system.yaml', text: 'driven: 1\n' };
const PLACE: Place = { source: SOURCE, span: { start: 0, end: 0 } };

export const named = (...names: readonly string[]): readonly Named[] => names.map((name) => ({ name, place: PLACE }));

export function answer(criterion: string, text: string, more: Partial<Answer> = {}): [string, Answer] {
  return [criterion, { criterion, values: [text], written: text, text, origin: 'stated', place: PLACE, ...more }];
}

export function flow(name: string, more: Partial<Flow> = {}): Flow {
  return {
    name,
    place: PLACE,
    after: [],
    from: named('checkout'),
    to: named('orders'),
    needs: new Map(),
    waive: [],
    ...more,
  };
}

export const TASK: Reason = {
  rule: 'task-outcome',
  favours: 'message-driven',
  strength: 'strong',
  because:
    'Each task must be known done, retried or set aside on its own; a queue acknowledges each message by itself.',
  but: 'A log with an acknowledgment for each record does this too.',
  facts: { acknowledgment: 'completion' },
  sources: ['queues'],
};

export const COMMAND: Reason = {
  rule: 'addressed-command',
  favours: 'message-driven',
  strength: 'moderate',
  because: 'A command is addressed to one service. It expects to be carried out.',
  but: 'The sender then knows its receiver.',
  facts: { intent: 'command', consumers: 'one' },
  sources: ['queues', 'book'],
};

export const HISTORY: Reason = {
  rule: 'replay-history',
  favours: 'event-driven',
  strength: 'decisive',
  because:
    'Rebuilding state or giving a new reader the past needs the records kept after they were read; a queue deletes each one once it is acknowledged.',
  but: 'Retention is a bill and, with personal data, a duty to erase.',
  facts: { replay: 'history' },
  sources: ['logs'],
};

export const RECOVERY: Reason = {
  rule: 'replay-recovery',
  favours: 'event-driven',
  strength: 'moderate',
  because: 'After a fault the recent records are read again.',
  but: 'A dead-letter queue covers many faults.',
  facts: { replay: 'recovery' },
  sources: ['logs'],
};

export const CONTRADICTION: Finding = {
  rule: 'contradiction',
  severity: 'error',
  message: '`intent: command` and `consumers: open` cannot both be true.',
  place: PLACE,
  flow: 'activity',
  facts: { intent: 'command', consumers: 'open' },
  remedy: 'State who carries it out, or call it an event.',
  sources: ['book'],
  related: [],
  fingerprint: 'x',
};

export function advised(of: Flow, more: Partial<FlowAdvice> = {}): FlowAdvice {
  return {
    flow: of,
    style: 'message-driven',
    decided: true,
    broker: { needed: true, because: 'The work outlives the request.' },
    meaning: 'A task goes over a queue to the one service that does it.',
    likelihood: { 'message-driven': 1, 'event-driven': 0, hybrid: 0, either: 0 },
    needs: { 'message-driven': { least: 5, most: 7 }, 'event-driven': { least: 2, most: 2 } },
    reasons: [COMMAND, TASK, RECOVERY],
    flips: [{ change: { replay: 'history' }, style: 'hybrid' }],
    open: [],
    unsettled: [],
    openForBrokers: [],
    brokers: [],
    capacity: [],
    needsToDrop: [],
    built: { carriers: [], judged: [] },
    consumers: [],
    findings: [],
    pitfalls: [],
    ...more,
  };
}

const PLACE_ORDER = advised(
  flow('place-order', {
    about: 'A customer’s order goes to the order service.',
    decision: {
      status: 'accepted',
      date: '2026-11-02',
      deciders: ['architecture', '@payments'],
      more: [{ key: 'ticket', text: 'ARCH-12' }],
    },
    needs: new Map([
      answer('intent', 'command'),
      answer('acknowledgment', 'completion'),
      answer('consumers', 'one', { origin: 'derived' }),
      answer('replay', 'recovery', { origin: 'default' }),
    ]),
    uses: new Map(
      [
        { name: 'deadLetter', value: true, text: 'true', place: PLACE },
        { name: 'broker', value: 'old-log', text: 'old-log', place: PLACE },
        { name: 'style', value: 'event-driven', text: 'event-driven', place: PLACE },
      ].map((fact) => [fact.name, fact]),
    ),
    waive: [
      { rule: 'style-mismatch', because: 'It moves in spring.', place: PLACE },
      { rule: 'broker-cannot', because: 'So does the log.', place: PLACE },
      {
        rule: 'unsafe-retry',
        because: 'Orders carry a key.',
        until: '2027-03-01',
        see: 'docs/adr/0004.md',
        place: PLACE,
      },
    ],
  }),
  {
    brokers: BROKERS,
    capacity: CAPACITY,
    sizedFor: 'old-log',
    pattern: CLAIM_CHECK,
    built: { style: 'event-driven', carriers: ['old-log'], judged: ['old-log'] },
  },
);

const ACTIVITY = advised(
  flow('activity', {
    about: 'What a visitor does, for `analytics` and whoever comes next.',
    from: named('web', 'app'),
    to: [],
    after: named('place-order'),
    needs: new Map([
      answer('intent', 'command'),
      answer('consumers', 'open'),
      answer('replay', 'history'),
      answer('acknowledgment', '[none, completion]', { values: ['none', 'completion'] }),
    ]),
  }),
  {
    style: 'event-driven',
    decided: false,
    broker: { needed: null, because: 'The audience is not named.' },
    meaning: 'A fact is published for whoever reads it.',
    likelihood: { 'message-driven': 0, 'event-driven': 0.968, hybrid: 0.03, either: 0.002 },
    needs: { 'message-driven': { least: 0, most: 5 }, 'event-driven': { least: 5, most: 9 } },
    reasons: [HISTORY],
    flips: [
      { change: { acknowledgment: 'completion' }, style: 'hybrid' },
      { change: { replay: 'none', consumers: 'one' }, style: 'message-driven' },
    ],
    open: [
      {
        criterion: 'acknowledgment',
        matters: 0.12,
        question: 'What must be known about each record?',
        help: '',
        unit: '',
        values: [
          { value: 'none', label: 'nothing', style: 'event-driven' },
          { value: 'delivery', label: 'that it was delivered', style: 'event-driven' },
          { value: 'completion', label: 'each done', style: 'hybrid' },
        ],
      },
      {
        criterion: 'retention',
        matters: 0.02,
        question: 'How long must a record stay?',
        help: '',
        unit: 's',
        values: [
          { value: '1d', label: 'less than 7d', style: 'hybrid' },
          { value: '30d', label: '7d or more', style: 'event-driven' },
        ],
      },
    ],
    findings: [CONTRADICTION],
    brokers: LOGS,
    pattern: CLAIM_CHECK,
  },
);

const SETTLE = advised(
  flow('settle-payment', {
    about: 'The card is charged once the order holds.',
    to: named('billing', 'ledger'),
    needs: new Map([
      answer('acknowledgment', 'completion'),
      answer('replay', 'history'),
      answer('retention', '30d..90d', { values: undefined, ranges: [{ low: 2592000, high: 7776000 }] }),
    ]),
  }),
  {
    style: 'hybrid',
    meaning: 'The command goes over a queue; its outcome is published to a log.',
    needs: { 'message-driven': { least: 5, most: 5 }, 'event-driven': { least: 5, most: 5 } },
    reasons: [TASK, HISTORY],
    flips: [],
    brokers: BROKERS.filter(({ verdict }) => verdict === 'cannot'),
    needsToDrop: [{ needs: ['replay', 'retention'], allows: ['quick-queue', 'long-log'] }],
    pattern: BEHIND,
  },
);

export function system(flows: readonly FlowAdvice[], more: Partial<System> = {}): System {
  return { source: SOURCE, name: 'shop', flows: flows.map((each) => each.flow), waive: [], ...more };
}

export function adviceOn(flows: readonly FlowAdvice[], more: Partial<System> = {}): Advice {
  const named = (style: FlowAdvice['style']) =>
    flows.filter((each) => each.style === style).map(({ flow }) => flow.name);
  return {
    system: system(flows, more),
    recommendation: {
      style: 'hybrid',
      because: 'Orders are tasks with one receiver, activity is history for many readers.',
      decided: flows.every((each) => each.decided),
      flows: {
        'message-driven': named('message-driven'),
        'event-driven': named('event-driven'),
        hybrid: named('hybrid'),
        either: named('either'),
      },
      portfolio: portfolio(flows.map((each) => each.brokers.find(({ verdict }) => verdict !== 'cannot')?.id)),
      alternatives: [],
      places: [],
    },
    flows,
    catalogue: '2026-11-24',
  };
}

/** One decided message-driven flow, one event-driven that is still open, one hybrid. */
const PLAIN = adviceOn([PLACE_ORDER, ACTIVITY, SETTLE]);
export const SHOP: Advice = {
  ...PLAIN,
  recommendation: {
    ...PLAIN.recommendation,
    alternatives: [portfolio(['log-queue', undefined, undefined], { routine: 0, unmet: 2 })],
    places: [{ place: 'moon', brokers: ['quick-queue'] }],
  },
};
