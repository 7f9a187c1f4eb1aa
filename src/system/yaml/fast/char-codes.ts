/** Character codes that the fast reader compares with. */
export const LF = 10;
export const CR = 13;
export const SPACE = 32;
export const DOUBLE = 34;
export const HASH = 35;
export const SINGLE = 39;
export const PLUS = 43;
export const COMMA = 44;
export const DASH = 45;
export const DOT = 46;
export const ZERO = 48;
export const NINE = 57;
export const COLON = 58;
export const OPEN_LIST = 91;
export const BACKSLASH = 92;
export const CLOSE_LIST = 93;
export const OPEN_MAP = 123;
export const CLOSE_MAP = 125;

/** What a plain text can't begin with; some of these could, before some characters, and are left to the slow path. */
const INDICATORS = new Set([...'-?:,[]{}#&*!|>\'"%@`'].map((c) => c.charCodeAt(0)));

export function isIndicator(code: number): boolean {
  return INDICATORS.has(code);
}

/** Whether a line ends at a character, or the text does, where its code is NaN. */
export function endsLine(code: number): boolean {
  return code === LF || code === CR || Number.isNaN(code);
}

/** Whether a character is a bracket or a comma, which end a plain text between brackets. */
export function isBracketMark(code: number): boolean {
  return code === COMMA || code === OPEN_LIST || code === CLOSE_LIST || code === OPEN_MAP || code === CLOSE_MAP;
}
