import { inline, scalarNode } from '../../system/yaml/print.js';
import { SCHEMA_LINE } from '../../system/yaml/schema-line.js';

/** A system.yaml without a flow, with one of the bundled example as a comment. */
export function starter(system: string, example: string): string {
  return `${SCHEMA_LINE}
driven: 1
system: ${inline(scalarNode(system), false)}
# One entry for each flow: a task or a fact that services send each other. \`driven ask\` writes one by questions.
# \`needs\` is what the flow must do; what is left out is unknown, not "no". \`uses\` is what is built.
# An entry looks like this:
${firstFlow(example)
  .map((line) => `#${line}`)
  .join('\n')}
flows: {}
`;
}

/** The lines of the first flow. */
function firstFlow(example: string): string[] {
  const lines = example.split('\n');
  const from = lines.indexOf('flows:') + 1;
  const end = lines.findIndex((line, index) => index > from && !line.startsWith('    '));
  return lines.slice(from, end);
}
