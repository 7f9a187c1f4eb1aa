import { describe, expect, it } from 'vitest';
import type { Written } from '../../src/model/answer.js';
import type { Edit } from '../../src/system/edit.js';
import { writeAnswers } from '../../src/system/write.js';
import { answers, sound } from './shown.js';

type Needs = Record<string, Written | undefined>;
const edit = (flow: string, needs: Needs, more: Partial<Edit> = {}): Edit => ({
  system: 'shop',
  flow,
  ...more,
  needs: new Map(Object.entries(needs)),
});

/** What consumers need for themselves. */
const own = (flow: string, consumers: Record<string, Needs>): Edit => ({
  ...edit(flow, {}),
  consumers: new Map(Object.entries(consumers).map(([name, needs]) => [name, new Map(Object.entries(needs))])),
});

const HEAD = 'driven: 1\nsystem: shop # ours\nflows:\n';

describe('a fresh file', () => {
  it('starts with the schema and holds what was said', () => {
    const text = writeAnswers(
      undefined,
      edit(
        'yes: no',
        {
          intent: 'command',
          replay: ['none', 'recovery'],
          throughput: '200/s..1k/s',
          priority: 'true',
          ordering: undefined,
        },
        { about: 'An order: placed.', from: ['checkout'], to: ['orders', '- x'] },
      ),
    );
    expect(text).toBe(`# yaml-language-server: $schema=./node_modules/driven/schema/system.schema.json
driven: 1
system: shop
flows:
  "yes: no":
    about: "An order: placed."
    from: checkout
    to: [orders, "- x"]
    needs:
      intent: command
      replay: [none, recovery]
      throughput: 200/s..1k/s
      priority: true
`);
  });

  it('may hold a flow of which nothing is known yet', () => {
    expect(sound(writeAnswers(undefined, edit('a', { ordering: undefined }))).flows[0].name).toBe('a');
  });

  it('is appended to a file that holds comments only', () => {
    expect(writeAnswers('# mine', edit('a', {}))).toBe('# mine\ndriven: 1\nsystem: shop\nflows:\n  a: {}\n');
  });
});

