import type { Answers } from '../../model/answer.js';
import type { Carrier, Catalogue, Mode } from '../../model/broker.js';
import type { Objection } from '../../model/carrying.js';
import type { Criterion } from '../../model/criterion.js';
import { inRole } from '../roles.js';

const NOTHING: readonly Objection[] = [];

/** A product is young for half a year from its general availability on. */
const YOUNG_MONTHS = 6;

/**
 * What speaks against a carrier whatever the flow needs: a library of a language that nobody builds in, a product or
 * mode that is young, a paid edition. Where it runs already, its language and its age are settled.
 */
export function ownDrawbacks(
  carrier: Carrier,
  mode: Mode | undefined,
  { newest }: Catalogue,
  answers: Answers,
  criteria: readonly Criterion[],
  running: ReadonlySet<string>,
): readonly Objection[] {
  const languages = mode?.stack ?? carrier.stack;
  if (languages.length === 0 && carrier.since === undefined && !mode?.since && !mode?.paid) return NOTHING;
  const { id, parts } = carrier;
  const runs = running.has(id) || (parts.length > 0 && parts.every((part) => running.has(part)));
  const found: Objection[] = [];
  const costly = (because: string, workaround: string, needs: readonly string[] = []) =>
    found.push({ match: 'strains', weight: 'costly', criteria: needs, because, workaround });
  const stack = inRole(criteria, 'languages');
  const built = (stack && answers.get(stack.name)?.values) ?? [];
  if (stack && !runs && languages.length > 0 && !languages.some((language) => built.includes(language))) {
    const names = languages.map((language) => labelOf(stack, language)).join(' or ');
    costly(
      `${mode?.stack === undefined ? '' : `its ${mode.id} mode `}is a library for ${names}, which \`${stack.name}\` does not name`,
      `take it where the team builds in that, and say so under \`${stack.name}\``,
      answers.has(stack.name) ? [stack.name] : [],
    );
  }
  if (!runs && carrier.since !== undefined && isYoung(carrier.since, newest))
    costly(`is generally available only since ${carrier.since}`, 'try it where a fault can be borne, or wait');
  if (mode?.since !== undefined && isYoung(mode.since, newest))
    costly(
      `its ${mode.id} mode is generally available only since ${mode.since}`,
      'try it where a fault can be borne, or wait',
    );
  if (mode?.paid) costly(`it takes the commercial edition (${mode.id})`, 'count its price in');
  return found;
}

function labelOf({ domain }: Criterion, id: string): string {
  const values = domain.kind === 'names' ? (domain.values ?? []) : [];
  return values.find((value) => value.id === id)?.label ?? id;
}

const monthOf = (date: string) => {
  const [year, month = 1] = date.split('-').map(Number);
  return 12 * year + month;
};

function isYoung(since: string, newest: string): boolean {
  return monthOf(newest) - monthOf(since) < YOUNG_MONTHS;
}
