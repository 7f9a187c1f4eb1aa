import { parseProduct, placeholdersIn } from '../../advice/index.js';
import { readExpression } from '../../condition/read.js';
import { factsIn, fullName } from '../../condition/walk.js';
import { list } from '../../model/entries/field.js';
import { GRAPH_FACT, PITFALL } from '../../model/entries/pitfall.js';
import { GRAPH_FACTS } from '../../model/pitfalls/graph.js';
import { conditionsOf, type GraphFact, type Pitfall } from '../../model/pitfalls/pitfall.js';
import type { Fault, FieldReader } from '../../text/field-reader.js';
import { didYouMean } from '../../text/nearest.js';
import { type PitfallExample, type PlacedExamples, placedExamples } from './examples.js';
import { readKind } from './kinds/read-kind.js';
import type { Scope } from './kinds/scope.js';

/** The name of the flow that an example is about. */
export const EXAMPLE_FLOW = 'flow';

export function readPitfall(
  at: FieldReader,
  scope: Scope,
): { pitfall: Pitfall; examples: PlacedExamples<PitfallExample> } {
  const { examples: given, ...pitfall } = readKind(at, PITFALL, scope);
  checkQuotes(at, pitfall, scope);
  const examples = placedExamples(at.field('examples'), given, [true, false]);
  for (const { example, at: here } of examples.all)
    if (here.kind === 'map' && !namesFlow(example))
      here.fault(`expected \`flow\`, or \`flows\` of which one is called \`${EXAMPLE_FLOW}\``);
  return { pitfall, examples };
}

const namesFlow = ({ flow, flows }: PitfallExample) =>
  flow !== undefined || (flows as { [name: string]: unknown } | undefined)?.[EXAMPLE_FLOW] !== undefined;

/** Every fact that a text quotes is one that the condition reads, so that it is known when the text is printed. */
function checkQuotes(at: FieldReader, pitfall: Pitfall, { words }: Scope): void {
  // What could not be read of the condition is told; that it is not read is no news.
  const unread: Fault[] = [];
  const conditions = [at, at.field('raised'), at.field('variant')].map((each) => each.field('when'));
  for (const condition of conditions)
    if (condition.isGiven) readExpression(condition.into(unread), 'flow', words.names);
  if (unread.length > 0) return;
  const read = new Set(conditionsOf(pitfall).flatMap(factsIn).map(fullName));
  const known = [
    'flow',
    'broker',
    ...read,
    ...[...read].filter((name) => name.startsWith('graph.')).map((name) => `${name}.names`),
  ];
  const texts = [at.field('message'), at.field('remedy'), at.field('variant').field('message')];
  for (const text of texts.filter(({ isGiven }) => isGiven)) {
    for (const quoted of placeholdersIn(text.shown)) {
      if (known.includes(quoted)) continue;
      const wrong = parseProduct(quoted).filter((factor) => !read.has(factor) && Number.isNaN(Number(factor)));
      if (wrong.length > 0 || parseProduct(quoted).length === 1)
        text.fault(`quotes {${quoted}}, which its condition does not read.${didYouMean(quoted, known)}`);
    }
  }
}

/** rules/graph.yaml: every fact of the graph, each once. */
export function readGraph(at: FieldReader, scope: Scope): readonly GraphFact[] {
  const facts = readKind(at, list(GRAPH_FACT), scope);
  for (const name of Object.keys(GRAPH_FACTS))
    if (!facts.some((fact) => fact.name === name)) at.fault(`does not say what ${name} is`);
  return facts;
}
