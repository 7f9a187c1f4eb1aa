import { compareFindings, createFinding, type Finding } from '../../model/finding.js';
import { jsonText } from '../../text/json.js';
import type { SourceText } from '../../text/source.js';
import { readInput } from '../input.js';
import type { Io } from '../io.js';
import { inputError } from '../rules/document.js';
import { UsageError } from '../usage-error.js';

/** One accepted finding; what is beside the fingerprint is for people, and to tell what is stale. */
interface Entry {
  readonly fingerprint: string;
  readonly rule: string;
  readonly file: string;
  readonly flow: string | null;
  readonly message: string;
}

export interface Baseline {
  readonly source: SourceText;
  readonly entries: readonly Entry[];
}

/** What never goes into a baseline: a file that can't be read, and what is said of the baseline itself. */
const NEVER = new Set(['input', 'stale-baseline']);

/** @throws UsageError when it is no baseline */
export async function readBaseline(io: Io, path: string): Promise<Baseline> {
  const { source, finding } = await readInput(path, io, '`--write-baseline` writes one.');
  if (finding) throw inputError([finding]);
  try {
    const data = JSON.parse(source.text) as { 'driven-baseline'?: unknown; findings?: unknown } | null;
    const entries = data?.['driven-baseline'] === 1 && Array.isArray(data.findings) ? data.findings : undefined;
    if (entries?.every((entry) => typeof entry?.fingerprint === 'string' && typeof entry.rule === 'string'))
      return { source, entries: entries as Entry[] };
  } catch {
    // Told below, like any other text that is no baseline.
  }
  throw inputError([
    about(source, 'input', 'error', 'this is no baseline of driven', 'Write it anew with `--write-baseline`.', 0, 1),
  ]);
}

/** The text of a baseline that accepts these findings, and still what it accepted of files and rules that did not run. */
export function baselineText(findings: readonly Finding[], kept: readonly Entry[] = []): string {
  const found = [...findings]
    .filter(({ rule, waived }) => !waived && !NEVER.has(rule))
    .sort(compareFindings)
    .map((finding) => ({
      fingerprint: finding.fingerprint,
      rule: finding.rule,
      file: finding.place.source.path,
      flow: finding.flow ?? null,
      message: finding.message,
    }));
  return jsonText({ 'driven-baseline': 1, findings: [...found, ...kept] });
}

/** What a baseline that is to be written anew says of files and rules that did not run; nothing where it is none yet. */
export async function entriesKept(
  io: Io,
  path: string,
  files: ReadonlySet<string>,
  ran: (rule: string) => boolean,
): Promise<readonly Entry[]> {
  if (!io.files.exists(path)) return [];
  try {
    const { entries } = await readBaseline(io, path);
    return entries.filter(({ file, rule }) => !files.has(file) || !ran(rule));
  } catch (error) {
    // What can't be read can't be kept; it is what the command line says to write over.
    if (error instanceof UsageError) return [];
    throw error;
  }
}

/** Marks what a baseline accepts, and reports entries that match nothing any more, for the files and rules that ran. */
export function applyBaseline(
  { source, entries }: Baseline,
  findings: readonly Finding[],
  files: ReadonlySet<string>,
  ran: (rule: string) => boolean,
): Finding[] {
  const key = (rule: string, print: string) => `${rule} ${print}`;
  const accepted = acceptedBy(entries, files);
  const found = new Set(findings.map((finding) => key(finding.rule, finding.fingerprint)));
  const marked = findings.map((finding) =>
    !finding.waived && !NEVER.has(finding.rule) && accepted(key(finding.rule, finding.fingerprint), finding)
      ? { ...finding, baselined: true }
      : finding,
  );
  if (!ran('stale-baseline')) return marked;
  let from = 0;
  const stale = entries.flatMap((entry) => {
    // Entries stand in the text in their order, so each is looked for behind the one before.
    const at = Math.max(from, source.text.indexOf(JSON.stringify(entry.fingerprint), from));
    from = at;
    if (!files.has(entry.file) || !ran(entry.rule) || found.has(key(entry.rule, entry.fingerprint))) return [];
    const message = `the baseline accepts a finding that is gone: ${entry.rule} in ${entry.file}${entry.flow ? `, \`${entry.flow}\`` : ''}`;
    return about(
      source,
      'stale-baseline',
      'info',
      message,
      'Write the baseline anew, or take the entry out.',
      at,
      at + entry.fingerprint.length + 2,
    );
  });
  return [...marked, ...stale];
}

/**
 * Whether an entry accepts a finding: one of the same file; else one of a file that is not checked, such as one that was
 * moved. So what is accepted in one file is not accepted in a copy of it.
 */
function acceptedBy(entries: readonly Entry[], files: ReadonlySet<string>) {
  const byKey = new Map<string, Set<string>>();
  for (const { rule, fingerprint: print, file } of entries) {
    const at = `${rule} ${print}`;
    const known = byKey.get(at);
    if (known) known.add(file);
    else byKey.set(at, new Set([file]));
  }
  return (at: string, { place }: Finding): boolean => {
    const of = byKey.get(at);
    return of !== undefined && (of.has(place.source.path) || [...of].some((file) => !files.has(file)));
  };
}

function about(
  source: SourceText,
  rule: string,
  severity: Finding['severity'],
  message: string,
  remedy: string,
  start: number,
  end: number,
): Finding {
  return createFinding({
    rule,
    severity,
    message,
    place: { source, span: { start, end } },
    remedy,
    about: [message],
  });
}
