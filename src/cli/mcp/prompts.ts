import type { McpServer } from '@modelcontextprotocol/server';
import { argumentsOf, type Fields } from './input/fields.js';

interface Prompt<Of extends Fields> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly fields: Of;
  readonly text: (given: { readonly [name in keyof Of]?: string }) => string;
}

const prompt = <const Of extends Fields>(made: Prompt<Of>): Prompt<Of> => made;

/** What was handed to a prompt, under a line that says what it is. */
const given = (what: string, text: string | undefined) => (text === undefined ? '' : `\n\n${what}:\n\n${text}`);

const DECIDE = prompt({
  name: 'decide_flow',
  title: 'Decide a flow',
  description: 'Decide between a queue, a log or both for one flow, and choose a broker.',
  fields: { flow: { kind: 'text', description: 'Who sends what to whom, in plain words.' } },
  text: ({ flow }) =>
    `Help me decide how this flow between services should be built, with the tools of driven.

1. Take from what I say, and from the code where you can see it, only the needs that are stated there. Do not guess any.
2. Call next_question with them. Put its question to me with its help and what each answer would do, unless the code answers it; add my answer to needs, null where I don't know, and call it again until its status is "enough".
3. Call advise with all needs. Tell me the style, the reasons for and against with their sources, the broker, and what is still unknown.
4. Where the choice of broker matters to me, go on with next_question until it is "done", and show the first two with compare_brokers.${given('The flow', flow)}`,
});

const REVIEW = prompt({
  name: 'review_messaging',
  title: "Review a pull request's messaging",
  description: 'Review what a change does to the messaging between services.',
  fields: { changes: { kind: 'text', description: 'The diff, or what was changed.' } },
  text: ({ changes }) =>
    `Review what this change does to the messaging between services, with the tools of driven.

1. Where the change touches a system.yaml or files that deploy, call diff with the text before and after, and check with the text after.
2. For each finding that the change brings: the line, what is wrong there, the remedy, and what explain says of its rule in a sentence, with the source.
3. For each recommendation that changed: what it was, what it is, and the facts that did it.
4. What the code shows and the description does not say (retries, idempotency, dead letters, ordering) name as a fact worth stating, not as a finding.

Say so where there is nothing to object to.${given('The change', changes)}`,
});

const RECORD = prompt({
  name: 'write_record',
  title: 'Write the decision record',
  description: 'Write the record of a decision about messaging, from a description.',
  fields: { system: { kind: 'text', description: 'The system.yaml that it is about.' } },
  text: ({ system }) =>
    `Write the record of this decision, with the tools of driven.

1. Call advise and check with the description as text.
2. For each flow: the context (its needs, as stated), the decision (style, broker, pattern), the reasons with their sources and the days they were read, what was considered and why not, the consequences, and what is still unknown with the question that would settle it.
3. Keep to what the tools answer. Name findings that stand, with their remedies. Where the command line is at hand, \`driven report system.yaml\` writes the same record.${given('The description', system)}`,
});

export function offerPrompts(server: McpServer): void {
  for (const { name, title, description, fields, text } of [DECIDE, REVIEW, RECORD] as readonly Prompt<Fields>[])
    server.registerPrompt(name, { title, description, argsSchema: argumentsOf(fields, {}) }, (values) => ({
      description,
      messages: [{ role: 'user', content: { type: 'text', text: text(values as { [name: string]: string }) } }],
    }));
}
