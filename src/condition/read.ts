import {
  type Amount,
  type Comparison,
  type Expression,
  type FactName,
  type Reach,
  SECTIONS,
  type Section,
  type Test,
} from '../model/expression.js';
import { parseQuantity } from '../model/quantity.js';
import type { FieldReader } from '../text/field-reader.js';
import { didYouMean } from '../text/nearest.js';
import { list } from '../text/phrases.js';
import type { FactNames, Readable } from './names.js';
import { BOUNDS, KEYWORDS, REFUSED } from './words.js';

const FULL = new RegExp(`^(${SECTIONS.join('|')})\\.\\w+$`);

/** Reads a condition where it stands; several keys mean all of them. What is wrong is told there, and left out. */
export function readExpression(at: FieldReader, reach: Reach, names: FactNames): Expression {
  return new ExpressionReader(reach, names).read(at);
}

class ExpressionReader {
  constructor(
    private readonly reach: Reach,
    private readonly names: FactNames,
  ) {}

  read(at: FieldReader): Expression {
    const keys = at.entries();
    const parts = keys.flatMap((here) => this.part(here, at));
    if (keys.length === 0 && at.kind === 'map') at.fault('an empty condition would always hold');
    return parts.length === 1 ? parts[0] : { all: parts };
  }

  /** What one key of a condition says. */
  private part(here: FieldReader, at: FieldReader): Expression[] {
    const { key } = here;
    const refused = REFUSED[this.reach][key];
    if (refused !== undefined) {
      here.keyFault(refused);
      return [];
    }
    switch (key) {
      case 'all':
      case 'any': {
        const list = here.items().map((item) => this.read(item));
        return [key === 'all' ? { all: list } : { any: list }];
      }
      case 'not':
        return [{ not: this.read(here) }];
      case 'knownTrue':
        return [{ knownTrue: this.read(here) }];
      case 'stated':
        return namedFact(here, here.text(), this.names).map(({ name }): Test => ({ stated: name }));
      case 'times':
        return [this.compared(here, at, this.factors(here))];
    }
    if ((SECTIONS as readonly string[]).includes(key))
      return here.entries().flatMap((fact) => this.tested(fact, key as Section));
    if ((BOUNDS as readonly string[]).includes(key) && at.field('times').isGiven) return [];
    if (this.reach !== 'flow') return this.tested(here, 'needs');
    here.keyFault(`not part of a condition.${didYouMean(key, KEYWORDS)} Known are ${KEYWORDS.join(', ')}`);
    return [];
  }

  /** The test of one fact of a section. */
  private tested(at: FieldReader, section: Section): Test[] {
    const fact = this.names.get(`${section}.${at.key}`);
    if (fact === undefined) {
      const start = `${section}.`;
      const own = [...this.names.keys()].flatMap((each) => (each.startsWith(start) ? each.slice(start.length) : []));
      const none = this.reach === 'flow' ? `no fact of \`${section}\` is called that.` : 'unknown criterion.';
      at.keyFault(`${none}${didYouMean(at.key, own)}`);
      return [];
    }
    if (fact.name.list && (fact.values === undefined || this.reach === 'verdict')) {
      at.fault('a list of names cannot be tested');
      return [];
    }
    if (fact.name.measure === undefined) return [this.among(at, fact)];
    const map = at.map();
    map.keys(BOUNDS);
    return [this.compared(map, map, [fact.name])];
  }

  private among(at: FieldReader, { name, values: known }: Readable): Test {
    const values = at.kind === 'list' ? at.items() : [at];
    for (const each of values)
      if (known !== undefined && !known.includes(each.shown))
        each.fault(`\`${each.shown}\` is not a value of ${name.name}.${didYouMean(each.shown, known)}`);
    return { fact: name, values: values.map((each) => each.shown) };
  }

  /** A product with the bounds beside it. */
  private compared(at: FieldReader, beside: FieldReader, amount: Amount): Comparison {
    const [first] = amount;
    const measured = at === beside && typeof first === 'object' ? first : undefined;
    const bounds = BOUNDS.map((bound) => beside.field(bound)).filter(({ isGiven }) => isGiven);
    if (bounds.length === 0) {
      const known = BOUNDS.filter((bound) => REFUSED[this.reach][bound] === undefined);
      const expected = `expected ${list(known, 'or')}`;
      at.fault(measured ? `a quantity is compared: ${expected}` : `a product is compared: ${expected} beside it`);
    }
    return { amount, ...Object.fromEntries(bounds.map((each) => [each.key, this.amount(each, measured)])) };
  }

  /** A figure, a fact by its full name, or `{times: […]}`. */
  private amount(at: FieldReader, beside: FactName | undefined): Amount {
    const figures = this.reach === 'verdict';
    const refused = REFUSED[this.reach][at.key];
    if (refused !== undefined) at.keyFault(refused);
    if (!figures && (at.kind === 'map' || at.kind === 'list')) {
      const map = at.map();
      map.keys(['times']);
      return this.factors(map.field('times'));
    }
    const { plain } = at;
    if (!figures && typeof plain === 'string' && FULL.test(plain)) return this.factor(at, plain);
    if (beside?.measure === undefined) return [at.number()];
    const parsed = parseQuantity(plain as string | number, beside.measure, !figures);
    if ('problem' in parsed) {
      at.fault(`\`${at.shown}\` ${parsed.problem}`);
      return [0];
    }
    const [{ low }] = parsed.ranges;
    return [Number.isFinite(low) ? low : 'forever'];
  }

  private factors(at: FieldReader): Amount {
    return at
      .items()
      .flatMap((item) => (typeof item.plain === 'number' ? [item.number()] : this.factor(item, item.text())));
  }

  private factor(at: FieldReader, text: string): Amount {
    return namedFact(at, text, this.names).map(({ name }) => {
      if (name.measure === undefined) at.fault(`\`${text}\` is no quantity`);
      return name;
    });
  }
}

/** A fact by its full name; none, and told, where there is none. */
export function namedFact(at: FieldReader, text: string, names: FactNames): Readable[] {
  const known = names.get(text);
  if (known !== undefined) return [known];
  // That it is no text is told.
  if (text === '') return [];
  const sections = SECTIONS.join('., ');
  at.fault(`no fact is called \`${text}\`; expected ${sections}. and a name.${didYouMean(text, names.keys())}`);
  return [];
}
