import type { Node } from '../../../system/yaml/nodes.js';
import type { SourceText } from '../../../text/source.js';
import { joined, type Value } from '../../value.js';
import { nodeAt, textOfNode } from '../nodes.js';

/** Most levels of variables in variables, and most of them resolved in one file: each may stand for several others. */
const DEEPEST = 20;
const MOST = 20_000;

/** A variable of the framework, as `${self:provider.stage}`; what has no source before a colon is CloudFormation's. */
const SOURCE = /^([a-zA-Z]+)(?:\([^)]*\))?:(?!:)(.*)$/s;
const FILE = /^file\(/;

/** Resolves the framework's variables as far as the file itself tells. */
export class Variables {
  private depth = 0;
  private resolved = 0;

  constructor(
    private readonly root: Node,
    private readonly source: SourceText,
    /** Reads a value of the file, with the variables in it. */
    private readonly read: (node: Node) => Value,
  ) {}

  /** A text with variables of the framework; undefined of one without. */
  text(text: string, node: Node): Value | undefined {
    const parts = split(text);
    if (!parts.some((part) => part.variable !== undefined && this.isOwn(part.variable))) return undefined;
    const place = { source: this.source, span: node.span };
    const values = parts.map(({ variable, literal }): Value => {
      if (variable === undefined) return { kind: 'scalar', place, value: literal };
      const known = this.named(variable, node);
      return (
        known ?? { kind: 'unread', place, label: variable, reason: `\`${variable}\` is known when it is deployed` }
      );
    });
    const [only] = values.length === 1 ? values : [];
    return only ?? joined(values, place);
  }

  private isOwn(variable: string): boolean {
    return SOURCE.test(variable) || FILE.test(variable) || variable.includes('${');
  }

  /** What one variable stands for, with what counts where it stands for nothing; undefined of what is not the framework's. */
  named(variable: string, node: Node): Value | undefined {
    const place = { source: this.source, span: node.span };
    if (!this.isOwn(variable)) return undefined;
    const unread: Value = {
      kind: 'unread',
      place,
      label: variable,
      reason: FILE.test(variable)
        ? `\`${variable}\` is another file: name it as well`
        : `\`${variable}\` is known when it is deployed`,
    };
    if (variable.includes('${') || this.depth >= DEEPEST || ++this.resolved > MOST) return unread;
    this.depth++;
    const [first, ...others] = variable.split(/,(?![^(]*\))/).map((part) => part.trim());
    const known = this.ofSource(first, node);
    this.depth--;
    if (known !== undefined) return known;
    const [otherwise] = others;
    if (otherwise === undefined) return unread;
    const quoted = /^(['"])(.*)\1$/s.exec(otherwise);
    const parameter = { name: first, place };
    if (quoted) return { kind: 'scalar', place, value: quoted[2], parameter };
    const other = this.named(otherwise, node);
    if (other?.kind === 'scalar') return { ...other, place, parameter };
    return SOURCE.test(otherwise) ? unread : { kind: 'scalar', place, value: otherwise, parameter };
  }

  private ofSource(variable: string, node: Node): Value | undefined {
    const [, from, path] = SOURCE.exec(variable) ?? [];
    if (from !== 'self' || path === '') return undefined;
    const found = nodeAt(this.root, ...path.split('.'));
    if (found === undefined) return undefined;
    const value = this.read(found);
    // A service may be a mapping with a name, as it once was.
    if (value.kind === 'map' && path === 'service')
      return { kind: 'scalar', place: value.place, value: textOfNode(nodeAt(found, 'name')) ?? '' };
    return value.kind === 'scalar' || value.kind === 'joined' || value.kind === 'unread'
      ? { ...value, place: { source: this.source, span: node.span } }
      : value;
  }
}

/** A text in what is written and what stands in `${}`, however deep that is nested. */
function split(text: string): { readonly literal: string; readonly variable?: string }[] {
  const parts: { literal: string; variable?: string }[] = [];
  let from = 0;
  for (let at = text.indexOf('${'); at !== -1; at = text.indexOf('${', from)) {
    let depth = 0;
    let end = at + 1;
    for (; end < text.length; end++) {
      if (text[end] === '{') depth++;
      else if (text[end] === '}' && --depth === 0) break;
    }
    if (depth !== 0) break;
    if (at > from) parts.push({ literal: text.slice(from, at) });
    parts.push({ literal: '', variable: text.slice(at + 2, end).trim() });
    from = end + 1;
  }
  if (from < text.length) parts.push({ literal: text.slice(from) });
  return parts;
}
