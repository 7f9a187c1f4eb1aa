import { adviseFlow, FlowAnalysis, SystemAnalysis } from '../../advice/index.js';
import { begin } from '../../interview/index.js';
import { formatAnswer } from '../../model/answer.js';
import type { Flow } from '../../model/system.js';
import { plainFinding } from '../../render/pretty/findings.js';
import { readSystemFast } from '../../system/read-system-fast.js';
import { sizeOf } from '../../terminal/layout/size.js';
import type { Reply, Screen } from '../../terminal/screen.js';
import { printable } from '../../text/escape.js';
import { runQuestions } from './questions/question-loop.js';
import { DONT_KNOW } from './questions/question-screen.js';
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
  const begun = begin({ ...flow, needs: new Map(own.map((answer) => [answer.criterion, answer])) });
  // It goes on until nothing can change the style, to show more of the questions.
  const start = { ...begun, scope: 'style' } as const;
  const { state } = await runQuestions(start, {
    rulebook: rulebook(),
    prompter,
    head: `Demonstration, nothing is written: ${printable(system.name)} / ${printable(flow.name)}`,
    canLeave: false,
    asksNames: false,
    style,
    onAnswer: async () => {},
    autoReply: repliesOf(flow),
  });
  const { estate } = new SystemAnalysis(system, rulebook());
  const advice = adviseFlow(new FlowAnalysis(state.flow, rulebook(), { system: system.name, estate: () => estate }));
  const done = { written: [], several: false };
  const size = sizeOf(io.terminal?.output);
  return prompter.stays
    ? nextText(advice, done, style, size)
    : resultText(advice, rulebook().base.styles, done, style, size);
}

/** The flow's own answers, and "I don't know yet" to every other question. */
function repliesOf({ needs }: Flow): (screen: Screen) => Reply {
  return ({ id, body }) => {
    const said = needs.get(id);
    if (body.kind === 'line') return { kind: 'typed', text: said === undefined ? '' : formatAnswer(said, 'prompt') };
    if (id.startsWith('@')) return { kind: 'picked', items: [0] };
    const items = body.items.flatMap(({ word }, index) =>
      word !== undefined && said?.values?.includes(word) ? [index] : [],
    );
    const unknown = body.items.findIndex(({ label }) => label === DONT_KNOW);
    return { kind: 'picked', items: items.length > 0 ? items : [unknown] };
  };
}
