import type { FlowAdvice } from '../../../model/advice.js';
import { flowNames } from '../appendix/appendix.js';
import { type Block, type Inline, joined, quote, sentences, strong, text } from '../nodes.js';
import { code, name, plain, prose, sentence, truncate } from '../outside-text.js';
import { surenessOf } from './decisions.js';

/** How many flows are decided, which is the least sure, and what to answer first. */
export function sureness(flows: readonly FlowAdvice[]): Inline {
  const open = flows.filter(({ decided }) => !decided);
  const decided = flows.length - open.length;
  const lead = strong('How sure.');
  if (open.length === 0)
    return sentences(lead, `All ${flows.length} flows are decided: no open answer can change them.`);
  const [least] = [...open].sort((a, b) => a.likelihood[a.style] - b.likelihood[b.style]);
  const firm =
    decided === 0
      ? `None of the ${flows.length} flows is decided: an open answer could still change each of them.`
      : `${decided} of ${flows.length} flows ${decided === 1 ? 'is' : 'are'} decided: no open answer can change ${decided === 1 ? 'it' : 'them'}.`;
  const [question] = least.open;
  return sentences(
    lead,
    firm,
    text`Least sure is ${name(truncate(least.flow.name, 60))} (${surenessOf(least)}).`,
    question === undefined ? '' : text`Answer first: ${prose(question.question)} (${code(question.criterion)})`,
  );
}

/** Flows of a status before the rest is counted. */
const FEW = 3;

/** What has been decided by people, as the flows' `decision` says. */
export function statuses(flows: readonly FlowAdvice[]): Inline {
  const groups = new Map<string, FlowAdvice[]>();
  for (const each of flows) {
    const status = each.flow.decision?.status?.trim() ?? '';
    groups.set(status, [...(groups.get(status) ?? []), each]);
  }
  const undecided = groups.get('') ?? [];
  groups.delete('');
  if (groups.size === 0) return sentences(strong('Status.'), 'No flow states a decision yet.');
  const parts = [...groups].map(([status, among]): Inline => {
    const dates = [...new Set(among.flatMap(({ flow }) => flow.decision?.date ?? []))].sort();
    const when =
      dates.length === 0
        ? ''
        : [' (', plain(dates.length === 1 ? dates[0] : `${dates[0]} to ${dates[dates.length - 1]}`), ')'];
    return [plain(truncate(status, 40)), when, ': ', flowNames(among, flows.length, FEW)];
  });
  const rest: Inline[] =
    undecided.length === 0 ? [] : [['no decision stated: ', flowNames(undecided, flows.length, FEW)]];
  return sentences(strong('Status.'), [joined([...parts, ...rest], '; '), '.']);
}

/** Needs that contradict each other: the verdict on these flows should not be relied on. */
export function contradictions(flows: readonly FlowAdvice[]): Block {
  const findings = flows.flatMap((each) => each.findings.map((finding) => ({ each, finding })));
  if (findings.length === 0) return [];
  const most = 3;
  const shown = findings
    .slice(0, most)
    .map(({ each, finding }) => sentences(strong(name(truncate(each.flow.name, 60)), ':'), sentence(finding.message)));
  const left = findings.length - shown.length;
  return quote([...shown, left <= 0 ? '' : `And ${left} more, in the sections of their flows.`]);
}
