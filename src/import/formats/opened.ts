import { createFinding, type Finding } from '../../model/finding.js';
import { readFast } from '../../system/yaml/fast/read-fast.js';
import { readJson } from '../../system/yaml/json.js';
import type { Fault, Node } from '../../system/yaml/nodes.js';
import type { Place, SourceText, Span } from '../../text/source.js';
import { isHcl } from './is-hcl.js';

/** A file as readers get it: the documents of YAML or JSON in it, none where it is neither. */
export interface Opened {
  readonly source: SourceText;
  readonly roots: readonly Node[];
  readonly faults: readonly Fault[];
}

const DEEPEST = 100;

/** Local tags are keys: `!Ref x` says the same as `{Ref: x}`, and `!Sub` the same as `Fn::Sub`. */
const keyOfTag = (tag: string) => {
  if (!/^![A-Za-z]/.test(tag)) return undefined;
  return tag === '!Ref' || tag === '!Condition' ? tag.slice(1) : `Fn::${tag.slice(1)}`;
};

/** Opens a file; the yaml package is loaded where the text is neither JSON nor as plain as most. */
export async function open(source: SourceText): Promise<Opened> {
  const { text } = source;
  if (isHcl(source)) return { source, roots: [], faults: [] };
  const plain = /^\s*[[{]/.test(text) ? readJson(text, DEEPEST) : readFast(text, keyOfTag);
  if (plain !== undefined) return { source, roots: [plain], faults: [] };
  const { parseForeign } = await import('../../system/yaml/parse.js');
  const documents = parseForeign(text, keyOfTag);
  return {
    source,
    roots: documents.flatMap(({ root }) => root ?? []),
    faults: documents.flatMap(({ faults }) => faults),
  };
}

export const placeIn = (source: SourceText, span: Span): Place => ({ source, span });

/** What makes the text unreadable, as findings. */
export function unreadable({ source, faults }: Opened): Finding[] {
  return faults
    .filter(({ breaks }) => breaks)
    .map(({ span, message, remedy = '' }) =>
      createFinding({
        rule: 'input',
        severity: 'error',
        message,
        place: placeIn(source, span),
        remedy,
        about: [message],
      }),
    );
}
