import type { Advice } from '../../model/advice.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { AdviceChange } from '../../model/pages/change.js';
import { verdictWords } from '../../render/markdown/front/one-flow.js';
import { type IndexRow, renderIndex } from '../../render/markdown/record-index.js';
import { renderReport } from '../../render/markdown/report.js';
import { plural } from '../../text/phrases.js';
import type { Io } from '../io.js';
import { save } from '../save.js';
import { UsageError } from '../usage-error.js';
import { numberOf } from './file-name.js';
import { frontMatterLines } from './front-matter.js';
import { marked, type PartKind, partIn } from './marked-part.js';
import { type Plan, type PlannedRecord, planRecords } from './plan.js';
import { textOf } from './save-record.js';

const INDEX = 'index.md';

export interface FolderOptions {
  /** With a slash at its end. */
  readonly folder: string;
  readonly only?: string;
  readonly change?: AdviceChange;
  readonly force: boolean;
}

/** What to write, in this order: what a run that is cut off leaves behind, the next one takes up. */
class Writes {
  readonly texts = new Map<string, string>();
  readonly faults: string[] = [];

  constructor(
    private readonly files: ReadonlyMap<string, string>,
    private readonly force: boolean,
  ) {}

  /** Puts a part of a file anew; what people have changed in it is a fault. */
  put(file: string, kind: PartKind, inside: string): void {
    const text = this.texts.get(file) ?? this.files.get(file) ?? '';
    const part = partIn(text, kind);
    if (part === undefined || part === 'unended') return;
    if (!part.isIntact && !this.force)
      this.faults.push(
        `${file}:${part.line}:1: the marked part was changed since driven wrote it; say it in the description or below the mark, or overwrite it with --force`,
      );
    this.texts.set(file, part.with(inside));
  }
}

/** Writes a folder of records: one for each flow, and an index. @returns what was done. @throws UsageError, and nothing is written */
export function writeFolder(advice: Advice, base: RuleBase, options: FolderOptions, io: Io): string {
  const { folder, force } = options;
  const files = filesIn(folder, io);
  const texts = new Map([...files].flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const])));
  const flows = advice.flows.flatMap((each, i) => {
    const { name, decision } = each.flow;
    if (options.only !== undefined && name !== options.only) return [];
    const verdict = verdictWords(each, advice.recommendation.portfolio.carries[i]);
    return [{ flow: name, decision: verdict, ...(decision === undefined ? {} : { stated: decision }) }];
  });
  const plan = planRecords(advice.system.name, flows, texts, [...files.keys()]);
  const writes = new Writes(texts, force);
  for (const each of plan.planned) putRecord(each, renderedBody(each, advice, base, folder), writes);
  for (const { record, by } of plan.superseded) {
    writes.put(record.file, 'front', frontMatterLines({ ...record.said, status: `superseded by ${by}` }));
    writes.put(record.file, 'body', noticed(record.body.inside, 'Superseded by', by));
  }
  putIndex(advice, base, plan, options, texts, writes);
  const faults = [...plan.faults, ...writes.faults];
  if (faults.length > 0) throw new UsageError(faults.map((fault) => `driven: ${folder}${fault}\n`).join(''));
  return written(writes, texts, plan, folder, io);
}

/** The files that matter: numbered ones and the index; undefined for those that are no text. */
function filesIn(folder: string, io: Io): ReadonlyMap<string, string | undefined> {
  const bare = folder.replace(/[/\\]+$/, '');
  if (bare !== '' && io.files.exists(bare) && io.files.special(bare) !== 'a directory')
    throw new UsageError(`driven: ${bare} is ${io.files.special(bare) ?? 'a file'}, not a folder`);
  const names = io.files
    .list(folder)
    .filter(({ name, isFolder }) => !isFolder && (name === INDEX || numberOf(name) !== undefined))
    .map(({ name }) => name)
    .sort();
  return new Map(names.map((name) => [name, textOf(folder + name, io)]));
}

function renderedBody({ said, stated }: PlannedRecord, advice: Advice, base: RuleBase, folder: string): string {
  const body = `\n${renderReport(advice, base, { only: said.flow, folder, stated })}\n`;
  return said.supersedes === undefined ? body : noticed(body, 'Supersedes', said.supersedes);
}

/** With a line below the title that leads to another record. */
function noticed(body: string, what: string, file: string): string {
  const notice = `> ${what} [${file}](${encodeURI(file)}).\n`;
  return body.includes(`\n${notice}`) ? body : body.replace(/^\n?(?:# .*\n)?/, (title) => `${title}\n${notice}`);
}

const BELOW = '<!-- What is written outside of the marked parts is kept. -->';

function putRecord({ file, said, existing }: PlannedRecord, body: string, writes: Writes): void {
  const front = frontMatterLines(said);
  if (existing === undefined) {
    writes.texts.set(file, `---\n${marked('front', front)}\n---\n\n${marked('body', body)}\n\n${BELOW}\n`);
    return;
  }
  writes.put(file, 'front', front);
  writes.put(file, 'body', body);
}

function putIndex(
  advice: Advice,
  base: RuleBase,
  { planned, superseded, others }: Plan,
  { change }: FolderOptions,
  files: ReadonlyMap<string, string>,
  writes: Writes,
): void {
  const rows: IndexRow[] = [
    ...planned.map(({ file, said }) => ({ file, ...said })),
    ...superseded.map(({ record: { file, said }, by }) => ({ file, ...said, status: `superseded by ${by}` })),
    ...others.map(({ file, said }) => ({ file, ...said })),
  ];
  const sorted = rows.sort((a, b) => (numberOf(a.file) ?? 0) - (numberOf(b.file) ?? 0));
  const inside = `\n${renderIndex(advice, base, sorted, change)}\n`;
  const old = files.get(INDEX);
  const part = old === undefined ? undefined : partIn(old, 'body');
  if (old === undefined) writes.texts.set(INDEX, `${marked('body', inside)}\n\n${BELOW}\n`);
  else if (part === undefined || part === 'unended')
    writes.faults.push(
      `${INDEX}: exists already and has no whole part that driven marked; put the lines \`<!-- driven:begin 0000000000000000 -->\` and \`<!-- driven:end -->\` where the index is to stand and run it with --force`,
    );
  else writes.put(INDEX, 'body', inside);
}

/** Writes what differs. */
function written(writes: Writes, files: ReadonlyMap<string, string>, plan: Plan, folder: string, io: Io): string {
  const changed = [...writes.texts].filter(([file, text]) => files.get(file) !== text);
  if (changed.length === 0) return `${folder} is up to date: ${plural(plan.planned.length, 'record')}`;
  io.files.makeFolder(folder);
  for (const [file, text] of changed) save(folder + file, text, io);
  const made = plan.planned.filter(({ existing }) => existing === undefined).length;
  const superseded = plan.superseded.filter(({ record }) => changed.some(([file]) => file === record.file)).length;
  const parts = [
    `${plural(changed.length, 'file')}`,
    ...(made > 0 ? [plural(made, 'new record')] : []),
    ...(superseded > 0 ? [`${superseded} superseded`] : []),
  ];
  return `wrote ${folder}: ${parts.join(', ')}`;
}
