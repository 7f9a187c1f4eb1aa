import type { Finding } from '../model/finding.js';
import type { RuleBase } from '../model/knowledge.js';
import type { Defaults, System, Waiver } from '../model/system.js';
import type { SourceText, Span } from '../text/source.js';
import { readMap, readText } from './parts/names.js';
import { readNeeds } from './parts/needs.js';
import { readUses } from './parts/uses.js';
import { readWaivers } from './parts/waive.js';
import { Problems } from './problems.js';
import { FLOW_KEYS } from './read-flow.js';
import { MINIMAL, readFlows } from './read-flows.js';
import { type Vocabulary, vocabularyOf } from './vocabulary.js';
import { describe, type Entry, type Parsed, spanOf } from './yaml/nodes.js';

const VERSION = 1;
const KEYS = ['driven', 'system', 'defaults', 'flows', 'waive'];

/** What could be read of a system.yaml, and what is wrong with it. Without a system there is at least one finding. */
export interface ReadResult {
  readonly system?: System;
  readonly findings: Finding[];
}

/** The system that a parsed document describes, and everything that is wrong with it, in the order of the text. */
export function readParsed(source: SourceText, { root, faults }: Parsed, base: RuleBase): ReadResult {
  const problems = new Problems(source, faults);
  const vocabulary = vocabularyOf(base);
  if (root?.kind !== 'map') {
    const start = { start: 0, end: 0 };
    if (root) problems.add(root.span, `expected a mapping that starts with \`driven: 1\`; found ${describe(root)}`);
    else if (!faults.length) problems.add(start, 'the file is empty; expected a system', { remedy: MINIMAL });
    return { findings: problems.findings('') };
  }
  const sections = new Map(root.entries.map((entry) => [entry.key, entry]));
  for (const entry of root.entries) {
    if (KEYS.includes(entry.key)) continue;
    const section = FLOW_KEYS.includes(entry.key) ? 'a flow, or `defaults`' : undefined;
    const meant = problems.unknownKey(entry, 'a key of system.yaml', KEYS, section);
    // Read on as if it had been spelt right, or one slip would hide all that is below it.
    if (meant !== undefined && !sections.has(meant)) sections.set(meant, { ...entry, key: meant });
  }
  const start = root.entries[0]?.keySpan ?? root.span;
  readVersion(sections.get('driven'), start, problems);
  const name = readName(sections.get('system'), start, problems);
  const defaults = mergeDefaults(readDefaults(sections.get('defaults'), vocabulary, problems), base.defaults);
  const listed = sections.get('flows');
  const flows = listed ? readFlows(listed, defaults, vocabulary, problems) : [];
  if (!listed) problems.add(start, '`flows` is missing; expected at least one flow', { remedy: MINIMAL, absent: true });
  const entry = sections.get('waive');
  const waive: Waiver[] = entry ? readWaivers(entry, problems) : [];
  const findings = problems.findings(name);
  const isEmpty = listed?.value.kind === 'map' && listed.value.entries.length === 0;
  if (problems.breaks || (flows.length === 0 && !isEmpty)) return { findings };
  const place = listed && isEmpty ? { flowsPlace: problems.place(listed.keySpan) } : {};
  return { system: { source, name, defaults, flows, waive, ...place }, findings };
}

function readVersion(entry: Entry | undefined, start: Span, problems: Problems): void {
  if (!entry) {
    const remedy = 'Write `driven: 1` as the first line.';
    problems.add(start, '`driven` is missing; expected `driven: 1`, the version of the format', {
      remedy,
      absent: true,
    });
  } else if (entry.value.kind !== 'scalar' || entry.value.value !== VERSION) {
    const later = entry.value.kind === 'scalar' && Number(entry.value.value) > VERSION;
    const remedy = later ? 'Update driven, or describe the system in version 1.' : 'Write `driven: 1`.';
    const message = `\`driven\` must be \`1\`, the version of the format; found ${describe(entry.value)}`;
    problems.add(spanOf(entry), message, { remedy });
  }
}

function readName(entry: Entry | undefined, start: Span, problems: Problems): string {
  if (entry) return readText(entry, 'a name', problems) ?? '';
  problems.add(start, "`system` is missing; expected the system's name", {
    remedy: 'Write `system: shop`, with your own name.',
    absent: true,
  });
  return '';
}

function readDefaults(entry: Entry | undefined, vocabulary: Vocabulary, problems: Problems): Defaults {
  const defaults: { -readonly [Key in keyof Defaults]: Defaults[Key] } = { needs: new Map() };
  if (!entry) return defaults;
  for (const part of readMap(entry, '`needs` and `uses`', problems)?.entries ?? []) {
    if (part.key === 'needs') defaults.needs = readNeeds(part, 'default', vocabulary, problems);
    else if (part.key === 'uses') defaults.uses = readUses(part, vocabulary, problems);
    else problems.unknownKey(part, 'a key of `defaults`', ['needs', 'uses']);
  }
  return defaults;
}

/** A file's own defaults over those of rule packs, key by key. */
function mergeDefaults(own: Defaults, packs: Defaults | undefined): Defaults {
  if (packs === undefined) return own;
  const uses = own.uses || packs.uses ? { uses: new Map([...(packs.uses ?? []), ...(own.uses ?? [])]) } : {};
  return { needs: new Map([...packs.needs, ...own.needs]), ...uses };
}
