/** JSON of well-formed Unicode: halves of surrogate pairs, which YAML can spell and many readers refuse, become U+FFFD. */
export function jsonText(value: unknown): string {
  const wellFormed = (_: string, inner: unknown) =>
    typeof inner === 'string' ? inner.replace(/\p{Surrogate}/gu, '\ufffd') : inner;
  return `${JSON.stringify(value, wellFormed, 2)}\n`;
}
