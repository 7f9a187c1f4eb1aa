import { explained } from '../../explained.js';
import { FILE, FORMATS } from '../../formats.js';
import { PAGE } from '../answer/schemas.js';
import { tool } from './tool.js';

export const explainTool = tool({
  name: 'explain',
  title: 'Explain a term, a rule, a finding or a broker',
  description:
    'What a criterion, setup fact, rule, finding, pitfall, style, broker or pattern is, why it matters, what speaks against it, and the dated sources. Takes the ids of other answers, aliases, and the words of the field.',
  fields: {
    id: { kind: 'text', description: 'Such as kafka, ordering, replay-history or "dead letter".', required: true },
  },
  answer: PAGE,
  async run({ id }, { rulebook }) {
    const page = explained(rulebook.base, id);
    return { value: { ...page }, text: await FORMATS.explain.pretty.print(page, FILE) };
  },
});
