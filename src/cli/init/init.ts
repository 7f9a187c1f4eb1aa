import { accountText } from '../../import/account.js';
import { readSet } from '../../import/read-set.js';
import { draftText } from '../../import/write.js';
import { SCHEMA_LINE } from '../../system/yaml/schema-line.js';
import { printable } from '../../text/escape.js';
import { plural, some } from '../../text/phrases.js';
import { commandLine } from '../../text/shell.js';
import { readInput } from '../input.js';
import type { Io } from '../io.js';
import { DEFAULT_FILE } from '../load-system.js';
import type { Meter } from '../output/meter.js';
import { type RuleOptions, rulebookFor } from '../rules/rulebook.js';
import { saveNew } from '../save.js';
import { askForCi } from './ci-question.js';
import { CI_SERVICES, ciStep } from './ci-steps.js';
import { deployedHere } from './deployed-here.js';
import { starter } from './starter.js';

/** As many files are named. */
const NAMED = 4;

/** Writes what is not there yet. @returns what was done, and what to do next */
export async function init(options: RuleOptions & { readonly ci?: string }, io: Io, meter: Meter): Promise<string> {
  const described = io.files.exists(DEFAULT_FILE) ? await keptText(io) : await describe(options, io, meter);
  const ci = options.ci ?? (io.terminal === undefined ? undefined : await askForCi(io));
  const service = ci === undefined ? undefined : CI_SERVICES[ci];
  const step = service === undefined ? '' : writeStep(service, io);
  const next = [
    ['driven ask', 'the questions that no file can answer'],
    ['driven check', 'what is built against what the flows need'],
    ['driven advise', 'a style and a broker for each flow'],
    ...(service === undefined && ci !== 'none'
      ? [['driven init --ci github', 'the same check on each pull request']]
      : []),
  ];
  const width = Math.max(...next.map(([command]) => command.length));
  return `${described}${step}Next\n${next.map(([command, what]) => `  ${command.padEnd(width)}  ${what}\n`).join('')}`;
}

async function describe(options: RuleOptions, io: Io, meter: Meter): Promise<string> {
  const { paths, readings, unreadable } = await deployedHere(io, meter);
  const { base } = await rulebookFor(io, options);
  const name = io.folder.trim() === '' ? 'system' : io.folder;
  const draft = readSet(readings, base);
  const passed =
    unreadable.length === 0 ? '' : `not read, and \`driven import FILE\` says why: ${filesText(unreadable)}\n`;
  if (draft.flows.length === 0) {
    saveNew(DEFAULT_FILE, starter(name, io.example()), false, io);
    const why = paths.length === 0 ? 'no file that deploys lies here' : `no flow in ${filesText(paths)}`;
    return `${passed}wrote ${DEFAULT_FILE}, without a flow yet: ${why}\n`;
  }
  saveNew(DEFAULT_FILE, draftText(name, draft), false, io);
  const account = accountText(draft).replace('reasons above', `\`${importing(paths)}\` has the reasons`);
  return `${passed}wrote ${DEFAULT_FILE}: ${plural(draft.flows.length, 'flow')} from ${filesText(paths)}\n${account}`;
}

/** The command that says more of these files; where they are many, in general. */
const importing = (paths: readonly string[]) =>
  commandLine(['driven', 'import', ...(paths.length > NAMED + 1 ? ['FILE...'] : paths)]);

const filesText = (paths: readonly string[]) => printable(some(paths, NAMED));

async function keptText(io: Io): Promise<string> {
  const { source } = await readInput(DEFAULT_FILE, io);
  const isTold = /^#\s*yaml-language-server:/m.test(source.text);
  const editor = isTold ? '' : `For completion and checks in an editor, put this at its top:\n  ${SCHEMA_LINE}\n`;
  return `${DEFAULT_FILE} is there already, and was left as it is\n${editor}`;
}

function writeStep(service: (typeof CI_SERVICES)[string], io: Io): string {
  const { path, text } = ciStep(service, DEFAULT_FILE, io);
  if (io.files.exists(path)) {
    const lines = text.split('\n').map((line) => (line === '' ? '' : `  ${line}`));
    return `${printable(path)} is there already, and was left as it is; the step would be:\n${lines.join('\n')}`;
  }
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  if (folder !== '') io.files.makeFolder(folder);
  saveNew(path, text, false, io);
  return `wrote ${printable(path)}\n`;
}
