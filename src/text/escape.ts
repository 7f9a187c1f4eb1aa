// Control characters, and the ones that reorder or hide text, could make a terminal or a log lie.
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** Text from the input made safe to print on one line: control characters become `\n`, `\t`, `\u001b`. */
export function printable(text: string): string {
  return text.replace(UNSAFE, (c) => {
    if (c === '\n') return '\\n';
    if (c === '\t') return '\\t';
    if (c === '\r') return '\\r';
    return `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** The same, cut to a length that keeps a message readable. */
export function excerpt(text: string, most = 60): string {
  const safe = printable(text);
  return safe.length <= most ? safe : `${safe.slice(0, most - 1)}…`;
}
