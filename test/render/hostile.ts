import fc from 'fast-check';
import type { FlowAdvice, Reason } from '../../src/model/advice.js';
import type { Objection } from '../../src/model/carrying.js';
import type { RuleBase } from '../../src/model/knowledge.js';
import type { Style } from '../../src/model/style.js';
import { BASE } from './base.js';
import { candidate, objection, portfolio } from './carrying.js';
import { adviceOn, advised, answer, CONTRADICTION, flow, named } from './fixture.js';

const FRAGMENTS = [
  ...[
    '|',
    '\\|',
    '\\',
    '`',
    '``',
    '```',
    '~~~',
    '~~',
    '*',
    '**',
    '_',
    '__',
    '#',
    '##',
    '- ',
    '+ ',
    '* ',
    '1. ',
    '2) ',
    '> ',
    '=',
  ],
  ...[
    '---',
    '===',
    '\n',
    '\r\n',
    '\n\n',
    '\t',
    '    ',
    '\n    ',
    '\n## x\n',
    '\n---\n',
    '\n| a | b |\n|---|---|\n',
    '\u2028',
    '\u0000',
  ],
  ...[
    '<script>alert(1)</script>',
    '<br>',
    '<!--',
    '-->',
    '<a href="x">',
    '</details>',
    '<https://evil.example>',
    '&lt;',
    '&#60;',
    '&',
  ],
  ...[
    '[x](https://evil.example)',
    '![x](https://evil.example/x.png)',
    '[1]',
    '[^1]',
    '[x]: https://evil.example',
    '[ ] ',
    ']',
    '[',
    '(',
    ')',
  ],
  ...[
    'https://evil.example/a|b',
    'HTTP://evil.example',
    'www.evil.example',
    'a@evil.example',
    'mailto:a@evil.example',
    '@team',
    '#123',
    'o/r#1',
  ],
  ...[
    'GH-7',
    '!5',
    ':tada:',
    '$x$',
    '$$',
    '{{x}}',
    '%%{init: {}}%%',
    '%%',
    '"',
    "'",
    '#quot;',
    '#35;',
    ';',
    '::',
    ':::x',
    '-->',
    '-.->',
  ],
  ...[
    'end',
    'graph',
    'subgraph',
    'click',
    'style x fill:#f00;',
    '"]',
    '"}}',
    '"])',
    '\u202e',
    '\u200b',
    '\ufeff',
    '°',
    '¶ß',
    'ﬂ°°60¶ß',
    '日本',
    '🙂',
  ],
] as const;

/** Text as an enemy, or a careless colleague, would write it; never blank. */
export const hostileText = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...FRAGMENTS) },
      fc.string({ maxLength: 6 }),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(''))
  .filter((text) => text.trim() !== '');

/** A report in which every text that comes from outside is taken from `text`, the rule base's too. */
export function reportOn(text: () => string) {
  const reason = (favours: Reason['favours']): Reason => ({
    rule: text(),
    favours,
    strength: 'strong',
    because: text(),
    but: text(),
    facts: { [text()]: text() },
    sources: ['queues', 'logs', 'odd'],
  });
  const against = (match: Objection['match']) =>
    objection(match, {
      criteria: [text()],
      because: text(),
      workaround: text(),
      source: { title: text(), url: `https://example.com/${text()}` },
      asOf: text(),
    });
  const carrying = (): Partial<FlowAdvice> => {
    const source = { title: text(), url: text() };
    const fact = { text: text(), value: 1, source, asOf: text(), note: text(), measured: false, recalled: false };
    return {
      brokers: [
        candidate(text(), text(), 'strains', [text()], [against('strains')]),
        candidate(text(), text(), 'unknown', [], [against('unknown')]),
        candidate(text(), text(), 'cannot', [], [against('cannot')]),
      ],
      pattern: { id: text(), name: text(), because: text(), diagram: text() },
      capacity: [
        {
          figure: 'units',
          least: 1,
          most: 2,
          unit: text(),
          formula: text(),
          inputs: { [text()]: text() },
          quota: { capability: '', carrier: '', fact, over: 'partly' },
        },
      ],
      needsToDrop: [],
    };
  };
  const one = (name: string, style: Style): FlowAdvice =>
    advised(
      flow(name, {
        about: text(),
        after: named(text()),
        from: named(text(), text()),
        to: named(text()),
        decision: { status: text(), date: text(), deciders: [text()], more: [{ key: text(), text: text() }] },
        needs: new Map([answer('intent', text()), answer('replay', text())]),
        uses: new Map([['broker', { name: 'broker', value: text(), text: text(), place: CONTRADICTION.place }]]),
        waive: [{ rule: text(), because: text(), until: text(), see: text(), place: CONTRADICTION.place }],
      }),
      {
        style,
        decided: false,
        built: { style: text(), carriers: [text()], judged: [text()] },
        meaning: text(),
        broker: { needed: null, because: text() },
        reasons: [reason('message-driven'), reason('event-driven')],
        flips: [{ change: { replay: text() }, style: 'hybrid' }],
        open: [
          {
            criterion: 'retention',
            matters: 0.1,
            question: text(),
            help: '',
            unit: 's',
            values: [{ value: text(), label: text(), style }],
          },
          {
            criterion: 'intent',
            matters: 0.1,
            question: text(),
            help: '',
            unit: '',
            values: [{ value: text(), label: '', style }],
          },
        ],
        ...carrying(),
        findings: [{ ...CONTRADICTION, message: text(), remedy: text(), sources: [] }],
      },
    );
  const names = [`${text()}1`, `${text()}2`, `${text()}3`];
  const flows = [one(names[0], 'message-driven'), one(names[1], 'message-driven'), one(names[2], 'hybrid')];
  const advice = adviceOn(flows, {
    name: text(),
    source: { path: text(), text: '' },
    waive: [{ rule: text(), because: text(), place: CONTRADICTION.place }],
  });
  const base: RuleBase = {
    ...BASE,
    topics: BASE.topics.map((topic) => ({ ...topic, title: text() })),
    criteria: BASE.criteria.map((criterion) => ({ ...criterion, question: text() })),
    styles: BASE.styles.map((style) => ({
      ...style,
      what: text(),
      gives: [text()],
      costs: [text()],
      followUps: [text()],
    })),
    sources: [
      ...BASE.sources.map((source) => ({ ...source, title: text(), read: text() })),
      { id: 'odd', title: text(), url: text(), read: text() },
    ],
  };
  const recommendation = {
    ...advice.recommendation,
    because: text(),
    alternatives: [portfolio([text(), undefined, text()], { routine: 3, adds: [text()] })],
    places: [{ place: text(), brokers: [text()] }],
  };
  return { advice: { ...advice, recommendation, catalogue: text() }, base, names };
}
