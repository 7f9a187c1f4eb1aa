import { accountText, notReadText } from '../../../import/account.js';
import { readSet } from '../../../import/read-set.js';
import { nameOfFiles } from '../../../import/system-of.js';
import { draftText } from '../../../import/write.js';
import { positionAt } from '../../../text/source.js';
import { readFiles } from '../../import/read-files.js';
import { Meter } from '../../output/meter.js';
import { inputError } from '../../rules/document.js';
import { UsageError } from '../../usage-error.js';
import { DRAFT } from '../answer/schemas.js';
import { callIo } from '../call-io.js';
import { tool } from './tool.js';

export const importTool = tool({
  name: 'import',
  title: 'Draft a description from infrastructure files',
  description:
    'Drafts a system.yaml from the texts of CloudFormation, SAM, Serverless, Terraform, AsyncAPI, compose and Kubernetes files, read as one set. Each fact bears its place; what was not read is told with the reason. What a flow must do is in no such file: ask for it with next_question.',
  fields: {
    files: { kind: 'texts', description: 'The name of each file → its text.', required: true },
  },
  answer: DRAFT,
  async run({ files }, { rulebook, io, turn }) {
    const names = Object.keys(files);
    if (names.length === 0) throw new UsageError('files: found none; expected at least one, its name → its text');
    const call = callIo(io, new Map(Object.entries(files)));
    const { readings, findings, passed } = await readFiles(names, call.io, new Meter(undefined));
    if (findings.length > 0) throw inputError(findings);
    await turn();
    const draft = readSet(readings, rulebook.base);
    const name = nameOfFiles(readings.map(({ source }) => source));
    const text = draftText(name, draft);
    const notRead = [
      ...passed.map((source) => ({
        file: source.path,
        line: 1,
        column: 1,
        what: 'the file',
        reason: 'no kind of file that import knows',
      })),
      ...draft.notRead.map(({ place, what, reason }) => {
        return { file: place.source.path, ...positionAt(place.source, place.span.start), what, reason };
      }),
    ];
    const { flows } = draft;
    const next =
      flows.length === 0
        ? ''
        : 'No file says what a flow must do: go on with next_question, the draft as its text and the name of a flow.\n';
    return {
      value: {
        driven: 1,
        system: name,
        text,
        flows: flows.map((flow) => flow.name),
        account: { ...draft.account },
        notRead,
      },
      text: `${text}\n${notReadText(draft.notRead)}${accountText(draft)}${next}`,
    };
  },
});
