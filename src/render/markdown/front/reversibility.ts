import type { Advice } from '../../../model/advice.js';
import type { RuleBase } from '../../../model/knowledge.js';
import type { Reversal } from '../../../model/rule.js';
import { STYLES, type Style } from '../../../model/style.js';
import { type Inline, joined, link, sentences, strong, text } from '../nodes.js';
import { code, prose } from '../outside-text.js';
import { list } from '../phrases.js';

export const EFFORTS = ['easy', 'hard'] as const;

/** The styles that some flow has, in their order. */
export const stylesOf = ({ flows }: Advice): readonly Style[] =>
  STYLES.filter((style) => flows.some((flow) => flow.style === style));

/** The later changes that bear on these styles and brokers, each once. */
export function reversalsOf(
  { reversibility }: RuleBase,
  styles: readonly Style[],
  brokers: readonly string[],
): readonly Reversal[] {
  return reversibility.reversals.filter(
    (each) => each.styles.some((style) => styles.includes(style)) || each.brokers.some((id) => brokers.includes(id)),
  );
}

/**
 * What it costs to be wrong, by style; then what is easy and what is hard to undo, by what it is about.
 * `details` is the anchor of what each change takes.
 */
export function reversibility(advice: Advice, base: RuleBase, details: string | undefined): readonly Inline[] {
  const styles = stylesOf(advice);
  const { brokers } = advice.recommendation.portfolio;
  const wrong = styles.flatMap((style): Inline[] => {
    const known = base.reversibility.ifWrong.find((each) => each.style === style);
    return known === undefined ? [] : [[`${style}: `, prose(known.short)]];
  });
  const changes = reversalsOf(base, styles, brokers);
  const [easy, hard] = EFFORTS.map((effort) =>
    bySubject(
      changes.filter((each) => each.effort === effort),
      ({ styles: of, brokers: over }) =>
        joined(
          [...of.filter((style) => styles.includes(style)), ...over.filter((id) => brokers.includes(id)).map(code)],
          ', ',
        ),
    ),
  );
  const to = (lead: string): Inline => (details === undefined ? lead : link(`#${details}`, lead));
  return [
    part('If it is wrong.', wrong),
    part(to('Easy to undo.'), easy.slice(0, EASY)),
    part(to('Hard to undo.'), hard),
  ];
}

/** Of what is easy to undo so much is told; of what is hard, all. */
const EASY = 4;

const part = (lead: Inline, items: readonly Inline[]): Inline =>
  items.length === 0 ? '' : sentences(strong(lead), [joined(items, '; '), '.']);

/** Changes that are about the same styles or brokers, in one clause. */
function bySubject(changes: readonly Reversal[], subjectOf: (change: Reversal) => Inline): readonly Inline[] {
  const groups = new Map<string, { readonly subject: Inline; readonly told: Inline[] }>();
  for (const change of changes) {
    const subject = subjectOf(change);
    const group = groups.get(JSON.stringify(subject));
    if (group === undefined) groups.set(JSON.stringify(subject), { subject, told: [prose(change.short)] });
    else group.told.push(prose(change.short));
  }
  return [...groups.values()].map(({ subject, told }) => text`${list(told, 'or')} (${subject})`);
}

/** The brokers of which something is known, those together of which the same is. */
export function brokersAlike(
  brokers: readonly string[],
  base: RuleBase,
): readonly { readonly ids: readonly string[]; readonly changes: readonly Reversal[] }[] {
  const alike = new Map<string, { readonly ids: string[]; readonly changes: readonly Reversal[] }>();
  for (const id of brokers) {
    const changes = reversalsOf(base, [], [id]);
    const key = changes.map((each) => each.id).join();
    if (key === '') continue;
    const row = alike.get(key);
    if (row === undefined) alike.set(key, { ids: [id], changes });
    else row.ids.push(id);
  }
  return [...alike.values()];
}
