import { printable } from '../../text/escape.js';

/** What XML 1.0 has no way to write, and carriage returns, which parsers change; halves of surrogate pairs among them. */
const FORBIDDEN = /[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

// `>` as well, since `]]>` must not stand in text.
const ENTITIES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text between tags; line breaks stay, what can't be written becomes `\u0000`. */
export function xmlText(text: string): string {
  return text
    .replace(FORBIDDEN, (c) => `\\u${(c.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`)
    .replace(/[&<>"']/g, (c) => ENTITIES[c]);
}

/** An element; `content` is XML already. Values of attributes are put on one line. */
export function element(
  name: string,
  attributes: { readonly [name: string]: string | number | undefined },
  content = '',
): string {
  const list = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${xmlText(printable(String(value)))}"`)
    .join('');
  return content === '' ? `<${name}${list}/>` : `<${name}${list}>${content}</${name}>`;
}
