import type { Item, Reply, Screen } from '../../../terminal/screen.js';
import { printable } from '../../../text/escape.js';
import { list, some } from '../../../text/phrases.js';

/** As many consumers are named in a question. */
const NAMED = 4;

export interface DifferScreen {
  readonly screen: Screen;
  readonly differ: (reply: Reply) => boolean;
}

/** Whether the consumers of a flow need different things. @param own those that the file has needs of already */
export function differScreen(names: readonly string[], own: readonly string[], head: string): DifferScreen {
  const same: Item =
    own.length === 0
      ? { label: 'No, all of them need what the flow needs', word: 'no' }
      : { label: 'Leave it as it is', word: 'no' };
  const other: Item = { label: 'Yes, ask what each of them needs otherwise', word: 'yes' };
  const there = own.length === 0 ? [] : [`With needs of their own so far: ${printable(list(own))}.`];
  const screen: Screen = {
    id: '@differ',
    head,
    trail: [],
    title: printable(`Do ${some(names, NAMED)} need different things?`),
    notes: ['Such as the order, the past, or to be told that each record was handled.', ...there],
    help: [
      'What they need otherwise is kept for each of them in the file, over what the flow needs, and each gets a verdict of its own.',
      'Only what a consumer may say for itself is asked, and only where it can change its style or what carries its records best.',
    ],
    body: { kind: 'choices', items: [same, other], several: '', list: false, at: 0, marked: [] },
    canGoBack: true,
  };
  return { screen, differ: (reply) => reply.kind === 'picked' && reply.items[0] === 1 };
}
