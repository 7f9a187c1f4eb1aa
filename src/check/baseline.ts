import { compareFindings, createFinding, type Finding } from '../model/finding.js';
import { jsonText } from '../text/json.js';
import type { SourceText, Span } from '../text/source.js';
import { canSuppress, STALE_RULE } from './suppression.js';

/** One accepted finding; what is beside the fingerprint is for people, and to tell what is stale. */
export interface BaselineEntry {
  readonly fingerprint: string;
  readonly rule: string;
  readonly file: string;
  readonly flow: string | null;
  /** Missing in baselines that know no consumers. */
  readonly consumer?: string;
  readonly message: string;
}

export interface Baseline {
  readonly source: SourceText;
  readonly entries: readonly BaselineEntry[];
}

/** What a check run covered: of other files and rules nothing is known. */
export interface Scope {
  readonly files: ReadonlySet<string>;
  readonly isEnabled: (rule: string) => boolean;
}

/** The baseline that a file holds, or the finding that it holds none. */
export function parseBaseline(source: SourceText): Baseline | Finding {
  try {
    const data = JSON.parse(source.text) as { 'driven-baseline'?: unknown; findings?: unknown } | null;
    const entries = data?.['driven-baseline'] === 1 && Array.isArray(data.findings) ? data.findings : undefined;
    if (entries?.every((entry) => typeof entry?.fingerprint === 'string' && typeof entry.rule === 'string'))
      return { source, entries: entries as BaselineEntry[] };
  } catch {
    // Reported below, like any other text that is no baseline.
  }
  return findingIn(source, { start: 0, end: 1 }, 'input', {
    severity: 'error',
    message: 'this is no baseline of driven',
    remedy: 'Write it anew with `--write-baseline`.',
  });
}

/** The text of a baseline that accepts these findings, and the entries that it keeps. */
export function baselineText(findings: readonly Finding[], kept: readonly BaselineEntry[] = []): string {
  const found = [...findings]
    .filter(({ rule, suppression }) => suppression?.kind !== 'waiver' && canSuppress('baseline', rule))
    .sort(compareFindings)
    .map((finding) => ({
      fingerprint: finding.fingerprint,
      rule: finding.rule,
      file: finding.place.source.path,
      flow: finding.flow ?? null,
      ...(finding.consumer === undefined ? {} : { consumer: finding.consumer }),
      message: finding.message,
    }));
  return jsonText({ 'driven-baseline': 1, findings: [...found, ...kept] });
}

/** What a baseline that is written anew keeps: the entries of files and rules that did not run. */
export function entriesOutside({ entries }: Baseline, { files, isEnabled }: Scope): readonly BaselineEntry[] {
  return entries.filter(({ file, rule }) => !files.has(file) || !isEnabled(rule));
}

/** Marks what a baseline accepts, and reports entries that match nothing any more, for the files and rules that ran. */
export function applyBaseline(baseline: Baseline, findings: readonly Finding[], scope: Scope): Finding[] {
  const accepted = acceptedBy(baseline.entries, scope.files);
  const marked = findings.map(
    (finding): Finding =>
      finding.suppression === undefined && canSuppress('baseline', finding.rule) && accepted(finding)
        ? { ...finding, suppression: { kind: 'baseline' } }
        : finding,
  );
  return scope.isEnabled(STALE_RULE.baseline) ? [...marked, ...staleEntries(baseline, findings, scope)] : marked;
}

const keyOf = (each: { readonly rule: string; readonly fingerprint: string }) => `${each.rule} ${each.fingerprint}`;

function staleEntries({ source, entries }: Baseline, findings: readonly Finding[], scope: Scope): Finding[] {
  const found = new Set(findings.map(keyOf));
  let from = 0;
  return entries.flatMap((entry) => {
    // Entries stand in the text in their order, so each is looked for behind the one before.
    const start = Math.max(from, source.text.indexOf(JSON.stringify(entry.fingerprint), from));
    from = start;
    if (!scope.files.has(entry.file) || !scope.isEnabled(entry.rule) || found.has(keyOf(entry))) return [];
    const where = `${entry.rule} in ${entry.file}${entry.flow ? `, \`${entry.flow}\`` : ''}${entry.consumer ? ` to \`${entry.consumer}\`` : ''}`;
    return findingIn(source, { start, end: start + entry.fingerprint.length + 2 }, STALE_RULE.baseline, {
      severity: 'info',
      message: `the baseline accepts a finding that is gone: ${where}`,
      remedy: 'Write the baseline anew, or take the entry out.',
    });
  });
}

/**
 * Whether an entry accepts a finding: one of the same file; else one of a file that is not checked, such as one that was
 * moved. So what is accepted in one file is not accepted in a copy of it.
 */
function acceptedBy(entries: readonly BaselineEntry[], files: ReadonlySet<string>): (finding: Finding) => boolean {
  const byKey = new Map<string, Set<string>>();
  for (const entry of entries) {
    const known = byKey.get(keyOf(entry));
    if (known) known.add(entry.file);
    else byKey.set(keyOf(entry), new Set([entry.file]));
  }
  return (finding) => {
    const of = byKey.get(keyOf(finding));
    return of !== undefined && (of.has(finding.place.source.path) || [...of].some((file) => !files.has(file)));
  };
}

function findingIn(
  source: SourceText,
  span: Span,
  rule: string,
  parts: Pick<Finding, 'severity' | 'message' | 'remedy'>,
): Finding {
  return createFinding({
    ...parts,
    rule,
    place: { source, span },
    about: [parts.message],
  });
}
