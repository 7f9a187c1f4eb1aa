import type { Rulebook } from '../../../advice/index.js';
import type { Question } from '../../../interview/index.js';
import type { Answer } from '../../../model/answer.js';
import type { NeedsToDrop } from '../../../model/carrying.js';
import type { Reply, Screen } from '../../../terminal/screen.js';
import { printable } from '../../../text/escape.js';
import { list, some } from '../../../text/phrases.js';

/** Ways out that are named, and carriers that each of them would allow. */
const MOST = { ways: 4, carriers: 3 };

export interface NothingCarriesScreen {
  readonly screen: Screen;
  readonly keeps: (reply: Reply) => boolean;
}

/** Says that with this answer nothing can carry the flow, and what to give up so that something can. */
export function nothingCarriesScreen(
  { criterion: { name } }: Question,
  answer: Answer,
  ways: readonly NeedsToDrop[],
  { base }: Rulebook,
  head: string,
): NothingCarriesScreen {
  const carriers = new Map(base.catalogue.carriers.map((carrier) => [carrier.id, carrier.name]));
  const notes = ways.slice(0, MOST.ways).map(({ needs, allows }) => {
    const names = allows.map((id) => carriers.get(id) ?? id);
    return printable(`- Without ${list(needs)}: ${some(names, MOST.carriers)}.`);
  });
  const screen: Screen = {
    id: '@stuck',
    head,
    trail: [],
    title: printable(`With ${name}: ${answer.text} nothing that is known can carry the flow any more.`),
    notes: ['What to give up, so that something can:', ...notes],
    help: [],
    body: {
      kind: 'choices',
      items: [
        { label: `Answer ${name} otherwise`, word: 'back' },
        { label: 'Keep the answer, and go on', word: 'keep' },
      ],
      several: '',
      list: false,
      at: 0,
      marked: [],
    },
    canGoBack: true,
  };
  return { screen, keeps: (reply) => reply.kind === 'picked' && reply.items[0] === 1 };
}
