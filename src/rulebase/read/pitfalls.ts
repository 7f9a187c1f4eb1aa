import { parseProduct, placeholdersIn } from '../../advice/index.js';
import { factsIn, fullName } from '../../condition/walk.js';
import { type Basis, GROUNDS, SEVERITIES } from '../../model/finding.js';
import { GRAPH_FACTS } from '../../model/pitfalls/graph.js';
import { conditionsOf, type GraphFact, type Pitfall } from '../../model/pitfalls/pitfall.js';
import { didYouMean } from '../../text/nearest.js';
import type { FactNames } from './fact-names.js';
import type { FieldReader } from './field-reader.js';
import { readPitfallWhen } from './pitfall-when.js';

/** A system on which a pitfall is tried: one flow, called `flow`, or several of which one is called so. */
export interface PitfallExample {
  readonly flows: { readonly [name: string]: unknown };
  readonly fires: boolean | 'unknown';
  /** The severity expected, where it fires. */
  readonly severity?: string;
  /** The basis expected, where it fires. */
  readonly basis?: Basis;
}

/** The name of the flow that an example is about. */
export const EXAMPLE_FLOW = 'flow';

const FIELDS = [
  'id',
  'severity',
  'raised',
  'about',
  'grounds',
  'when',
  'what',
  'message',
  'variant',
  'because',
  'remedy',
  'exceptions',
  'sources',
  'examples',
];

/** One file of rules/pitfalls. */
export function readPitfall(
  reader: FieldReader,
  value: unknown,
  names: FactNames,
): { pitfall: Pitfall; examples: PitfallExample[] } {
  const map = reader.map(value);
  reader.keys(map, FIELDS);
  const id = reader.inside('id').text(map.id);
  if (/^(no|avoid|use)-/.test(id))
    reader.inside('id').fault('the id names the pattern itself; it never starts with no-, avoid- or use-');
  const severity = reader.inside('severity').oneOf(map.severity, SEVERITIES);
  const pitfall: Pitfall = {
    id,
    severity,
    ...(map.raised === undefined ? {} : { raised: readRaised(reader.inside('raised'), map.raised, names) }),
    about: map.about === undefined ? 'flow' : reader.inside('about').oneOf(map.about, ['flow', 'system'] as const),
    ...(map.grounds === undefined ? {} : { grounds: readGrounds(reader.inside('grounds'), map.grounds) }),
    when: readPitfallWhen(reader.inside('when'), map.when, names),
    what: reader.inside('what').text(map.what),
    message: reader.inside('message').text(map.message),
    ...(map.variant === undefined ? {} : { variant: readVariant(reader.inside('variant'), map.variant, names) }),
    because: reader.inside('because').text(map.because),
    remedy: reader.inside('remedy').text(map.remedy),
    exceptions: reader.inside('exceptions').texts(map.exceptions),
    sources: reader.inside('sources').texts(map.sources),
  };
  if (pitfall.sources.length === 0) reader.inside('sources').fault('a claim has at least one source');
  if (/\.$/.test(pitfall.message)) reader.inside('message').fault('a message is no sentence: no full stop at its end');
  // What could not be read of the condition is told; that it is not read is no news.
  if (!reader.faults.some(({ file, path }) => file === reader.file && /^(when|raised|variant)\b/.test(path)))
    checkQuotes(reader, pitfall);
  return { pitfall, examples: readExamples(reader.inside('examples'), map.examples, SEVERITIES) };
}

function readRaised(reader: FieldReader, value: unknown, names: FactNames): NonNullable<Pitfall['raised']> {
  const map = reader.map(value);
  reader.keys(map, ['severity', 'when']);
  return {
    severity: reader.inside('severity').oneOf(map.severity, SEVERITIES),
    when: readPitfallWhen(reader.inside('when'), map.when, names),
  };
}

/** From the strongest on: nobody is looked at on what is presumed who is not on what is stated. */
function readGrounds(reader: FieldReader, value: unknown): Basis[] {
  const grounds = reader.list(value).map((each, index) => reader.inside(index).oneOf(each, GROUNDS));
  if (grounds.some((each, index) => each !== GROUNDS[index]))
    reader.fault(`expected the first of ${GROUNDS.join(', ')}`);
  return grounds;
}

function readVariant(reader: FieldReader, value: unknown, names: FactNames): NonNullable<Pitfall['variant']> {
  const map = reader.map(value);
  reader.keys(map, ['when', 'message']);
  return {
    when: readPitfallWhen(reader.inside('when'), map.when, names),
    message: reader.inside('message').text(map.message),
  };
}

/** Every fact that a text quotes is one that the condition reads, so that it is known when the text is printed. */
function checkQuotes(reader: FieldReader, pitfall: Pitfall): void {
  const { message, variant, remedy } = pitfall;
  const read = new Set(conditionsOf(pitfall).flatMap(factsIn).map(fullName));
  const known = [
    'flow',
    'broker',
    ...read,
    ...[...read].filter((name) => name.startsWith('graph.')).map((name) => `${name}.names`),
  ];
  for (const [field, text] of Object.entries({ message, remedy, ...(variant ? { variant: variant.message } : {}) })) {
    for (const quoted of placeholdersIn(text)) {
      if (known.includes(quoted)) continue;
      const wrong = parseProduct(quoted).filter((factor) => !read.has(factor) && Number.isNaN(Number(factor)));
      if (wrong.length > 0 || parseProduct(quoted).length === 1)
        reader
          .inside(field)
          .fault(
            `quotes {${quoted}}, which its condition does not read.${didYouMean(quoted, known)}`.replace(/\.$/, ''),
          );
    }
  }
}

function readExamples(reader: FieldReader, value: unknown, severities: readonly string[]): PitfallExample[] {
  const examples = reader.list(value).map((item, index): PitfallExample => {
    const here = reader.inside(index);
    const map = here.map(item);
    here.keys(map, ['fires', 'severity', 'basis', 'flow', 'flows']);
    if (![true, false, 'unknown'].includes(map.fires as boolean))
      here.inside('fires').fault('expected true, false or unknown');
    const flows = map.flows === undefined ? { [EXAMPLE_FLOW]: map.flow } : here.inside('flows').map(map.flows);
    if (flows[EXAMPLE_FLOW] === undefined)
      here.fault(`expected \`flow\`, or \`flows\` of which one is called \`${EXAMPLE_FLOW}\``);
    return {
      flows,
      fires: map.fires as PitfallExample['fires'],
      ...(map.severity === undefined ? {} : { severity: here.inside('severity').oneOf(map.severity, severities) }),
      ...(map.basis === undefined ? {} : { basis: here.inside('basis').oneOf(map.basis, GROUNDS) }),
    };
  });
  for (const fires of [true, false]) {
    if (!examples.some((example) => example.fires === fires)) reader.fault(`no example that has \`fires: ${fires}\``);
  }
  return examples;
}

/** rules/graph.yaml: every fact of the graph, each once. */
export function readGraph(reader: FieldReader, value: unknown): GraphFact[] {
  const known = Object.keys(GRAPH_FACTS);
  const facts = reader.list(value).map((item, index) => {
    const here = reader.inside(index);
    const map = here.map(item);
    here.keys(map, ['name', 'means']);
    return { name: here.inside('name').oneOf(map.name, known), means: here.inside('means').text(map.means) };
  });
  for (const name of known) if (!facts.some((fact) => fact.name === name)) reader.fault(`does not say what ${name} is`);
  return facts;
}
