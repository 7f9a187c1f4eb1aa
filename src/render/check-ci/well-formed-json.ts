import { jsonText } from '../../text/json.js';

/** JSON of well-formed Unicode: halves of surrogate pairs, which YAML can spell and many readers refuse, become U+FFFD. */
export function wellFormedJson(value: unknown): string {
  return jsonText(value, (_, inner) =>
    typeof inner === 'string' ? inner.replace(/\p{Surrogate}/gu, '\ufffd') : inner,
  );
}
