import { genericMessage } from '../../advice/index.js';
import { conditionText } from '../../condition/text.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { Page } from '../../model/pages/page.js';
import type { Pitfall } from '../../model/pitfalls/pitfall.js';
import type { CheckText } from '../../model/rule.js';
import { type Grounds, groundsOf } from '../../rulebase/grounds.js';
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
      ...restsOn(base, pitfall),
    ],
    pitfall.sources,
  );
}

/** What may stand for the facts that nobody states. */
function restsOn({ setup }: RuleBase, pitfall: Pitfall): { title: string; lines: string[] }[] {
  const grounds = looked(pitfall, groundsOf(pitfall, setup));
  const line = (text: string, names: readonly string[]) => (names.length === 0 ? [] : [`${text}: ${names.join(', ')}`]);
  const lines = [
    ...line('where it is not stated, by the default of the product', grounds.default),
    ...line('presumed until it is stated, and then one level lower', grounds.presumed),
  ];
  return lines.length === 0 ? [] : [{ title: 'Rests on', lines }];
}

function looked({ grounds }: Pitfall, found: Grounds): Grounds {
  const kept = (basis: 'default' | 'presumed') => (grounds?.includes(basis) === false ? [] : found[basis]);
  const [byDefault, presumed] = [kept('default'), kept('presumed')];
  const all = [...found.stated, ...found.default, ...found.presumed];
  return {
    stated: [...new Set(all)].filter((name) => !byDefault.includes(name) && !presumed.includes(name)),
    default: byDefault,
    presumed,
  };
}

/** For each pitfall, which facts must be stated, which have a default, which are presumed. */
export function groundsOfAll({ pitfalls, setup }: RuleBase): ({ readonly id: string } & Grounds)[] {
  const last = (names: readonly string[]) => names.map((name) => name.split('.').at(-1) ?? name);
  return pitfalls.map((pitfall) => {
    const { stated, default: byDefault, presumed } = looked(pitfall, groundsOf(pitfall, setup));
    return { id: pitfall.id, stated: last(stated), default: last(byDefault), presumed: last(presumed) };
  });
}
