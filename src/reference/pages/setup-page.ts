import { factsIn, fullName } from '../../condition/walk.js';
import type { Assumption, SetupField } from '../../model/criterion.js';
import type { FactName } from '../../model/expression.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { Page } from '../../model/pages/page.js';
import type { Pitfall } from '../../model/pitfalls/pitfall.js';
import { expected } from '../../model/quantity.js';
import { saidBy } from './said-by.js';

const TAKES: Readonly<Record<SetupField['kind'], string>> = {
  style: 'message-driven, event-driven or hybrid',
  broker: 'the id of a broker or composition, or a list of them',
  pattern: 'the id of a pattern',
  flag: 'true or false',
  choice: 'one of its values',
  integer: expected('count'),
  share: expected('share'),
  duration: expected('duration'),
  name: 'a name',
};

/** The page of a fact of `uses`. */
export function setupPage(base: RuleBase, field: SetupField): Page {
  const { name, kind, values, question, help } = field;
  const parts = [
    { title: 'Takes', lines: [kind === 'choice' ? values.join(', ') : TAKES[kind]] },
    { title: 'Stated by', lines: [saidBy(field)] },
    { title: 'Where it is not stated', lines: assumedText(field) },
    { title: 'Read by', lines: pitfallsReading(base, `uses.${name}`) },
    {
      title: 'Follows from',
      lines: base.catalogue.patterns.flatMap((each) => (each.implies?.[name] === undefined ? [] : [each.id])),
    },
  ];
  return {
    driven: 1,
    id: name,
    kind: 'setup fact',
    title: question,
    what: help,
    parts: parts.filter(({ lines }) => lines.length > 0),
    sources: [],
  };
}

/** The pitfalls that read a fact, each with what it is. */
export function pitfallsReading({ pitfalls }: RuleBase, full: string): string[] {
  const reads = ({ when, raised }: Pitfall) =>
    [...factsIn(when), ...(raised ? factsIn(raised.when) : [])].some((fact) => isOrHolds(fact, full));
  return pitfalls.filter(reads).map(({ id, what }) => `${id}: ${what}`);
}

const isOrHolds = (fact: FactName, full: string): boolean =>
  fullName(fact) === full || fact.first?.some((each) => isOrHolds(each, full)) === true;

/** What stands for a fact that nobody states. */
function assumedText({ default: byDefault, presumed }: SetupField): string[] {
  const of = ({ first, where }: Assumption) =>
    `${first.map((each) => ('capability' in each ? `broker.${each.capability}` : each.text)).join(', else ')}${where === undefined ? '' : `, where ${where.join(' or ')} is stated`}`;
  return [
    ...(byDefault === undefined ? [] : [`by default: ${of(byDefault)}`]),
    ...(presumed === undefined ? [] : [`presumed: ${of(presumed)}`]),
  ];
}
