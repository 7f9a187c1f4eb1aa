import type { RuleBase } from '../../model/knowledge.js';
import { choiceSchema, type Schema } from './values.js';

/** Brokers by their ids, and by what else people call them. */
const brokerWords = ({ brokers }: RuleBase) => [
  ...brokers.map(({ id, name }) => ({ id, label: name })),
  ...brokers.flatMap(({ id, name, aliases }) => aliases.map((alias) => ({ id: alias, label: `${name} (${id})` }))),
];

/** What carries a flow. */
export function brokerSchema(base: RuleBase): Schema {
  return {
    ...choiceSchema(brokerWords(base)),
    errorMessage: 'Expected the id of a broker; completion lists them, and `driven explain ID` says what each can do.',
  };
}

/** What can run: brokers, and the platforms that are no brokers themselves. */
export function operatedSchema(base: RuleBase): Schema {
  const words = brokerWords(base);
  const only = base.platforms.filter(({ id }) => !words.some((word) => word.id === id));
  return {
    ...choiceSchema([...words, ...only.map(({ id, name }) => ({ id, label: `${name}, whatever runs on it` }))]),
    errorMessage: 'Expected the id of a broker or a platform; completion lists them.',
  };
}
