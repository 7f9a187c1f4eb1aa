import type { Answers } from '../model/answer.js';
import type { RuleBase } from '../model/knowledge.js';
import type { Page } from '../model/pages/page.js';
import { explain, explainAgainst } from '../reference/explain.js';
import { explainable } from '../reference/explainable.js';
import { didYouMean, nearest } from '../text/nearest.js';
import { UsageError } from './usage-error.js';

/** The page of what somebody calls by a name. @throws UsageError with the nearest name */
export function explained(base: RuleBase, id: string, load?: Answers): Page {
  const page = explain(base, id, load);
  if (page !== undefined) return page;
  const near = nearest(id, [...explainable(base), ...base.brokers.flatMap(({ aliases }) => aliases)]);
  throw new UsageError(
    `driven: nothing is called \`${id}\`.${near ? ` Did you mean \`${near}\`?` : ' Criteria, setup facts, rules, findings, pitfalls, styles, brokers and patterns can be explained.'}`,
  );
}

/** Two brokers side by side. @throws UsageError where one of them is none */
export function explainedAgainst(base: RuleBase, id: string, other: string, load?: Answers): Page {
  const page = explainAgainst(base, id, other, load);
  if (page !== undefined) return page;
  const known = base.brokers.flatMap(({ id, aliases }) => [id, ...aliases]);
  const wrong = [id, other].filter((each) => !known.includes(each));
  throw new UsageError(
    wrong.map((each) => `driven: no broker is called \`${each}\`.${didYouMean(each, known)}`).join('\n'),
  );
}
