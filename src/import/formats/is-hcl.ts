import type { SourceText } from '../../text/source.js';

/** What may come before the first block. */
const SKIPPED = /\s+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\//y;

/** The head of a block, which neither YAML nor JSON has. */
const HEAD =
  /(?:resource|data|variable|module|output|provider|terraform|locals|moved|import|removed|check)(?:[ \t]+"[^"\n]*")*[ \t]*\{/y;

/** Whether a text starts with a block of Terraform; a file that has none says so by its name. */
export function isHcl({ path, text }: SourceText): boolean {
  if (/\.tf(?:vars)?$/.test(path)) return true;
  let at = 0;
  for (SKIPPED.lastIndex = 0; SKIPPED.test(text); ) at = SKIPPED.lastIndex;
  HEAD.lastIndex = at;
  return HEAD.test(text);
}
