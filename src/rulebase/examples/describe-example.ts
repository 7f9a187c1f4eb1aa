import type { Answer } from '../../model/answer.js';
import type { SetupField } from '../../model/criterion.js';
import type { RuleBase } from '../../model/knowledge.js';
import { parseQuantity } from '../../model/quantity.js';
import { STYLES } from '../../model/style.js';
import type { Flow, Named, SetupValue, System } from '../../model/system.js';
import type { FieldReader } from '../../text/field-reader.js';
import { didYouMean } from '../../text/nearest.js';
import { EXAMPLE_FLOW } from '../read/pitfalls.js';
import { readAnswer } from './answers.js';

/** A system as an example describes it, in the words of system.yaml; what is wrong is told at its place. */
export function describedBy(example: FieldReader, base: RuleBase): System {
  const alone = example.field(EXAMPLE_FLOW);
  const flows = alone.isGiven ? [alone] : example.field('flows').entries();
  return {
    source: example.place.source,
    name: 'example',
    waive: [],
    flows: flows.map((flow) => flowOf(flow, base)),
  };
}

function flowOf(at: FieldReader, base: RuleBase): Flow {
  // A flow of which nothing is said stands among others.
  const map = at.isEmpty ? at : at.map();
  map.keys(['after', 'from', 'to', 'needs', 'uses']);
  const named = (key: string): Named[] =>
    map
      .field(key)
      .oneOrSome()
      .map((each) => ({ name: each.shown, place: each.place }));
  const to = map.field('to').isGiven ? named('to') : undefined;
  const uses = map.field('uses');
  return {
    name: at.key,
    place: at.place,
    after: named('after'),
    from: named('from'),
    ...(to === undefined ? {} : { to }),
    needs: readNeeds(map.field('needs'), to, base),
    ...(uses.isGiven ? { uses: readUses(uses, base) } : {}),
    waive: [],
  };
}

/** The answers under `needs`. */
export function readNeeds(at: FieldReader, to: readonly Named[] | undefined, base: RuleBase): Map<string, Answer> {
  const needs = new Map<string, Answer>();
  const audience = base.criteria.find(({ role }) => role === 'audience');
  const counted = Object.entries(audience?.counts ?? {}).filter(([, count]) => count <= (to?.length ?? 0));
  const most = counted.sort((a, b) => b[1] - a[1])[0]?.[0];
  if (audience && most !== undefined)
    needs.set(audience.name, {
      criterion: audience.name,
      values: [most],
      written: most,
      text: most,
      origin: 'derived',
      place: at.place,
    });
  for (const entry of at.isEmpty ? [] : at.entries()) {
    const answer = readAnswer(entry, base.criteria);
    if (answer !== undefined) needs.set(entry.key, answer);
  }
  return needs;
}

/** The facts under `uses`. */
export function readUses(at: FieldReader, base: RuleBase): Map<string, SetupValue> {
  const facts = new Map<string, SetupValue>();
  for (const entry of at.isEmpty ? [] : at.entries()) {
    const name = entry.key;
    const known = base.setup.find((fact) => fact.name === name);
    if (known === undefined) {
      const names = base.setup.map((fact) => fact.name);
      entry.keyFault(`no setup fact is called that.${didYouMean(name, names)}`);
      continue;
    }
    const value = valueOf(entry, known, base);
    if (value !== undefined) facts.set(name, { name, value, text: entry.shown, place: entry.place });
  }
  return facts;
}

const MEASURES = { integer: 'count', share: 'share', duration: 'duration' } as const;

function valueOf(at: FieldReader, { kind, values }: SetupField, base: RuleBase): SetupValue['value'] | undefined {
  if (kind === 'integer' || kind === 'share' || kind === 'duration') {
    const parsed = parseQuantity(at.plain as string | number, MEASURES[kind], true);
    if (!('problem' in parsed)) return parsed.ranges[0].low;
    at.fault(`\`${at.shown}\` ${parsed.problem}`);
    return undefined;
  }
  if (kind === 'flag') return at.flag();
  if (kind === 'name') return at.text();
  const known: readonly string[] = {
    choice: values,
    style: STYLES,
    broker: base.brokers.map(({ id }) => id),
    pattern: base.catalogue.patterns.map(({ id }) => id),
  }[kind];
  const given = at.kind === 'list' ? at.items() : [at];
  for (const each of given)
    if (!known.includes(each.shown))
      each.fault(`no ${kind} is called \`${each.shown}\`.${didYouMean(each.shown, known)}`);
  const names = given.map((each) => each.shown);
  return at.kind === 'list' ? names : names[0];
}
