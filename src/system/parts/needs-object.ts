import type { Answer } from '../../model/answer.js';
import type { Finding } from '../../model/finding.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { SourceText } from '../../text/source.js';
import { Problems } from '../problems.js';
import { vocabularyOf } from '../vocabulary.js';
import { readJson } from '../yaml/json.js';
import type { Node } from '../yaml/nodes.js';
import { readAnswer } from './needs.js';

/** Deeper than any answer is nested. */
const DEEPEST = 8;

/**
 * Reads needs that a program gives as one value, criterion → answer. `null` means "not known", which is `undefined` here.
 * Places are those in the value as JSON, a criterion a line; `path` is what messages print.
 */
export function readNeedsObject(
  needs: unknown,
  base: RuleBase,
  path: string,
): { answers: Map<string, Answer | undefined>; findings: Finding[] } {
  const source: SourceText = { path, text: linesOf(needs) };
  const problems = new Problems(source);
  const vocabulary = vocabularyOf(base);
  const answers = new Map<string, Answer | undefined>();
  const root = readJson(source.text, DEEPEST);
  if (root?.kind !== 'map') {
    problems.add(
      { start: 0, end: source.text.length },
      `expected criteria with their answers, each nested no deeper than a list`,
    );
    return { answers, findings: problems.findings('') };
  }
  for (const entry of root.entries) {
    const reader = vocabulary.criteria.get(entry.key);
    if (reader === undefined) problems.unknownKey(entry, 'a criterion', vocabulary.criteria.keys());
    else if (isNull(entry.value)) answers.set(entry.key, undefined);
    else {
      const answer = readAnswer(reader, entry.value, entry.keySpan, 'argument', problems);
      if (answer !== undefined) answers.set(entry.key, answer);
    }
  }
  return { answers, findings: problems.findings('') };
}

const isNull = (node: Node) => node.kind === 'scalar' && node.value === null;

/** A criterion a line, its answer behind it, as a person would write it. */
function linesOf(needs: unknown): string {
  if (typeof needs !== 'object' || needs === null || Array.isArray(needs)) return JSON.stringify(needs) ?? '';
  const lines = Object.entries(needs).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  return `{\n${lines.join(',\n')}\n}`;
}
