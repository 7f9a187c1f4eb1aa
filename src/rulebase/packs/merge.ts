import { didYouMean } from '../../text/nearest.js';
import { withoutStop } from '../../text/phrases.js';
import type { RuleFile } from '../load-rule-base.js';
import { shown } from '../read/field-reader.js';
import { type Fields, isFields, KINDS, type Kind, type Pack, type PackFault } from './pack.js';
import { type MergeEntry, type Origin, otherIds, pack as packed, unpack } from './rule-index.js';

const NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;

/** The shipped rules with packs put into them, one after the other. */
export class Merge {
  readonly faults: PackFault[] = [];
  /** Where packs take something away: what still speaks of it is their fault. */
  readonly taken: { readonly pack: Pack; readonly path: string; readonly name: string }[] = [];
  private held: MergeEntry[];
  private readonly others: ReadonlyMap<string, string>;
  private readonly topics: readonly string[];

  constructor(private readonly shipped: readonly RuleFile[]) {
    this.held = unpack(shipped);
    this.others = otherIds(shipped);
    this.topics = shipped.flatMap(({ path }) => /^evidence\/(.*)\.yaml$/.exec(path)?.[1] ?? []);
  }

  result(): { files: RuleFile[]; origins: Origin[] } {
    return packed(this.shipped, this.held);
  }

  add(pack: Pack, kind: Kind, entry: unknown, path: string): void {
    if (!isFields(entry)) {
      this.faults.push({ pack, path, message: `expected a mapping: the fields of a ${kind.one}` });
      return;
    }
    const told = this.faults.length;
    this.checkName(pack, kind, entry[kind.name], `${path}.${kind.name}`);
    // What bears no name of its own gets one, so that the rest of it can be read for faults.
    const name = this.faults.length === told ? String(entry[kind.name]) : `unnamed-${this.held.length}`;
    for (const [field, reason] of Object.entries(kind.fixed))
      if (field in entry) this.faults.push({ pack, path: `${path}.${field}`, message: reason, ofKey: true });
    const { file, data } = this.filed(pack, kind, { ...entry, [kind.name]: name }, path, name);
    this.held.push({ kind, name, file, data, from: { pack, path }, fields: new Map() });
  }

  override(pack: Pack, kind: Kind, name: string, fields: unknown, path: string): void {
    const same = this.held.filter((entry) => entry.kind === kind);
    const target = same.find((entry) => entry.name === name);
    if (target === undefined) {
      const hint = didYouMean(
        name,
        same.map((entry) => entry.name),
      );
      this.faults.push({
        pack,
        path,
        message: withoutStop(`no ${kind.one} is called that.${hint}`),
        ofKey: true,
      });
    } else if (!isFields(fields) || Object.keys(fields).length === 0) {
      this.faults.push({ pack, path, message: `expected the fields to replace, or \`off: true\`` });
    } else if ('off' in fields) this.takeAway(pack, kind, target, fields, path);
    else this.replace(pack, kind, target, fields, path);
  }

  private takeAway(pack: Pack, kind: Kind, target: MergeEntry, fields: Fields, path: string): void {
    const fault = (at: string, message: string) => this.faults.push({ pack, path: `${path}.${at}`, message });
    const more = Object.keys(fields).find((key) => key !== 'off');
    if (fields.off !== true) fault('off', 'expected `off: true`; what is not to be switched off needs no `off`');
    else if (more !== undefined) fault(more, 'nothing can be replaced in what is switched off');
    else if (Object.keys(kind.fixed).some((field) => field in target.data))
      fault('off', `driven itself works with this ${kind.one}, so it can not be switched off`);
    else {
      this.held = this.held.filter((entry) => entry !== target);
      this.taken.push({ pack, path, name: target.name });
    }
  }

  private replace(pack: Pack, kind: Kind, target: MergeEntry, fields: Fields, path: string): void {
    const fixed = { [kind.name]: 'the name of an entry can not be replaced', ...kind.fixed };
    if (kind.kept.in === 'topics') Object.assign(fixed, { topic: 'a rule can not be moved to another topic' });
    for (const field of Object.keys(fields)) {
      const reason = (fixed as { [field: string]: string })[field];
      if (reason) this.faults.push({ pack, path: `${path}.${field}`, message: reason, ofKey: true });
      else {
        target.fields.set(field, { pack, path: `${path}.${field}` });
        target.data = { ...target.data, [field]: fields[field] };
      }
    }
  }

