import { printable } from '../text/escape.js';
import { plural } from '../text/phrases.js';
import { placeText } from '../text/source.js';
import type { Draft, NotReadList } from './draft.js';

/** What was not read, a line each with its place and reason, in the order of the files. */
export function notReadText(list: NotReadList): string {
  return list
    .map(
      ({ place, what, reason }) =>
        `${printable(placeText(place))}: not read: ${printable(what)}: ${printable(reason)}\n`,
    )
    .join('');
}

/** One line that adds up: every resource is a channel, a dead-letter target, something around them, or not read. */
export function accountText({ account, notRead }: Pick<Draft, 'account' | 'notRead'>): string {
  const { resources, kinds, flows, channels, deadLetters, beside, notRead: left } = account;
  const parts = [
    `${plural(flows, 'flow')} over ${plural(channels, 'channel')} of these files`,
    plural(deadLetters, 'dead-letter target'),
    `${beside} around them that send, receive or set something up`,
    `${left} not read${notRead.length > 0 ? ' (reasons above)' : ''}`,
  ];
  return `${plural(resources, 'resource')} of ${plural(kinds, 'kind')}: ${parts.join(', ')}\n`;
}
