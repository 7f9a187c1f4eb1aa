import type { Carrier, Pattern, Reference } from '../../model/broker.js';
import { STYLES } from '../../model/style.js';
import { didYouMean } from '../../text/nearest.js';
import { readFacts, readLimits, readReferences, type Vocabulary } from './brokers.js';
import type { FieldReader } from './field-reader.js';
import { readWhen } from './when.js';

/** One file of rules/patterns: the pattern, and the carrier that it is where it is a composition. */
export function readPattern(
  reader: FieldReader,
  value: unknown,
  words: Vocabulary,
  brokers: ReadonlyMap<string, Carrier>,
): { pattern: Pattern; carrier?: Carrier } {
  const map = reader.map(value);
  reader.keys(map, [
    'id',
    'name',
    'what',
    'styles',
    'when',
    'rank',
    'gives',
    'costs',
    'diagram',
    'sources',
    'composition',
    'implies',
    'comparison',
  ]);
  const id = reader.inside('id').text(map.id);
  const pattern: Pattern = {
    id,
    name: reader.inside('name').text(map.name),
    what: reader.inside('what').text(map.what),
    styles: reader
      .inside('styles')
      .list(map.styles)
      .map((style, index) => reader.inside('styles').inside(index).oneOf(style, STYLES)),
    ...(map.when === undefined ? {} : { when: readWhen(reader.inside('when'), map.when, words.criteria) }),
    rank: reader.inside('rank').number(map.rank),
    gives: reader.inside('gives').texts(map.gives),
    costs: reader.inside('costs').texts(map.costs),
    diagram: reader.inside('diagram').text(map.diagram),
    sources: reader
      .inside('sources')
      .list(map.sources)
      .map((item, index) => pageOf(reader.inside('sources').inside(index), item)),
    ...(map.composition === undefined ? {} : { carrier: id }),
    ...(map.implies === undefined ? {} : { implies: readImplied(reader.inside('implies'), map.implies) }),
    ...(map.comparison === undefined ? {} : { comparison: reader.inside('comparison').text(map.comparison) }),
  };
  if (map.composition === undefined) return { pattern };
  return { pattern, carrier: readComposition(reader.inside('composition'), map.composition, pattern, words, brokers) };
}

/** Facts of `uses` that following the pattern brings with it; whether they are flags is seen where all are known. */
function readImplied(reader: FieldReader, value: unknown): { [fact: string]: boolean } {
  const map = reader.map(value);
  for (const [name, each] of Object.entries(map))
    if (typeof each !== 'boolean') reader.inside(name).fault('expected true or false');
  return map as { [fact: string]: boolean };
}

function pageOf(reader: FieldReader, value: unknown): Reference {
  const map = reader.map(value);
  return { title: reader.inside('title').text(map.title), url: reader.inside('url').text(map.url) };
}

function readComposition(
  reader: FieldReader,
  value: unknown,
  pattern: Pattern,
  words: Vocabulary,
  brokers: ReadonlyMap<string, Carrier>,
): Carrier {
  const map = reader.map(value);
  reader.keys(map, [
    'parts',
    'family',
    'inherent',
    'usualRank',
    'usualBecause',
    'checked',
    'facts',
    'sources',
    'limits',
  ]);
  const ids = reader.inside('parts').texts(map.parts);
  ids.forEach((part, index) => {
    if (!brokers.has(part))
      reader
        .inside('parts')
        .inside(index)
        .fault(`unknown broker.${didYouMean(part, brokers.keys())}`);
  });
  const sources = readReferences(reader.inside('sources'), map.sources);
  return {
    id: pattern.id,
    name: pattern.name,
    family: reader.inside('family').text(map.family),
    kind: 'composition',
    what: pattern.what,
    parts: ids,
    // As those of its parts, but for its name; put together when the rules are opened.
    platforms: [],
    aliases: [],
    stack: [],
    inherent: reader.inside('inherent').texts(map.inherent),
    usualRank: reader.inside('usualRank').number(map.usualRank),
    usualBecause: reader.inside('usualBecause').text(map.usualBecause),
    checked: String(map.checked ?? ''),
    // Only what differs from its parts; the rest is put together when the rules are opened.
    facts: readFacts(reader.inside('facts'), map.facts, sources, words),
    effort: 1,
    places: [],
    limits: readLimits(reader.inside('limits'), map.limits, sources, words),
    modes: [],
    ...(pattern.comparison === undefined ? {} : { comparison: pattern.comparison }),
  };
}