/** Before, the edit, after: each line that isn't meant stays as it is. */
const CASES: readonly (readonly [what: string, before: string, change: Edit, after: string])[] = [
  [
    'replaces, adds and takes out lines, and keeps comments, order and spacing',
    '  a: # first\n    needs:\n      ordering:   total   # must\n      replay: none\n      # payload: 4KB\n\n    from: x\n\n  b:\n',
    edit('a', { ordering: 'per-key', replay: undefined, payload: '4KB' }),
    '  a: # first\n    needs:\n      ordering:   per-key   # must\n      payload: 4KB\n      # payload: 4KB\n\n    from: x\n\n  b:\n',
  ],
  [
    'changes nothing when the file says so already',
    '  a: {needs: {replay: [ none,recovery ], \'ordering\': "total"}}\n',
    edit('a', { replay: ['none', 'recovery'], ordering: 'total', payload: undefined }),
    '  a: {needs: {replay: [ none,recovery ], \'ordering\': "total"}}\n',
  ],
  [
    'gives a flow that has nothing its sections',
    '  a:\n  b: {} # two\n',
    edit('a', { ordering: 'total' }, { from: ['x', 'y'] }),
    '  a:\n    from: [x, y]\n    needs:\n      ordering: total\n  b: {} # two\n',
  ],
  [
    'opens empty braces',
    '  a:\n  b: {} # two\n',
    edit('b', { ordering: 'total' }),
    '  a:\n  b: # two\n    needs:\n      ordering: total\n',
  ],
  [
    'adds a flow behind the last one',
    '  a:\n    needs: {ordering: total}\n# the end\nwaive: []\n',
    edit('#1', { ordering: 'none' }, { to: [] }),
    '  a:\n    needs: {ordering: total}\n  "#1":\n    to: []\n    needs:\n      ordering: none\n# the end\nwaive: []\n',
  ],
  [
    'stays between the braces',
    '  a: {needs: {ordering: total, replay: none}} # all\n',
    edit('a', { ordering: 'none', priority: 'true' }, { to: ['x'] }),
    '  a: {needs: {ordering: none, replay: none, priority: true}, to: [x]} # all\n',
  ],
  [
    'turns a list on lines of its own into a value',
    '  a:\n    needs:\n      replay: # say\n        - none # x\n        - recovery # y\n      # after\n      ordering:\n        total\n',
    edit('a', { replay: 'history', ordering: 'none' }),
    '  a:\n    needs:\n      replay: history # say\n      # after\n      ordering: none\n',
  ],
  [
    'indents as the file does',
    '    a:\n        from: x\n',
    edit('a', { ordering: 'total' }),
    '    a:\n        from: x\n        needs:\n            ordering: total\n',
  ],
  [
    'writes beside what is merged',
    '  a: {needs: &n {ordering: total}}\n  b:\n    needs:\n      <<: *n # base\n',
    edit('b', { ordering: 'none', delay: '0' }),
    '  a: {needs: &n {ordering: total}}\n  b:\n    needs:\n      <<: *n # base\n      ordering: none\n      delay: 0\n',
  ],
  [
    'writes an alias out where it is used',
    '  a: {needs: &n {ordering: total, replay: none}}\n  b:\n    needs: *n # base\n',
    edit('b', { ordering: 'none' }),
    '  a: {needs: &n {ordering: total, replay: none}}\n  b:\n    needs: # base\n      ordering: none\n      replay: none\n',
  ],
  [
    'leaves alone what others share',
    '  a:\n    needs: &n # base\n      ordering: total # o\n\n      replay: none\n  b: {needs: *n}\n',
    edit('a', { ordering: 'none' }),
    '  a:\n    needs:\n      <<: &n # base\n        ordering: total # o\n\n        replay: none\n      ordering: none\n  b: {needs: *n}\n',
  ],
  [
    'turns a list of consumers into a map where one of them differs',
    '  a:\n    to: [x, "y z", w] # all\n    needs: {ordering: none}\n',
    own('a', { 'y z': { ordering: 'total', replay: ['none', 'recovery'] } }),
    '  a:\n    to: # all\n      x:\n      y z:\n        needs:\n          ordering: total\n          replay: [none, recovery]\n      w:\n    needs: {ordering: none}\n',
  ],
  ['leaves the list where none differs', '  a:\n    to: [x, y] # all\n', own('a', {}), '  a:\n    to: [x, y] # all\n'],
  [
    'keeps the comments beside each consumer of a list on lines of its own',
    '  a:\n    to: # all\n      # stock\n      - x # first\n\n      - "y"\n      # last\n    from: z\n',
    own('a', { x: { ordering: 'total' } }),
    '  a:\n    to: # all\n      # stock\n      x: # first\n        needs:\n          ordering: total\n\n      "y":\n      # last\n    from: z\n',
  ],
  [
    'indents a list whose dashes stand under its key',
    '  a:\n    to:\n    - x # 1\n    - y # 2\n    from: z\n',
    own('a', { y: { ordering: 'total' } }),
    '  a:\n    to:\n      x: # 1\n      y: # 2\n        needs:\n          ordering: total\n    from: z\n',
  ],
  [
    'keeps the comments of a list in brackets over several lines',
    '  a:\n    to: [\n      x, # 1\n      y, # 2\n    ]\n',
    own('a', { y: { ordering: 'total' } }),
    '  a:\n    to: {\n      x: {}, # 1\n      y: {needs: {ordering: total}}, # 2\n    }\n',
  ],
  [
    'stays between the braces with its consumers',
    '  a: {to: [x, y], from: z} # all\n',
    own('a', { y: { ordering: 'total' } }),
    '  a: {to: {x: null, y: {needs: {ordering: total}}}, from: z} # all\n',
  ],
  [
    'continues a map of consumers, and takes out what goes',
    '  a:\n    to:\n      x: {needs: {ordering: total}, uses: {broker: kafka}} # x\n      y: # none\n      z:\n        needs:\n          ordering: total # o\n          replay: none # r\n',
    own('a', { x: { ordering: undefined }, y: { replay: 'history' }, z: { ordering: undefined, replay: 'recovery' } }),
    '  a:\n    to:\n      x: {needs: {}, uses: {broker: kafka}} # x\n      y: # none\n        needs:\n          replay: history\n      z:\n        needs:\n          replay: recovery # r\n',
  ],
];

describe('an existing file', () => {
  it.each(CASES)('%s', (_, before, change, after) => {
    expect(writeAnswers(HEAD + before, change)).toBe(HEAD + after);
    const windows = (text: string) => text.replaceAll('\n', '\r\n');
    expect(writeAnswers(windows(HEAD + before), change)).toBe(windows(HEAD + after));
    expect(writeAnswers((HEAD + before).trimEnd(), change).trimEnd()).toBe((HEAD + after).trimEnd());
  });

  it('is printed anew, comments kept, where a shared answer goes', () => {
    const before = `# top\n${HEAD}  a:\n    needs: &n\n      ordering: total # o\n      delay: .5 # d\n  b: {needs: *n} # b\n`;
    const after = writeAnswers(before, edit('a', { ordering: undefined, replay: 'none' }));
    expect(after).toBe(
      `# top\n${HEAD}  a:\n    needs:\n      delay: .5 # d\n      replay: none\n  b: {needs: {ordering: total, delay: .5}} # b\n`,
    );
    expect(answers(sound(after), 'b')).toEqual({ ordering: 'total', delay: '.5' });
  });

  it('takes another name for its system', () => {
    const text = writeAnswers(`${HEAD}  a: {}\n`, { ...edit('a', {}), system: 'no: 1' });
    expect(text).toBe('driven: 1\nsystem: "no: 1" # ours\nflows:\n  a: {}\n');
  });

  it('that is broken is not written into', () => {
    expect(() => writeAnswers(`${HEAD}\ta: 1`, edit('a', {}))).toThrow("can't write into a text that can't be read");
  });
});
