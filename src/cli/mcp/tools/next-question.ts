import type { FlowAnalysis } from '../../../advice/index.js';
import { begin, carriesNothing, goOn, next, type Question, type Stop } from '../../../interview/index.js';
import type { Flow, System } from '../../../model/system.js';
import { questionInWords } from '../../../render/conversation/question.js';
import { percent } from '../../../render/pretty/percent.js';
import { excerpt, printable } from '../../../text/escape.js';
import { didYouMean } from '../../../text/nearest.js';
import { list, plural } from '../../../text/phrases.js';
import { emptySystem } from '../../load-system.js';
import { UsageError } from '../../usage-error.js';
import { questionValue } from '../answer/question.js';
import { QUESTION } from '../answer/schemas.js';
import { givenNeeds, systemOfText, TEXT } from './described.js';
import { tool } from './tool.js';

export const nextQuestionTool = tool({
  name: 'next_question',
  title: 'Ask the next question about a flow',
  description:
    'The questionnaire, a question at a time: the one that settles most, with help, why it is asked, and what each answer would do. Call it with the answers so far, put the question to the person who knows, add the answer to needs, and call it again. With status "enough" the style is as good as settled, and what follows is for the choice of a broker or hardly changes the style; with "done" nothing is left to ask.',
  fields: {
    needs: {
      kind: 'needs',
      description: 'The answers so far, those of a text aside; each criterion means what it means in advise.',
    },
    text: { kind: 'text', description: 'A system.yaml to go on with, or a file that deploys.' },
    flow: { kind: 'text', description: 'The flow of the text that is asked about; not needed where it has one.' },
  },
  answer: QUESTION,
  async run({ needs, text, flow: name }, { rulebook, io, turn }) {
    const given = givenNeeds(needs, rulebook);
    const system =
      text === undefined ? emptySystem(rulebook.base.defaults) : (await systemOfText(TEXT, text, rulebook, io)).system;
    const flow = flowOf(system, text === undefined ? undefined : name);
    const state = begin(flow, { given });
    await turn();
    const now = next(rulebook, state);
    await turn();
    const then = now.kind === 'question' ? now : next(rulebook, goOn(state));
    const step = {
      flow: flow.name,
      status:
        now.kind === 'question'
          ? ('asking' as const)
          : then.kind === 'question'
            ? ('enough' as const)
            : ('done' as const),
      because: now.kind === 'question' ? whyAsked(now) : whyEnough(now),
      question: then.kind === 'question' ? questionValue(then) : null,
    };
    const { style, decided, likelihood, broken } = then.analysis;
    const stuck = waysOut(then.analysis);
    const conflicts = broken.map(({ because }) => because);
    return {
      value: {
        driven: 1,
        ...step,
        style,
        decided,
        likelihood: { ...likelihood },
        unsettled: now.kind === 'stop' ? now.unsettled : [],
        conflicts,
        nothingCarries: stuck,
      },
      text: [
        questionInWords(step),
        ...conflicts.map((each) => `Contradiction: ${printable(each)}\n`),
        ...(stuck.length === 0 ? [] : [stuckText(stuck)]),
      ].join(''),
    };
  },
});

/** The one flow, or the one that is named. @throws UsageError */
function flowOf({ flows }: System, name: string | undefined): Flow {
  const names = flows.map((flow) => flow.name);
  const found = name === undefined && flows.length === 1 ? flows[0] : flows.find((flow) => flow.name === name);
  if (found !== undefined) return found;
  const known = names.length === 0 ? 'It describes none.' : `It has ${list(names.map((each) => excerpt(each)))}.`;
  if (name === undefined)
    throw new UsageError(`flow: missing; the text describes ${plural(names.length, 'flow')}. ${known}`);
  throw new UsageError(`flow: no flow \`${excerpt(name)}\` in the text.${didYouMean(name, names) || ` ${known}`}`);
}

function whyAsked({ still }: Question): string {
  return `${plural(still.length, 'answer')} can still change the style.`;
}

function whyEnough({ analysis: { decided, style, likelihood }, unsettled, still }: Stop): string {
  const said = style === 'either' ? 'either style will do' : style;
  if (decided) return `No remaining answer can change the style: ${said}.`;
  const rest = percent(1 - likelihood[style]);
  if (still.length > 0) return `So far ${said}; the answers still open leave ${rest} to another style.`;
  return `So far ${said}. What nobody knows yet can still change it: ${unsettled.join(', ')}.`;
}

/** Where nothing can carry the flow: what to give up, and what that allows. */
function waysOut(analysis: FlowAnalysis) {
  if (!carriesNothing(analysis)) return [];
  return analysis.carriers.needsToDrop.map(({ needs, allows }) => ({ needs, allows }));
}

function stuckText(ways: ReturnType<typeof waysOut>): string {
  const lines = ways.map(({ needs, allows }) => `- Without ${list(needs)}: ${list(allows.slice(0, 3), 'or')}.\n`);
  return `Nothing that is known can carry the flow with these answers. What to give up:\n${lines.join('')}`;
}
