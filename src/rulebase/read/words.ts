import type { Criterion } from '../../model/criterion.js';
import { NAME_LISTS, type NameLexicon } from '../../model/knowledge.js';
import type { FieldReader } from './field-reader.js';

type Plain = { [key: string]: unknown };

/** rules/name-lexicon.yaml; `parent` is the criterion whose values the kinds of names belong to. */
export function readNameWords(reader: FieldReader, map: Plain, parent: Criterion | undefined): NameLexicon {
  reader.keys(map, ['order', 'fact', 'homographs', ...NAME_LISTS]);
  const part = (name: string, keys: readonly string[]) => {
    const here = reader.inside(name);
    const plain = here.map(map[name]);
    here.keys(plain, ['value', ...keys]);
    return { here, plain, value: readValue(here.inside('value'), plain.value, parent) };
  };
  const order = part('order', ['verbs', 'objects']);
  const fact = part('fact', ['participles', 'except']);
  const texts = ({ here, plain }: { here: FieldReader; plain: Plain }, key: string) =>
    here.inside(key).texts(plain[key]);
  const verbs = texts(order, 'verbs');
  // Noun and verb alike never speak alone: the list is there to be held against, nothing else reads it.
  const homographs = reader.inside('homographs').texts(map.homographs);
  for (const verb of verbs)
    if (homographs.includes(verb)) order.here.inside('verbs').fault(`${verb} is noun and verb alike`);
  const lists = NAME_LISTS.map((name) => [name, reader.inside(name).texts(map[name])]);
  return {
    order: { value: order.value, verbs, objects: readForms(order.here.inside('objects'), order.plain.objects) },
    fact: {
      value: fact.value,
      participles: readForms(fact.here.inside('participles'), fact.plain.participles),
      except: texts(fact, 'except'),
    },
    lists: Object.fromEntries(lists) as NameLexicon['lists'],
  };
}

function readValue(reader: FieldReader, value: unknown, parent: Criterion | undefined): string {
  const { domain } = parent ?? {};
  return reader.oneOf(value, domain?.kind === 'choice' ? domain.values.map(({ id }) => id) : []);
}

/** One form or several for each verb. */
function readForms(reader: FieldReader, value: unknown): { [verb: string]: readonly string[] } {
  const forms = Object.entries(reader.map(value)).map(([verb, form]) => [
    verb,
    reader.inside(verb).texts(Array.isArray(form) ? form : [form]),
  ]);
  return Object.fromEntries(forms);
}
