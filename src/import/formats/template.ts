import { createFinding, type Finding } from '../../model/finding.js';
import type { Opened } from './opened.js';

/** What starts an action of Go's templates, or of those that look like them. */
const ACTION =
  /\{\{-?\s*(?:if|else|range|with|end|include|template|define|block|tpl|toYaml|required|\$|\.|\/\*)|\{%-?\s/;

/** A text that becomes YAML only when a template engine has been over it; said once, for what follows from it is noise. */
export function templateFault({ source, faults }: Opened): Finding | undefined {
  if (faults.length === 0) return undefined;
  const found = ACTION.exec(source.text);
  if (found === null) return undefined;
  const message = 'this is a template, not YAML: an action of a template engine stands here';
  return createFinding({
    rule: 'input',
    severity: 'error',
    message,
    place: { source, span: { start: found.index, end: found.index + found[0].length } },
    remedy: 'Render it first, for example with `helm template`, and give what it makes.',
    about: [message],
  });
}
