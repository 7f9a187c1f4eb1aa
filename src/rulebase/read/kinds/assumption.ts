import type { AssumedValue, Assumption, SetupField } from '../../../model/criterion.js';
import { parseQuantity } from '../../../model/quantity.js';
import type { FieldReader } from '../../../text/field-reader.js';
import { didYouMean } from '../../../text/nearest.js';
import { around, type Scope } from './scope.js';

const BROKER = 'broker.';

const MEASURES = { integer: 'count', share: 'share', duration: 'duration' } as const;

/** A value, `broker.CAPABILITY`, `{broker.CAPABILITY: {VALUE: …}}`, a list of these, or `{first: …, where: […]}`. */
export function readAssumption(at: FieldReader, scope: Scope): Assumption {
  const first = at.field('first');
  const where = at.field('where');
  if (first.isGiven) at.keys(['first', 'where']);
  return {
    first: (first.isGiven ? first : at).oneOrSome().map((each) => readAssumed(each, scope)),
    ...(where.isGiven ? { where: where.items().map((name) => statable(name, scope)) } : {}),
  };
}

function readAssumed(at: FieldReader, scope: Scope): AssumedValue {
  const { plain, shown } = at;
  if (at.kind === 'map') {
    const [values] = at.entries();
    if (values === undefined || at.entries().length > 1) at.fault('expected one capability');
    return {
      capability: values === undefined ? '' : capability(values.key, scope, (message) => values.keyFault(message)),
      values: (values?.map().plain ?? {}) as { [value: string]: boolean | string },
    };
  }
  if (shown.startsWith(BROKER)) return { capability: capability(shown, scope, (message) => at.fault(message)) };
  const kind = around(scope, 'kind') as SetupField['kind'];
  if (kind === 'choice') return { value: at.oneOf(around(scope, 'values') as readonly string[]), text: shown };
  if (kind !== 'integer' && kind !== 'share' && kind !== 'duration') return { value: at.flag(), text: shown };
  const parsed = parseQuantity(plain as string | number, MEASURES[kind], true);
  if ('problem' in parsed) {
    at.fault(`\`${shown}\` ${parsed.problem}`);
    return { value: 0, text: '0' };
  }
  const [{ low }] = parsed.ranges;
  return { value: Number.isFinite(low) ? low : 'forever', text: shown };
}

function capability(full: string, { words }: Scope, fault: (message: string) => void): string {
  const name = full.slice(BROKER.length);
  if (!full.startsWith(BROKER) || !words.capabilities.has(name))
    fault(
      `expected a capability as ${BROKER}NAME.${didYouMean(
        full,
        [...words.capabilities.keys()].map((each) => BROKER + each),
      )}`,
    );
  return name;
}

/** A fact that can be stated, by its full name. */
function statable(at: FieldReader, { words }: Scope): string {
  const full = at.text();
  const known = words.known.setup.map((name) => `uses.${name}`);
  if (full !== '' && !known.includes(full)) at.fault(`no fact is called \`${full}\`.${didYouMean(full, known)}`);
  return full;
}
