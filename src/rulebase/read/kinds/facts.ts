import type { Capability, CapabilityValue, CapabilityValues, Reference } from '../../../model/broker.js';
import { FACT } from '../../../model/entries/broker.js';
import { REFERENCE } from '../../../model/entries/reference.js';
import { parseQuantity } from '../../../model/quantity.js';
import type { FieldReader } from '../../../text/field-reader.js';
import { didYouMean } from '../../../text/nearest.js';
import { withoutStop } from '../../../text/phrases.js';
import { around, type ReadKind, type Scope } from './scope.js';

/** A page by its name among the `sources` of the entry around. */
export function readSource(at: FieldReader, scope: Scope): Reference {
  const sources = (around(scope, 'sources') ?? {}) as { readonly [name: string]: Reference };
  const name = at.shown;
  if (Object.hasOwn(sources, name)) return sources[name];
  at.fault(at.isGiven ? `unknown source ${name}.${didYouMean(name, Object.keys(sources))}` : 'a fact has a source');
  return { title: '', url: '' };
}

/** The same, or a page of its own. */
export function readSourceOrPage(at: FieldReader, scope: Scope, read: ReadKind): Reference {
  return at.kind === 'map' ? read(at, REFERENCE, scope) : readSource(at, scope);
}

/** Facts by capability. */
export function readFacts(at: FieldReader, scope: Scope, read: ReadKind): CapabilityValues {
  const { capabilities } = scope.words;
  const facts = new Map<string, CapabilityValue>();
  for (const entry of at.entries()) {
    const capability = capabilities.get(entry.key);
    if (capability === undefined) {
      entry.keyFault(`unknown capability.${didYouMean(entry.key, capabilities.keys())}`);
      continue;
    }
    const { value, basis, ...rest } = read(entry, FACT, { words: scope.words, fields: { capability }, outer: scope });
    facts.set(entry.key, {
      ...value,
      ...rest,
      recalled: basis === 'recalled',
      ...(basis === 'benchmark' ? { benchmark: true as const } : {}),
    });
  }
  return facts;
}

/** The value of the capability that the scope names. */
export function readValue(at: FieldReader, scope: Scope): Pick<CapabilityValue, 'value' | 'text'> {
  const { kind, values } = around(scope, 'capability') as Capability;
  const text =
    at.kind === 'list'
      ? at
          .items()
          .map((item) => item.shown)
          .join(', ')
      : at.shown;
  if (kind === 'flag') return { value: at.flag(), text };
  if (kind === 'names') return { value: at.texts(), text };
  if (kind === 'text' || kind === 'choice') {
    if (kind === 'choice' && !values.includes(text)) at.fault(`expected one of ${values.join(', ')}; found ${text}`);
    return { value: text, text };
  }
  if (text === 'unlimited') return { value: Number.POSITIVE_INFINITY, text };
  if (text === 'configurable') return { value: undefined, text };
  const parsed = parseQuantity(at.plain as string | number, kind);
  if ('problem' in parsed) at.fault(`\`${text}\` ${withoutStop(parsed.problem)}, unlimited or configurable`);
  return { value: 'problem' in parsed ? 0 : parsed.ranges[0].low, text };
}
