import { adviseFlow, FlowAnalysis } from '../../../advice/index.js';
import type { Answer, Answers } from '../../../model/answer.js';
import type { Page } from '../../../model/pages/page.js';
import { comparisonInWords } from '../../../render/conversation/comparison.js';
import { explained, explainedAgainst } from '../../explained.js';
import { emptySystem } from '../../load-system.js';
import { UsageError } from '../../usage-error.js';
import { COMPARISON } from '../answer/schemas.js';
import { givenNeeds } from './described.js';
import { tool } from './tool.js';

/** More than these nobody reads side by side. */
const MOST = 8;

export const compareBrokersTool = tool({
  name: 'compare_brokers',
  title: 'Compare brokers for a flow',
  description:
    'Brokers side by side: how each meets the needs, the workaround where it does not quite, the sizing, where they differ need by need and fact by fact, with dated sources, and the question that would tell them apart further. The first is compared with each other one.',
  fields: {
    ids: {
      kind: 'names',
      description: 'Two or more brokers, by id or alias, such as sqs-fifo and kafka.',
      required: true,
    },
    needs: { kind: 'needs', description: 'What the flow must do; each criterion means what it means in advise.' },
  },
  answer: COMPARISON,
  async run({ ids, needs }, { rulebook, turn }) {
    const { base } = rulebook;
    const load = known(givenNeeds(needs, rulebook));
    const names = [...new Set(ids)];
    if (names.length < 2 || names.length > MOST)
      throw new UsageError(`ids: found ${names.length}; expected 2 to ${MOST} different brokers`);
    const [first, ...others] = names;
    const comparisons: Page[] = [];
    for (const other of others) {
      await turn();
      comparisons.push(explainedAgainst(base, first, other, load));
    }
    const [flow] = emptySystem(base.defaults).flows;
    const advice = adviseFlow(new FlowAnalysis({ ...flow, needs: new Map([...flow.needs, ...load]) }, rulebook));
    const brokers = names
      .map((name) => explained(base, name).id)
      .map((id) => {
        const at = advice.brokers.findIndex((each) => each.id === id);
        return { id, at: at === -1 ? Number.POSITIVE_INFINITY : at };
      })
      .sort((a, b) => a.at - b.at)
      .map(({ id, at }) => {
        const found = advice.brokers[at];
        // Of a composition that these needs do not call for, nothing is ranked.
        return { id, verdict: found?.verdict ?? null, because: found?.because ?? [] };
      });
    const open = advice.openForBrokers.map(({ criterion, question, help, unit, values }) => {
      return { criterion, question, help, unit, values };
    });
    const value = { driven: 1, given: load.size > 0, brokers, comparisons, open };
    return { value, text: comparisonInWords(value) };
  },
});

const known = (answers: ReadonlyMap<string, Answer | undefined>): Answers =>
  new Map([...answers].flatMap(([name, answer]) => (answer === undefined ? [] : [[name, answer] as const])));
