import { printable } from '../../text/escape.js';

/** A question for somebody who is not at a terminal, as a value. */
export interface QuestionValue {
  readonly criterion: string;
  /** `style`: the answer can change the style; `brokers`: it bears on the broker and its size alone. */
  readonly purpose: 'style' | 'brokers';
  readonly question: string;
  readonly help: string;
  readonly example: string;
  /** Why it is asked now, and the mechanism behind it. */
  readonly why: readonly string[];
  /** How an answer is written. */
  readonly form: string;
  /** What was said so far: half an answer. */
  readonly soFar: string | null;
  readonly answers: readonly AnswerValue[];
  /** At most so many questions of this purpose are left, this one among them. */
  readonly left: number;
}

/** One answer, and what it would do. */
export interface AnswerValue {
  readonly value: string;
  readonly label: string;
  /** The style that would follow from it alone. */
  readonly style: string;
  /** Whether nothing could change the style after it. */
  readonly decides: boolean;
  /** Where it bears on the broker: how many would still meet every need. */
  readonly fits: number | null;
}

/** What an interview is at. */
export interface QuestionStep {
  readonly flow: string;
  readonly status: 'asking' | 'enough' | 'done';
  readonly because: string;
  readonly question: QuestionValue | null;
}

/** A question as one would put it to somebody, with what each answer would do. */
export function questionInWords({ status, because, question }: QuestionStep): string {
  if (question === null) return `${printable(because)}\n`;
  const { criterion, help, example, why, form, answers, soFar } = question;
  const lines = [
    ...(status === 'enough' ? [printable(because), ''] : []),
    printable(question.question),
    printable(help),
    ...why.map((text, at) => `${at === 0 ? 'Why now' : 'Behind it'}: ${printable(text)}`),
    ...answers.map((answer) => `- ${answerText(answer, question)}`),
    `For example: ${printable(example)}`,
    ...(soFar === null ? [] : [`Half answered so far: ${printable(soFar)}.`]),
    `Answer: \`${criterion}\` in needs, ${form}; null where nobody knows yet.`,
  ];
  return `${lines.join('\n')}\n`;
}

function answerText({ value, label, style, decides, fits }: AnswerValue, { purpose }: QuestionValue): string {
  const said = `\`${printable(value)}\`: ${printable(label)}.`;
  if (purpose === 'style') return `${said} Then ${style}${decides ? ', and that is final' : ' so far'}.`;
  return fits === null ? said : `${said} Then ${fits} ${fits === 1 ? 'broker meets' : 'brokers meet'} every need.`;
}
