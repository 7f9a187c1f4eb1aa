import { jsonText } from '../../text/json.js';

/** What the front matter of a record says, in the order in which it is written. */
export interface FrontMatter {
  readonly status: string;
  readonly date?: string;
  readonly deciders: readonly string[];
  readonly system: string;
  readonly flow: string;
  /** The verdict that the record is about: another one supersedes an accepted record. */
  readonly decision: string;
  /** The file of the record that this one took the place of. */
  readonly supersedes?: string;
}

/** The lines, as YAML. */
export function frontMatterLines({ deciders, ...rest }: FrontMatter): string {
  const { status, date, ...others } = rest;
  const lines = [
    ...entry('status', status),
    ...entry('date', date),
    ...(deciders.length === 0 ? [] : [`deciders: [${deciders.map(scalar).join(', ')}]`]),
    ...Object.entries(others).flatMap(([key, value]) => entry(key, value)),
  ];
  return `${lines.join('\n')}\n`;
}

const entry = (key: string, value: string | undefined) => (value === undefined ? [] : [`${key}: ${scalar(value)}`]);

/** Words that YAML, of this version or the one before, reads as something else than text. */
const NOT_TEXT = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** A text as a plain scalar where it is one, else in quotes. */
function scalar(text: string): string {
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const isPlain = /^[A-Za-z][\w./+-]*(?: [\w./+-]+)*$/.test(text) && !NOT_TEXT.test(text);
  return isDate || isPlain ? text : jsonText(text).trimEnd();
}

/** What such lines say; undefined where they name no flow. */
export function frontMatterIn(lines: string): FrontMatter | undefined {
  const values = new Map<string, string>();
  for (const line of lines.split('\n')) {
    const match = /^(\w+): (.*)$/.exec(line);
    if (match) values.set(match[1], match[2]);
  }
  const read = (key: string) => {
    const written = values.get(key);
    return written === undefined ? undefined : unquoted(written);
  };
  const flow = read('flow');
  if (flow === undefined) return undefined;
  const [date, supersedes] = [read('date'), read('supersedes')];
  return {
    status: read('status') ?? '',
    ...(date === undefined ? {} : { date }),
    deciders: listed(values.get('deciders') ?? '[]'),
    system: read('system') ?? '',
    flow,
    decision: read('decision') ?? '',
    ...(supersedes === undefined ? {} : { supersedes }),
  };
}

function unquoted(written: string): string {
  if (!written.startsWith('"')) return written;
  try {
    return String(JSON.parse(written));
  } catch {
    // Somebody has changed it by hand; it is what stands there.
    return written;
  }
}

const listed = (written: string): string[] =>
  [...written.slice(1, -1).matchAll(/"(?:[^"\\]|\\.)*"|[^,\s][^,]*/g)].map(([item]) => unquoted(item.trim()));