  private checkName(pack: Pack, kind: Kind, name: unknown, path: string): void {
    const add = (message: string, more: Partial<PackFault> = {}) => this.faults.push({ pack, path, message, ...more });
    if (typeof name !== 'string' || !NAME.test(name)) {
      add('expected a name of letters, digits, `-` and `_` that starts with a letter');
      return;
    }
    if (kind.reserved.includes(name)) add(`\`${name}\` has a meaning of its own where criteria are named`);
    // Sources are cited, never explained, so their ids are a world of their own.
    const shared = ({ key }: Kind) => key !== 'sources';
    const found = this.held.find(
      (entry) => entry.name === name && (entry.kind === kind || (shared(kind) && shared(entry.kind))),
    );
    const other = shared(kind) ? this.others.get(name) : undefined;
    if (other) add(`\`${name}\` is the id of ${other} already`, { remedy: 'Give it another id.' });
    if (!found) return;
    const where = found.from ? found.from.pack.source.path : `rules/${found.file}`;
    add(`\`${name}\` exists already, as a ${found.kind.one} in ${where}`, {
      remedy:
        found.kind === kind
          ? `To change it, name its fields under \`override: {${kind.key}: {${name}: …}}\`.`
          : 'Give it another id.',
      ...(found.from ? { related: [{ ...found.from, message: 'added here' }] } : {}),
    });
  }

  /** The file in which rules/ would have it, and the data as that file would say it. */
  private filed(pack: Pack, kind: Kind, entry: Fields, path: string, name: string): { file: string; data: Fields } {
    const { kept } = kind;
    if (kept.in === 'list') return { file: kept.file, data: entry };
    if (kept.in === 'folder') return { file: `${kept.folder}${name}.yaml`, data: entry };
    const { topic, ...data } = entry;
    if (!this.topics.includes(String(topic))) {
      const hint = topic === undefined ? '' : didYouMean(shown(topic), this.topics);
      const message = withoutStop(`expected the topic of the rule, one of ${this.topics.join(', ')}.${hint}`);
      this.faults.push({ pack, path: `${path}.topic`, message });
    }
    return { file: `${kept.folder}${this.topics.includes(String(topic)) ? topic : this.topics[0]}.yaml`, data };
  }
}

/** Puts one pack into the rules: what it adds, then what it overrides. */
export function putInto(merge: Merge, pack: Pack): void {
  const { data } = pack;
  const fault = (path: string, message: string, ofKey = false) => merge.faults.push({ pack, path, message, ofKey });
  if (!isFields(data)) {
    fault('', 'expected a mapping that starts with `driven-pack: 1`');
    return;
  }
  if (data['driven-pack'] !== 1) fault('driven-pack', 'expected `driven-pack: 1`, the version of the format');
  const known = ['driven-pack', ...KINDS.map(({ key }) => key), 'defaults', 'override'];
  for (const key of Object.keys(data)) {
    if (!known.includes(key))
      fault(key, `not a key of a rule pack.${didYouMean(key, known)} Known are ${known.join(', ')}`, true);
  }
  for (const kind of KINDS) {
    const list = data[kind.key];
    if (Array.isArray(list)) list.forEach((entry, index) => merge.add(pack, kind, entry, `${kind.key}.${index}`));
    else if (list !== undefined && list !== null) fault(kind.key, 'expected a list');
  }
  const { override = {} } = data;
  if (override === null) return;
  if (!isFields(override)) {
    fault('override', 'expected a mapping of kinds');
    return;
  }
  for (const [key, entries] of Object.entries(override)) {
    const kind = KINDS.find((each) => each.key === key);
    const path = `override.${key}`;
    const keys = KINDS.map((each) => each.key);
    if (!kind) fault(path, `nothing to override.${didYouMean(key, keys)} Known are ${keys.join(', ')}`, true);
    else if (!isFields(entries)) fault(path, `expected a mapping: ${kind.one} → fields`);
    else
      for (const [name, fields] of Object.entries(entries)) merge.override(pack, kind, name, fields, `${path}.${name}`);
  }
}
