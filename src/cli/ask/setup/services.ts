import type { System } from '../../../model/system.js';
import type { Line } from '../../../terminal/screen.js';
import { printable } from '../../../text/escape.js';
import type { SetupStep } from './step.js';
import { lineOf, screenOf, typedIn } from './step.js';

export const producers: SetupStep = (subject, context) => {
  if (!subject.create) return undefined;
  const texts = ['The service or services that send it, with commas between them.'];
  const line = lineOf('Enter: leave it open', undefined, servicesOf(context.system));
  return {
    screen: screenOf(context, 'from', `Who sends ${printable(subject.flow ?? '')}?`, texts, line),
    take: (reply) => ({ ...subject, from: namesIn(typedIn(reply)) }),
  };
};

export const consumers: SetupStep = (subject, context) => {
  if (!subject.create) return undefined;
  const texts = [
    'The services that act on it, with commas between them. Leave it open if nobody can name them all.',
    'Count services, not instances of one. How many there are answers a question, if that is still open.',
  ];
  const check: Line['check'] = (text) => {
    const warning = context.audience(namesIn(text)?.length ?? 0);
    return warning === undefined ? undefined : { warning };
  };
  const line = lineOf('Enter: leave it open', check, servicesOf(context.system));
  return {
    screen: screenOf(context, 'to', `Who handles ${printable(subject.flow ?? '')}?`, texts, line),
    take: (reply) => ({ ...subject, to: namesIn(typedIn(reply)) }),
  };
};

/** The names in a list with commas; undefined when nothing was said. */
function namesIn(text: string): string[] | undefined {
  const names = text.split(',').map((name) => name.trim());
  const said = [...new Set(names.filter((name) => name !== ''))];
  return said.length === 0 ? undefined : said;
}

/** Services that the file names already and that can be typed in a list. */
function servicesOf(system: System | undefined): string[] {
  const named = system?.flows.flatMap(({ from, to }) => [...from, ...(to ?? [])]).map(({ name }) => name) ?? [];
  return [...new Set(named)].filter((name) => printable(name) === name && !name.includes(',')).sort();
}
