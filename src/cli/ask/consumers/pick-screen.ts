import type { PickStep } from '../../../interview/index.js';
import type { Answers } from '../../../model/answer.js';
import type { Item, Reply, Screen, Status } from '../../../terminal/screen.js';
import { printable } from '../../../text/escape.js';

export interface PickScreen {
  readonly screen: Screen;
  /** The criteria that were picked. */
  readonly picked: (reply: Reply) => string[];
}

/**
 * What one consumer needs otherwise than the flow; that nothing is, stands first.
 * @param own what it says for itself already
 * @param flows what the flow says
 */
export function pickScreen(
  { name, criteria, consumer, consumers }: PickStep,
  own: Answers,
  flows: Answers,
  shown: Pick<Screen, 'head' | 'trail'> & { readonly status: Status },
): PickScreen {
  const nothing: Item = {
    label: own.size === 0 ? 'Nothing: it needs what the flow needs' : 'Nothing more than it says already',
    word: '-',
    alone: true,
  };
  const items = criteria.map((criterion): Item => {
    const mine = own.get(criterion.name);
    const answer = mine ?? flows.get(criterion.name);
    const detail =
      answer === undefined ? 'not known' : printable(mine === undefined ? answer.text : `its own: ${answer.text}`);
    return { label: printable(criterion.question), word: criterion.name, detail };
  });
  const screen: Screen = {
    id: '@own',
    ...shown,
    title: printable(`What does ${name} need otherwise? (${consumer} of ${consumers})`),
    notes: ['Behind each question: the answer of the flow, which holds unless this consumer gives another.'],
    help: [
      'Mark all that differ; each of them is asked next. What is not marked stays as the flow says.',
      'Only what can change the style of this consumer, or what carries its records best, is in the list; the most telling is first.',
    ],
    body: {
      kind: 'choices',
      items: [nothing, ...items],
      several: 'All of these; Enter takes them.',
      list: true,
      at: 0,
      marked: [],
    },
    canGoBack: true,
  };
  const picked = (reply: Reply) =>
    (reply.kind === 'picked' ? reply.items : []).filter((index) => index > 0).map((index) => criteria[index - 1].name);
  return { screen, picked };
}
