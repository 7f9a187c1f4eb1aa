import type { Answer } from '../model/answer.js';
import type { Finding } from '../model/finding.js';
import type { RuleBase } from '../model/knowledge.js';
import { listed, type Measure, understood } from '../model/quantity.js';
import { excerpt } from '../text/escape.js';
import type { SourceText, Span } from '../text/source.js';
import { readAnswer } from './parts/needs.js';
import { Problems } from './problems.js';
import { vocabularyOf } from './vocabulary.js';
import type { Node } from './yaml/nodes.js';

/** The path that messages print for what was given on the command line. */
export const ARGUMENTS = '<arguments>';

/**
 * Reads `CRITERION=VALUE` arguments. VALUE is what a file would say, and `a,b` means one of these;
 * `CRITERION=` and `CRITERION=?` mean "not known", which is `undefined` here.
 */
export function readArguments(
  args: readonly string[],
  base: RuleBase,
): { answers: Map<string, Answer | undefined>; findings: Finding[] } {
  const source: SourceText = { path: ARGUMENTS, text: args.join(' ') };
  const problems = new Problems(source);
  const vocabulary = vocabularyOf(base);
  const answers = new Map<string, Answer | undefined>();
  const first = new Map<string, Span>();
  let start = 0;
  for (const arg of args) {
    const span = { start, end: start + arg.length };
    start = span.end + 1;
    const sign = arg.indexOf('=');
    const name = sign === -1 ? arg : arg.slice(0, sign);
    const key = { start: span.start, end: span.start + name.length };
    const reader = vocabulary.criteria.get(name);
    const before = first.get(name);
    if (sign === -1) {
      problems.add(span, `\`${excerpt(arg)}\` has no \`=\`; expected CRITERION=VALUE`);
    } else if (!reader) {
      const entry = { key: name, keySpan: key, value: scalar('', key.end) };
      problems.unknownKey(entry, 'a criterion', vocabulary.criteria.keys());
    } else if (before) {
      problems.add(key, `\`${name}\` is given twice`, {
        remedy: `For "one of these" write \`${name}=a,b\`.`,
        related: { span: before, message: `\`${name}\` is first given here` },
      });
    } else {
      first.set(name, key);
      const value = arg.slice(sign + 1);
      if (value.trim() === '' || value.trim() === '?') answers.set(name, undefined);
      else {
        const { domain } = reader.criterion;
        const doubt = domain.kind === 'quantity' ? doubtIn(value, domain.measure) : undefined;
        if (doubt !== undefined) problems.add(span, `\`${name}\`: ${doubt}`);
        else {
          const answer = readAnswer(reader, valueOf(value, span.start + sign + 1), span, 'argument', problems);
          if (answer) answers.set(name, answer);
        }
      }
    }
  }
  return { answers, findings: problems.findings('') };
}

/** Why a number can mean two things; between brackets a comma always separates. */
function doubtIn(value: string, measure: Measure): string | undefined {
  if (value.trim().startsWith('[')) return undefined;
  for (const part of listed(value).flatMap((each) => each.split('..'))) {
    const read = understood(part, measure);
    if ('problem' in read) return `\`${excerpt(part)}\` ${read.problem}`;
    if (read.text !== part) return `\`${excerpt(part)}\` is written \`${read.text}\``;
  }
  return undefined;
}

const BRACKETED = /^\[(.*)\]$/s;

/** A value as a file would hold it: a list where there are commas, or brackets around it. */
function valueOf(value: string, start: number): Node {
  const text = value.trim();
  const at = start + value.indexOf(text);
  const bracketed = BRACKETED.exec(text);
  if (!bracketed && !text.includes(',')) return scalar(text, at);
  const list = bracketed ? bracketed[1] : text;
  const items: Node[] = [];
  let offset = at + (bracketed ? 1 : 0);
  for (const part of list.trim() === '' ? [] : list.split(',')) {
    const item = part.trim();
    items.push(scalar(item, offset + part.indexOf(item)));
    offset += part.length + 1;
  }
  return { kind: 'list', span: { start: at, end: at + text.length }, items };
}

function scalar(text: string, start: number): Node {
  const value = text === 'true' || text === 'false' ? text === 'true' : text === '' ? null : text;
  return { kind: 'scalar', span: { start, end: start + text.length }, value, text };
}
