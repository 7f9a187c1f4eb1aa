import type { Advice } from '../../../model/advice.js';
import { printable } from '../../../text/escape.js';
import { waivedFindings } from '../flow/waivers.js';
import { fence, inlineCode, paragraph, text } from '../nodes.js';
import { code, plain } from '../outside-text.js';
import { TITLES } from '../report-context.js';
import { type Appendix, appendix } from './appendix.js';

/** How a record was made: with which options, and where it lies. */
export interface Made {
  /** The flow that it is about alone. */
  readonly only?: string;
  /** The description that it says what changed since. */
  readonly since?: string;
  /** The folder of records that it is in. */
  readonly folder?: string;
}

/** The commands that check the description and this record in CI, and write it anew. */
export function confirmation({ system, flows, catalogue }: Advice, { only, since, folder }: Made): Appendix {
  const given = system.source.path;
  const file = given.startsWith('<') ? 'system.yaml' : given;
  const beside = file.slice(0, file.lastIndexOf('/') + 1);
  const source = shellWord(file);
  const built = flows.some(({ flow }) => flow.uses !== undefined);
  const narrowed = [
    ...(only === undefined || folder !== undefined ? [] : [`--flow ${shellWord(only)}`]),
    ...(since === undefined ? [] : [`--since ${shellWord(since)}`]),
  ];
  const report = ['npx driven report', source, ...narrowed].join(' ');
  const target = shellWord(folder ?? `${beside}report.md`);
  const again =
    folder === undefined
      ? text`The second fails when this record is out of date; it takes the record to lie beside the description. To write it anew: ${code(`${report} -o ${target}`)}.`
      : text`The second writes the records of all flows anew: what stands outside of the marked parts stays, and an accepted record whose verdict changed is superseded by a new one. In CI, ${code('git diff --exit-code')} after it fails when a record is out of date.`;
  return appendix(
    TITLES.confirmation,
    paragraph(
      text`This record is generated from ${code(given)}`,
      catalogue === '' ? '' : text` and the catalogue of brokers of ${plain(catalogue)}`,
      '. Change the description, not the record. Run both lines in CI:',
    ),
    fence(
      'sh',
      `npx driven check ${source}\n${report} ${folder === undefined ? `| diff - ${target}` : `-o ${target}`}`,
    ),
    paragraph(
      text`The first exits with status 1 when it finds an error: what a flow is built with (${inlineCode('uses')}) has drifted from what it needs, or two needs contradict each other. ${again}`,
      built
        ? ''
        : text` No flow says yet what it is built with. Until ${inlineCode('uses')} is filled in, ${inlineCode('check')} can hold the needs only against each other.`,
    ),
    waivedFindings(system.waive, 'Findings accepted for the whole system for now:'),
  );
}

/** An argument as a POSIX shell takes it. */
export function shellWord(argument: string): string {
  const line = printable(argument.replace(/\s+/g, ' '));
  const path = line.startsWith('-') ? `./${line}` : line;
  return /^[\w./@%+=:,-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
