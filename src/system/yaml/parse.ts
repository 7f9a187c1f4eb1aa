import { Composer, type CST, type Document, Lexer, Parser, visit, type YAMLError, type Node as YamlNode } from 'yaml';
import { excerpt } from '../../text/escape.js';
import { Expansion, MAX_DEPTH, TooMuch } from './expand.js';
import { readFast } from './fast/read-fast.js';
import { type Fault, isNull, type Parsed } from './nodes.js';

// Uniqueness is checked while expanding, since the parser compares every key with every other.
// The schema is fixed, or `%YAML 1.1` would turn `yes` into a boolean.
export const OPTIONS = {
  uniqueKeys: false,
  schema: 'core',
  merge: false,
  resolveKnownTags: false,
  prettyErrors: false,
  strict: true,
} as const;

/** The package keeps about 250 bytes for each word and mark; beyond this Node would run out of memory, not out of patience. */
const MOST_PIECES = 12_000_000;

/** What to do about the mistakes people make most. */
const REMEDIES: { readonly [code: string]: string } = {
  TAB_AS_INDENT: 'Indent with spaces.',
  BLOCK_AS_IMPLICIT_KEY: 'Put a text that holds `: ` in quotes, and each `key: value` on a line of its own.',
  BAD_INDENT: 'Give all keys of one mapping the same indentation.',
  MULTILINE_IMPLICIT_KEY: 'Is a `:` missing after a key, or a line indented too little?',
  BAD_SCALAR_START: 'Put the text in quotes.',
};

/** Reads YAML 1.2 into nodes: as the package does, but faster where the text is as plain as most are. */
export function parseYaml(text: string): Parsed {
  const root = readFast(text);
  return root ? { root, faults: [] } : parseAny(text);
}

/**
 * Reads any YAML 1.2 through the package. Linear in the text; depth and the growth through aliases are bounded.
 */
export function parseAny(text: string): Parsed {
  const faults: Fault[] = [];
  const [document] = compose(text, faults);
  return document ? expand(text, document, faults) : { faults };
}

/**
 * Reads what other tools call YAML: one or several documents, tags of theirs as mappings (`!Ref x` is `{Ref: x}`), and
 * what their own readers bear.
 */
export function parseForeign(text: string, keyOfTag: (tag: string) => string | undefined): readonly Parsed[] {
  const faults: Fault[] = [];
  const documents = compose(text, faults, false, true);
  if (faults.length > 0) return [{ faults }];
  return documents.map((document) => {
    const { errors, warnings } = document;
    for (let at = warnings.length - 1; at >= 0; at--)
      if (warnings[at].code === 'TAG_RESOLVE_FAILED') warnings.splice(at, 1);
    for (let at = errors.length - 1; at >= 0; at--) if (BORNE.has(errors[at].code)) errors.splice(at, 1);
    return expand(text, document, [], keyOfTag);
  });
}

/** Faults that the readers of other tools let pass. */
const BORNE: ReadonlySet<string> = new Set(['BAD_INDENT', 'TAG_RESOLVE_FAILED']);

/** The same as `parseYaml`, with the package's own document, whose nodes know their source tokens; for editing the text. */
export function parseForEditing(text: string): Parsed & { readonly document?: Document } {
  const faults: Fault[] = [];
  const [document] = compose(text, faults, true);
  return document ? { ...expand(text, document, faults), document } : { faults };
}

function expand(
  text: string,
  document: Document,
  faults: Fault[],
  keyOfTag?: (tag: string) => string | undefined,
): Parsed {
  const unclosed = document.errors.find(({ message }) => message.startsWith('Missing closing'));
  for (const error of document.errors) {
    if (error === unclosed) faults.push(openQuote(document, error));
    // A quote that nobody closes swallows the rest, and whatever is missing there.
    else if (!unclosed || error.pos[0] < unclosed.pos[0]) {
      faults.push(faultOf(error, error.code !== 'TAG_RESOLVE_FAILED'));
    }
  }
  for (const warning of document.warnings) faults.push(faultOf(warning, false));
  const { yaml } = document.directives ?? {};
  if (yaml?.explicit && yaml.version === '1.1') {
    const message = 'this file asks for YAML 1.1; system.yaml is read as YAML 1.2';
    const start = Math.max(0, text.indexOf('%YAML'));
    faults.push({ span: { start, end: start + 5 }, message, remedy: 'Delete the `%YAML` line.', breaks: false });
  }
  const expansion = new Expansion(1_000_000 + Math.floor(text.length / 4), keyOfTag);
  try {
    const root = expansion.node(document.contents as YamlNode | null, 0);
    for (const fault of expansion.faults) faults.push(fault);
    return isNull(root) ? { faults } : { root, faults };
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    const remedy = 'Write the values out where they are used.';
    return { faults: [{ span: error.span, message: error.message, remedy, breaks: true }] };
  }
}

/** Feeds the parser piece by piece, to stop before nesting grows deeper than the stack. */
function compose(text: string, faults: Fault[], keepSourceTokens = false, several = false): Document[] {
  const parser = new Parser();
  const composer = new Composer({ ...OPTIONS, keepSourceTokens });
  const made: Document[] = [];
  let documents = 0;
  const feed = (tokens: Iterable<CST.Token>): boolean => {
    for (const token of tokens) {
      if (token.type === 'document' && ++documents > 1 && !several) {
        faults.push({
          span: { start: token.offset, end: token.offset + 3 },
          message: 'a second YAML document starts here; expected one document a file',
          remedy: 'Put each system into a file of its own, all its flows under one `flows`.',
          breaks: false,
        });
        return false;
      }
      for (const document of composer.next(token)) made.push(document);
    }
    return true;
  };
  let more = true;
  let pieces = 0;
  for (const lexeme of new Lexer().lex(text)) {
    more = feed(parser.next(lexeme));
    if (!more) break;
    const limit =
      parser.stack.length > MAX_DEPTH
        ? `values are nested more than ${MAX_DEPTH} levels deep`
        : ++pieces > MOST_PIECES
          ? `the text has more than ${MOST_PIECES} words and marks; describe the system in several files`
          : undefined;
    if (limit) {
      const at = Math.min(parser.offset, text.length);
      faults.push({ span: { start: at, end: at }, message: limit, breaks: true });
      return [];
    }
  }
  if (more) feed(parser.end());
  for (const document of composer.end(true, text.length)) made.push(document);
  return made;
}

/** The parser complains where the text ends; the mistake is where the quote opens. */
function openQuote(document: Document, error: YAMLError): Fault {
  let start = error.pos[0];
  visit(document, {
    Scalar(_, { type, range }) {
      if (type?.startsWith('QUOTE') && range && range[1] >= error.pos[0]) start = range[0];
    },
  });
  const message = 'not valid YAML: a quote opens here and is never closed';
  return { span: { start, end: start + 1 }, message, breaks: true };
}

function faultOf(error: YAMLError, breaks: boolean): Fault {
  const [start, end] = error.pos;
  const tag = /^Unresolved tag: (.*)$/s.exec(error.message);
  if (tag) {
    const message = `the tag \`${excerpt(tag[1].replace('tag:yaml.org,2002:', '!!'))}\` is not known here`;
    return { span: { start, end }, message, remedy: 'Leave the tag out.', breaks };
  }
  const message = `not valid YAML: ${excerpt(error.message, 200)}`;
  return { span: { start, end: Math.max(start, end) }, message, remedy: REMEDIES[error.code], breaks };
}
