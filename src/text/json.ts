/** What JSON leaves as it is and a log or terminal would not show: control characters, and those that reorder or hide text. */
const HIDDEN = /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

const shown = (text: string): string =>
  text.replace(HIDDEN, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** A value as JSON text, indented by two, with a line break at its end; what would not show is escaped. */
export function jsonText(value: unknown, replacer?: (key: string, value: unknown) => unknown): string {
  return `${shown(JSON.stringify(value, replacer, 2))}\n`;
}

/** The same without indentation, which would be a third of a schema; still a line for each thing, so that changes can be read. */
export function jsonUnindented(value: unknown): string {
  return jsonText(value).replace(/^ +/gm, '');
}

/** The same on one line, for protocols that take a message a line. */
export function jsonLine(value: unknown): string {
  return `${shown(JSON.stringify(value))}\n`;
}
