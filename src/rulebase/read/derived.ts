import type { Readable } from '../../condition/names.js';
import { namedFact } from '../../condition/read.js';
import { DERIVED } from '../../model/entries/criterion.js';
import type { FieldReader } from '../../text/field-reader.js';
import { readKind } from './kinds/read-kind.js';
import { NO_WORDS } from './kinds/scope.js';

/** Adds the facts that stand for the first of others that is known (`derived` of rules/setup.yaml). */
export function readDerived(at: FieldReader, names: Map<string, Readable>): void {
  for (const item of at.oneOrSome()) {
    const { section, name, end } = readKind(item, DERIVED, { words: NO_WORDS, fields: {} });
    const named = (key: 'default' | 'ask') => {
      const at = item.field(key);
      return at.isGiven ? namedFact(at, at.shown, names)[0]?.name : undefined;
    };
    const byDefault = named('default');
    const ask = named('ask');
    const first = item
      .field('first')
      .oneOrSome()
      .flatMap((each) => namedFact(each, each.shown, names));
    if (first.length === 0) continue;
    const [{ name: of, values }] = first;
    if (first.some((each) => each.name.measure !== of.measure))
      item.field('first').fault('expected facts that are measured alike');
    names.set(`${section}.${name}`, {
      name: {
        section,
        name,
        first: first.map((each) => each.name),
        ...(byDefault === undefined ? {} : { default: byDefault }),
        ...(end === undefined ? {} : { upper: true }),
        ...(ask === undefined ? {} : { ask }),
        ...(of.measure === undefined ? {} : { measure: of.measure }),
      },
      ...(values === undefined ? {} : { values }),
    });
  }
}
