import type { FlowAnalysis } from '../advice/index.js';
import type { Answer } from '../model/answer.js';
import { createFinding, type Finding } from '../model/finding.js';
import type { Lexicon } from './naming/lexicon.js';
import { type Kind, readName } from './naming/reading.js';

const RULE = 'name-intent';

/** What the finding says of each kind of name: what its word does, when it is right, and how to name the other kind. */
const SAYS: Readonly<Record<Kind, { does: string; right: string; rename: string; example: string }>> = {
  order: {
    does: 'orders something',
    right: 'if somebody is told to do it',
    rename: 'Name it for what happened',
    example: 'the verb last and in the past, as in `invoice-sent`',
  },
  fact: {
    does: 'reports what happened',
    right: 'if it reports what happened',
    rename: 'Name it for what is to be done',
    example: 'the verb first, as in `send-invoice`',
  },
};

/** A name that orders what is stated to be a fact, or the reverse. Silent unless name and statement both speak. */
export function nameIntent({ system, flow, rulebook: { base } }: FlowAnalysis, lexicon: Lexicon): Finding[] {
  const criterion = base.criteria.find(({ role }) => role === 'parent');
  const answer = criterion && flow.needs.get(criterion.name);
  if (answer?.values?.length !== 1 || answer.origin === 'derived') return [];
  const [stated] = answer.values;
  const says = (value: string) => `\`${answer.criterion}: ${value}\``;
  const kinds = (Object.keys(SAYS) as Kind[]).filter((kind) => base.nameLexicon[kind].value !== stated);
  return kinds.flatMap((kind): Finding[] => {
    const reading = readName(flow.name, kind, lexicon);
    if (reading === undefined) return [];
    const { does, right, rename, example } = SAYS[kind];
    const named = says(base.nameLexicon[kind].value);
    const how = reading.better === undefined ? example : `such as \`${reading.better}\``;
    return [
      createFinding({
        rule: RULE,
        severity: 'warning',
        message: `\`${flow.name}\` is named like ${named} (\`${reading.word}\` ${does}), but says ${says(stated)}`,
        place: flow.place,
        system,
        flow: flow.name,
        facts: { [answer.criterion]: answer.text },
        remedy: `${rename}, ${how}; or say ${named} ${right}.`,
        sources: base.checks.find(({ id }) => id === RULE)?.sources ?? [],
        related: [{ message: `${says(stated)} ${whence(answer)}`, place: answer.place }],
        about: [answer.criterion],
      }),
    ];
  });
}

const whence = ({ origin }: Answer) => (origin === 'default' ? 'comes from the defaults' : 'is stated here');
