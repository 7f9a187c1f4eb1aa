import { genericMessage } from '../../advice/index.js';
import { conditionText } from '../../condition/text.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { Page } from '../../model/pages/page.js';
import type { Pitfall } from '../../model/pitfalls/pitfall.js';
import type { CheckText } from '../../model/rule.js';
import { pageOf } from './page-of.js';

/** The pages of all that `check` can find: what it finds by itself, and the pitfalls. */
export function findingTexts(base: RuleBase): CheckText[] {
  return [...base.checks, ...base.pitfalls.map(pitfallText)];
}

function pitfallText({ id, severity, what, because, remedy, sources }: Pitfall): CheckText {
  return { id, severity, what, because, remedy: genericMessage(remedy), sources };
}

/** The page of a pitfall. */
export function pitfallPage(base: RuleBase, pitfall: Pitfall): Page {
  const { severity, raised, about } = pitfall;
  const graver = raised ? `, ${raised.severity} where also: ${conditionText(raised.when)}` : '';
  return pageOf(
    base,
    pitfall.id,
    'pitfall',
    `a pitfall of ${about === 'system' ? 'the whole system' : 'a flow'} (${severity}${graver})`,
    pitfall.what,
    [
      { title: 'Why', lines: [pitfall.because] },
      { title: 'What to do', lines: [genericMessage(pitfall.remedy)] },
      { title: 'No mistake where', lines: pitfall.exceptions },
      { title: 'Found when', lines: [conditionText(pitfall.when)] },
    ],
    pitfall.sources,
  );
}
