import { advise, SystemAnalysis } from '../../../advice/index.js';
import { adviceInWords } from '../../../render/conversation/advice.js';
import { ADVICE } from '../answer/schemas.js';
import { sourcesCited } from '../answer/sources.js';
import { described } from './described.js';
import { tool } from './tool.js';
import { worked } from './worked.js';

export const adviseTool = tool({
  name: 'advise',
  title: 'Recommend a messaging style and a broker',
  description:
    'Says for a flow between services, or for each flow of a description, whether it should be message-driven (a queue), event-driven (a log or topic) or hybrid, with reasons, sources, the brokers that fit, what cannot and why, sizing, and what is still unknown with the question that would settle it. Give what is known and leave out what is not: a guess changes the answer.',
  fields: {
    needs: { kind: 'needs', description: 'What one flow must do; with a text, a what-if on all of its flows.' },
    text: {
      kind: 'text',
      description:
        'A system.yaml, or a file that deploys (CloudFormation, SAM, Serverless, Terraform, AsyncAPI, compose, Kubernetes).',
    },
  },
  answer: ADVICE,
  async run({ needs, text }, { rulebook, io, turn }) {
    const { system, notes } = await described({ needs, text }, rulebook, io);
    const analysis = new SystemAnalysis(system, rulebook);
    await worked(analysis, turn);
    const advice = advise(analysis);
    const { adviceValue } = await import('../../../render/advice-json.js');
    const value = adviceValue(advice);
    const reasons = advice.flows.flatMap((flow) => [
      ...flow.reasons,
      ...flow.consumers.flatMap((each) => each.reasons),
    ]);
    return {
      value: {
        ...value,
        notes,
        asOf: advice.catalogue,
        sources: sourcesCited(
          rulebook.base,
          reasons.flatMap(({ sources }) => sources),
        ),
      },
      text: `${await adviceInWords(advice, rulebook.base)}${notes === '' ? '' : `\n${notes}`}`,
    };
  },
});
