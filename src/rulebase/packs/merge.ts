import { KEYWORDS } from '../../condition/words.js';
import { type Fault, FieldReader } from '../../text/field-reader.js';
import { didYouMean } from '../../text/nearest.js';
import { entryOf, type PlacedText } from '../../text/placed.js';
import { ENTRY_KINDS, type EntryKind } from '../kinds.js';
import { nameOf, type RuleEntry, type RuleSet, withField } from '../rule-set.js';

const NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;
const KINDS: readonly EntryKind[] = ENTRY_KINDS;

/** The shipped rules with packs put into them, one after the other. */
export class Merge {
  readonly faults: Fault[] = [];
  /** Where packs take something away: what still speaks of it is their fault. */
  readonly taken: FieldReader[] = [];
  private entries: readonly RuleEntry[];

  constructor(private readonly shipped: RuleSet) {
    this.entries = shipped.entries;
  }

  result(): RuleSet {
    return this.shipped.with(this.entries);
  }

  /** Puts one pack into the rules: what it adds, then what it overrides. */
  put(pack: PlacedText): void {
    const at = FieldReader.of(pack, this.faults);
    if (at.kind !== 'map') {
      at.fault('expected a mapping that starts with `driven-pack: 1`');
      return;
    }
    const version = at.field('driven-pack');
    if (version.plain !== 1) version.fault('expected `driven-pack: 1`, the version of the format');
    const known = ['driven-pack', ...KINDS.map(({ key }) => key), 'defaults', 'override'];
    for (const entry of at.entries())
      if (!known.includes(entry.key))
        entry.keyFault(`not a key of a rule pack.${didYouMean(entry.key, known)} Known are ${known.join(', ')}`);
    for (const kind of KINDS) {
      const list = at.field(kind.key);
      for (const item of list.isEmpty ? [] : list.items()) this.add(kind, item);
    }
    const override = at.field('override');
    if (override.isEmpty) return;
    if (override.kind !== 'map') override.fault('expected a mapping of kinds');
    else for (const entries of override.entries()) this.overrideAll(entries);
  }

  private add(kind: EntryKind, at: FieldReader): void {
    const { placed } = at;
    if (placed?.kind !== 'map') {
      at.fault(`expected a mapping: the fields of a ${kind.one}`);
      return;
    }
    const told = this.faults.length;
    const name = at.field(kind.name);
    this.checkName(kind, name);
    for (const [field, reason] of Object.entries(shippedOnly(kind)))
      if (at.field(field).isGiven) at.field(field).keyFault(reason);
    // What bears no name of its own gets one, so that the rest of it can be read for faults.
    const isNamed = this.faults.length === told;
    const unnamed = { kind: 'scalar' as const, place: name.place, value: `unnamed-${this.entries.length}` };
    const value = isNamed ? placed : withField(placed, kind.name, unnamed, name.keyPlace);
    this.entries = [...this.entries, { kind, name: nameOf(kind, value), value }];
  }

  /** What a pack says under `override` of one kind. */
  private overrideAll(at: FieldReader): void {
    const kind = KINDS.find(({ key }) => key === at.key);
    const keys = KINDS.map(({ key }) => key);
    if (!kind) at.keyFault(`nothing to override.${didYouMean(at.key, keys)} Known are ${keys.join(', ')}`);
    else if (at.kind !== 'map') at.fault(`expected a mapping: ${kind.one} → fields`);
    else for (const entry of at.entries()) this.override(kind, entry);
  }

  private override(kind: EntryKind, at: FieldReader): void {
    const same = this.entries.filter((entry) => entry.kind === kind);
    const target = same.find(({ name }) => name === at.key);
    if (target === undefined) {
      const names = same.map(({ name }) => name);
      at.keyFault(`no ${kind.one} is called that.${didYouMean(at.key, names)}`);
    } else if (at.kind !== 'map' || at.entries().length === 0)
      at.fault('expected the fields to replace, or `off: true`');
    else if (at.field('off').isGiven) this.takeAway(target, at);
    else this.replace(target, at);
  }

  private takeAway(target: RuleEntry, at: FieldReader): void {
    const { kind } = target;
    const off = at.field('off');
    const more = at.entries().find(({ key }) => key !== 'off');
    if (off.plain !== true) off.fault('expected `off: true`; what is not to be switched off needs no `off`');
    else if (more !== undefined) more.fault('nothing can be replaced in what is switched off');
    else if (Object.keys(shippedOnly(kind)).some((field) => entryOf(target.value, field)))
      off.fault(`driven itself works with this ${kind.one}, so it can not be switched off`);
    else {
      this.entries = this.entries.filter((entry) => entry !== target);
      this.taken.push(at);
    }
  }

  private replace(target: RuleEntry, at: FieldReader): void {
    const { kind } = target;
    const fixed: { readonly [field: string]: string } = {
      [kind.name]: 'the name of an entry can not be replaced',
      ...shippedOnly(kind),
      ...(kind.kept.in === 'topics' ? { topic: 'a rule can not be moved to another topic' } : {}),
    };
    let { value } = target;
    for (const field of at.entries()) {
      if (Object.hasOwn(fixed, field.key)) field.keyFault(fixed[field.key]);
      else if (field.placed) value = withField(value, field.key, field.placed, field.keyPlace);
    }
    this.entries = this.entries.map((entry) => (entry === target ? { ...target, value } : entry));
  }

  private checkName(kind: EntryKind, at: FieldReader): void {
    const name = at.plain;
    if (typeof name !== 'string' || !NAME.test(name)) {
      at.fault('expected a name of letters, digits, `-` and `_` that starts with a letter');
      return;
    }
    if (kind.key === 'criteria' && [...KEYWORDS, 'need'].includes(name))
      at.fault(`\`${name}\` has a meaning of its own where criteria are named`);
    const other = isShared(kind) ? this.shipped.otherIds.get(name) : undefined;
    if (other) at.fault(`\`${name}\` is the id of ${other} already`, { remedy: 'Give it another id.' });
    const found = this.entries.find(
      (entry) => entry.name === name && (entry.kind === kind || (isShared(kind) && isShared(entry.kind))),
    );
    if (!found) return;
    const { place } = FieldReader.of({ root: found.value }, []);
    at.fault(`\`${name}\` exists already, as a ${found.kind.one} in ${place.source.path}`, {
      remedy:
        found.kind === kind
          ? `To change it, name its fields under \`override: {${kind.key}: {${name}: …}}\`.`
          : 'Give it another id.',
      ...(this.shipped.holds(place.source) ? {} : { related: [{ message: 'added here', place }] }),
    });
  }
}

/** Sources are cited, never explained, so their ids are a world of their own. */
const isShared = ({ key }: EntryKind) => key !== 'sources';

/** The fields that packs can't set, each with the reason. */
function shippedOnly({ entry }: EntryKind): { readonly [field: string]: string } {
  return Object.fromEntries(
    Object.entries(entry.fields).flatMap(([name, { shippedOnly }]) => (shippedOnly ? [[name, shippedOnly]] : [])),
  );
}
