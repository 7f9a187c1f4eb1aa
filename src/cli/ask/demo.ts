import { adviseFlow, FlowAnalysis, SystemAnalysis } from '../../advice/index.js';
import { begin } from '../../interview/index.js';
import { type Answers, formatAnswer } from '../../model/answer.js';
import type { Flow } from '../../model/system.js';
import { plainFinding } from '../../render/pretty/findings.js';
import { readSystemFast } from '../../system/read-system-fast.js';
import { sizeOf } from '../../terminal/layout/size.js';
import type { Reply, Screen } from '../../terminal/screen.js';
import { printable } from '../../text/escape.js';
import { askOwnNeeds } from './consumers/own-needs-loop.js';
import { runQuestions } from './questions/question-loop.js';
import { nextText, resultText } from './result/result-text.js';
import type { SessionSetting } from './setting.js';

/** Answers for the first flow of an example; nothing is written. @returns what to print in the end */
export async function demonstrate(
  { prompter, rulebook, style, io }: Pick<SessionSetting, 'prompter' | 'rulebook' | 'style' | 'io'>,
  example: string,
): Promise<string> {
  const { system, findings } = await readSystemFast({ path: 'example', text: example }, rulebook().base);
  if (system === undefined || findings.length > 0) throw new Error(findings.map(plainFinding).join(''));
  const [flow] = system.flows;
  const own = [...flow.needs.values()].filter(({ origin }) => origin === 'derived');
  const { consumers: _, ...alone } = flow;
  const begun = begin({ ...alone, needs: new Map(own.map((answer) => [answer.criterion, answer])) });
  // It goes on until nothing can change the style, to show more of the questions.
  const start = { ...begun, scope: 'style' } as const;
  const shown = {
    rulebook: rulebook(),
    prompter,
    head: `Demonstration, nothing is written: ${printable(system.name)} / ${printable(flow.name)}`,
    style,
    onAnswer: async () => {},
  };
  const autoReply = repliesOf(flow.needs);
  const { state } = await runQuestions(start, { ...shown, canLeave: false, asksNames: false, autoReply });
  const answered = (await askOwnNeeds(state.flow, { ...shown, autoReply: ownRepliesOf(flow) })) ?? state.flow;
  const { estate } = new SystemAnalysis(system, rulebook());
  const advice = adviseFlow(new FlowAnalysis(answered, rulebook(), { system: system.name, estate: () => estate }));
  const done = { written: [], several: false };
  const size = sizeOf(io.terminal?.output);
  return prompter.stays
    ? nextText(advice, done, style, size)
    : resultText(advice, rulebook().base.styles, done, style, size);
}

/** The flow's own answers, and "I don't know yet" to every other question. */
function repliesOf(needs: Answers): (screen: Screen) => Reply {
  return ({ id, body }) => {
    const said = needs.get(id);
    if (body.kind === 'line') return { kind: 'typed', text: said === undefined ? '' : formatAnswer(said, 'prompt') };
    if (id.startsWith('@')) return { kind: 'picked', items: [0] };
    const items = body.items.flatMap(({ word }, index) =>
      word !== undefined && said?.values?.includes(word) ? [index] : [],
    );
    const unknown = body.items.findIndex(({ word }) => word === '-');
    return { kind: 'picked', items: items.length > 0 ? items : [unknown] };
  };
}

/** What each consumer says for itself in the example. */
function ownRepliesOf({ consumers = [] }: Flow): (screen: Screen, consumer?: string) => Reply {
  return (screen, consumer) => {
    const own: Answers = consumers.find(({ name }) => name === consumer)?.needs ?? new Map();
    const { id, body } = screen;
    if (id === '@differ') return { kind: 'picked', items: [consumers.some(({ needs }) => needs.size > 0) ? 1 : 0] };
    if (id !== '@own' || body.kind === 'line') return repliesOf(own)(screen);
    const items = body.items.flatMap(({ word = '' }, index) => (own.has(word) ? [index] : []));
    return { kind: 'picked', items: items.length > 0 ? items : [0] };
  };
}
