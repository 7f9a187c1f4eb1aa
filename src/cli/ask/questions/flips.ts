import type { Flip, FlowAdvice } from '../../../model/advice.js';
import type { Screen } from '../../../terminal/screen.js';
import { printable } from '../../../text/escape.js';

/** What would change the verdict, as a page to come back from. */
export function flipsScreen({ flips, style }: Pick<FlowAdvice, 'flips' | 'style'>, head: string): Screen {
  return {
    id: '@flips',
    head,
    trail: [],
    title: style === 'either' ? 'What would pull it to one side?' : `What would turn ${style} into something else?`,
    notes: flips.length > 0 ? flips.map(flipText) : ['No change of up to three answers.'],
    help: [],
    body: {
      kind: 'choices',
      items: [{ label: 'Back to the result', word: 'back' }],
      several: '',
      list: false,
      at: 0,
      marked: [],
    },
    canGoBack: true,
  };
}

export function flipText({ change, style }: Flip): string {
  const parts = Object.entries(change).map(([name, value]) => `${name}: ${value}`);
  return printable(`With ${parts.join(' and ')} it would be ${style}.`);
}
