import type { Rulebook } from '../src/advice/index.js';
import { regionOf, type Spec } from '../src/engine/index.js';
import { STRENGTHS, type Strength } from '../src/model/rule.js';
import { STYLES, type Style } from '../src/model/style.js';
import { agreeing, GROUPS, type Judged, judgedFlows, type Outcome, outcomes, toTheBorder } from './agreement.js';

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
const code = (ids: readonly string[]) => ids.map((id) => `\`${id}\``).join(', ');
const stylesOf = (found: readonly Outcome[]) => found.map(({ style }) => style);
const count = (number: number, one: string, more: string) => `${number} ${number === 1 ? one : more}`;

/** docs/calibration.md: how the shipped weights and borders do on judged flows, and how much hangs on each. */
export function calibration(rulebook: Rulebook): string {
  const { base, spec } = rulebook;
  const flows = judgedFlows(rulebook);
  const shipped = outcomes(flows, spec);
  const total = Object.fromEntries(
    GROUPS.map((group) => [group, flows.filter((flow) => flow.group === group).length]),
  ) as Record<Judged['group'], number>;

  /** The three agreements, then what came out otherwise than as shipped; bold where that no longer agrees. */
  const compared = (styles: readonly Style[]): string[] => {
    const changes = new Map<string, string[]>();
    flows.forEach(({ id, labels }, index) => {
      const [was, is] = [shipped[index].style, styles[index]];
      if (was === is) return;
      const key = `${was} → ${is}`;
      changes.set(key, [...(changes.get(key) ?? []), labels.includes(is) ? `\`${id}\`` : `**\`${id}\`**`]);
    });
    const told = [...changes].map(([key, ids]) => `${key}: ${ids.join(', ')}`).join('; ');
    return [...GROUPS.map((group) => String(agreeing(flows, styles, group))), told || '–'];
  };
  const varied = (changed: Partial<Spec>) => stylesOf(outcomes(flows, { ...spec, ...changed }));
  const weighed = (weight: (index: number) => number | undefined) =>
    varied({
      rules: spec.rules.map((rule, index) => {
        const other = weight(index);
        if (other === undefined) return rule;
        const side = base.rules[index].favours;
        return {
          ...rule,
          m: side === 'message-driven' ? other : 0,
          e: side === 'event-driven' ? other : 0,
          decisive: rule.decisive && other > 0,
        };
      }),
    });
  const head = [
    `documented, of ${total.documented}`,
    `of one mind, of ${total.unanimous}`,
    `split, of ${total.split}`,
    'comes out otherwise',
  ];

  const border = (name: keyof Spec['regions'], values: readonly (readonly [label: string, value: number])[]) =>
    values.map(([label, value]) => [
      Math.abs(value - spec.regions[name]) < 1e-9 ? `${label} (shipped)` : label,
      ...compared(varied({ regions: { ...spec.regions, [name]: value } })),
    ]);
  const numbers = (values: readonly number[]) => values.map((value) => [String(value), value] as const);

  const without = base.rules.map((rule, left) => {
    const styles = weighed((index) => (index === left ? 0 : undefined));
    const changed = styles.filter((style, index) => style !== shipped[index].style).length;
    const fires = shipped.filter(({ fired }) => fired.includes(left)).length;
    return { rule, styles, changed, fires };
  });
  const steps = base.rules.flatMap((rule, moved) =>
    [-1, 1].map((step) => {
      const styles = weighed((index) => (index === moved ? STRENGTHS[rule.strength] + step : undefined));
      const lost = GROUPS.reduce(
        (sum, group) => sum + agreeing(flows, stylesOf(shipped), group) - agreeing(flows, styles, group),
        0,
      );
      const same = styles.every((style, index) => style === shipped[index].style);
      return { id: rule.id, same, lost };
    }),
  );
  const worst = steps.reduce((most, { lost }) => Math.max(most, lost), 0);
  const idle = without.filter(({ changed }) => changed === 0);
  const single = without.filter(({ changed }) => changed === 1);
  const rarest = Math.min(...without.map(({ fires }) => fires));

  const near = flows.map((_, index) => toTheBorder(spec.regions, shipped[index].least));
  const nearest = flows.map((_, index) => index).filter((index) => near[index].weight === 1);
  const sayEither = flows.filter(({ labels }) => labels.includes('either')).length;
  const labels = flows.filter(({ group }) => group !== 'documented').flatMap((flow) => flow.labels);
  const shared = flows.reduce(
    (sum, { group, labels: said }, index) =>
      group === 'documented' ? sum : sum + said.filter((label) => label === shipped[index].style).length,
    0,
  );
  const byIntent = flows.map(
    ({ intent }): Style => (intent === 'command' ? 'message-driven' : intent === 'event' ? 'event-driven' : 'either'),
  );
  const right = (styles: readonly Style[]) => GROUPS.reduce((sum, group) => sum + agreeing(flows, styles, group), 0);
  const pairs = flows.flatMap(({ group, labels: said }) =>
    group === 'documented' ? [] : said.flatMap((one, i) => said.slice(i + 1).map((other) => one === other)),
  );
  const percent = (part: number, whole: number) => `${Math.round((100 * part) / whole)} %`;

  return `${[
    '# Calibration',
    'How the weights and borders of `rules/` do on flows that somebody else has judged, and how much hangs on each. Generated by `npm run generate` from [the table of flows](../test/cases/styles.yaml) and the rules; the rules themselves are in [rules.md](rules.md).',
    '## What this can tell, and what not',
    [
      '- **The rules were written knowing these flows.** Weights and borders were chosen so that they agree. What follows shows that the rules hold together, not how they would do on flows that nobody has seen.',
      `- The ${total.documented} documented decisions come from accounts that teams and vendors published, most of them pleased with their choice. What each flow needs was read out of the account, and so was the style that a fair reader would accept.`,
      `- The ${total.unanimous + total.split} other flows were made up and judged blind by three readers. They were of one mind on ${total.unanimous}. On the ${total.split} others the table asks only for a style that one of them named. Any two readers agreed in ${percent(pairs.filter(Boolean).length, pairs.length)} of their judgments; the rules agree with ${shared} of the ${labels.length} single judgments (${percent(shared, labels.length)}).`,
      `- Most of these flows are easy: going by \`intent\` alone would get ${right(byIntent)} of ${flows.length} right. The rest of the rules is there for the other ${flows.length - right(byIntent)}, and for the reasons.`,
      `- ${sayEither === 0 ? 'No judgment says' : `${count(sayEither, 'flow has', 'flows have')} a judgment that says`} that either style would do, so the floor is hardly tested here.`,
    ].join('\n'),
    '## As shipped',
    'Agreement means: the style that comes out is among those accepted for the flow. On a split flow, one reader is enough.',
    table(
      ['', ...head],
      [
        ['the rules', ...compared(stylesOf(shipped))],
        ['intent alone', ...compared(byIntent)],
        ['the most likely style instead of what is certain', ...compared(shipped.map(({ likeliest }) => likeliest))],
      ],
    ),
    'In the last column of this and the next tables, flows in bold no longer agree; those that are not bold come out otherwise and are accepted as well.',
    '## Around the borders',
    `A need is established from T = ${spec.regions.threshold} on, if it is at least R = 1/3 of the other or a decisive reason holds it up; below the floor of ${spec.regions.floor} on both sides, either style will do. Weights are whole numbers, so T = 3.5 is the same as T = 4.`,
    table(['T', ...head], border('threshold', numbers([2, 3, 3.5, 4, 5, 6]))),
    table(
      ['R', ...head],
      border('ratio', [
        ['0.2', 0.2],
        ['1/4', 1 / 4],
        ['1/3', 1 / 3],
        ['0.4', 0.4],
        ['1/2', 1 / 2],
      ]),
    ),
    table(['floor', ...head], border('floor', numbers([1, 2, 3]))),
    'With T = 3, three and more weak reasons make a second need, and the readers kept the word hybrid for flows that truly have both. Between 4 and 5 the flows do not tell; 4 says in words what it means, more than one strong reason. R is hardly tested: few flows have two needs of very different size.',
    '## Around the strengths',
    'One strength moved by one, for all rules that have it; the others stay as they are.',
    table(
      ['strength', ...head],
      (Object.keys(STRENGTHS) as Strength[]).flatMap((strength) =>
        [-1, 0, 1].map((step) => {
          const weight = STRENGTHS[strength] + step;
          const styles = weighed((index) => (base.rules[index].strength === strength ? weight : undefined));
          return [`${strength} ${weight}${step === 0 ? ' (shipped)' : ''}`, ...compared(styles)];
        }),
      ),
    ),
    `Moved one rule at a time, up or down by one: ${steps.filter(({ same }) => same).length} of ${steps.length} such changes leave every flow as it is, and none costs more than ${count(worst, 'agreement', 'agreements')}${worst > 0 ? ` (${code([...new Set(steps.filter(({ lost }) => lost === worst).map(({ id }) => id))])})` : ''}.`,
    '## Without each rule',
    `What comes out when one rule is left out. Every rule fires on at least ${rarest} of the ${flows.length} flows, so none is there for one flow only. But ${single.length === 0 ? 'none decides' : `${single.length} decide`} just one of them${single.length === 0 ? '' : ` (${code(single.map(({ rule }) => rule.id))})`}, and without ${idle.length} of the ${base.rules.length} no flow here comes out otherwise: they are held by their reasons and sources, not by this table. They show up in reasons, in what would change a verdict, and on flows of which less is known.`,
    table(
      ['rule', 'strength', 'fires on', ...head],
      without.map(({ rule, styles, fires }) => [
        `[\`${rule.id}\`](rules.md#${rule.id})`,
        `${rule.strength}, ${rule.favours}`,
        String(fires),
        ...compared(styles),
      ]),
    ),
    '## Where the flows fall',
    `Each flow counts at its certain weights: what is there whatever the open answers turn out to be. A digit is a number of flows; where there is none, the sign says which style such weights give.`,
    ['```text', plane(spec.regions, shipped), '```'].join('\n'),
    'Few flows of this table state enough to be decided; on those that do not, an open answer could still change the style, and the judgment was made on what is stated.',
    table(
      ['flow', 'message-driven', 'event-driven', 'comes out', 'decided', 'accepted', 'to the border'],
      flows.map(({ id, group, source, labels: said }, index) => {
        const { style, decided, least } = shipped[index];
        const { weight } = near[index];
        const accepted = STYLES.filter((each) => said.includes(each)).map((each) => {
          const times = said.filter((label) => label === each).length;
          return group === 'split' ? `${each} ×${times}` : each;
        });
        return [
          source === '' ? `\`${id}\`` : `\`${id}\`: ${source}`,
          String(least.m),
          String(least.e),
          style,
          decided ? 'yes' : 'no',
          accepted.join(', '),
          String(weight),
        ];
      }),
    ),
    '## Near misses',
    `The distance to the border is the least weight, added or taken away on either side, with which the flow would come out otherwise: ${[1, 2, 3].map((weight) => `${weight} for ${near.filter((each) => each.weight === weight).length}`).join(', ')}, 4 or more for ${near.filter(({ weight }) => weight > 3).length} of the ${flows.length} flows. One slight reason more or less would change these:`,
    table(
      ['flow', 'comes out', 'one weight away', 'accepted'],
      nearest.map((index) => {
        const { style, least } = shipped[index];
        const ways = near[index].ways.map(({ m, e, style: to }) =>
          m === least.m ? `event-driven ${least.e} → ${e}: ${to}` : `message-driven ${least.m} → ${m}: ${to}`,
        );
        const accepted = STYLES.filter((each) => flows[index].labels.includes(each));
        return [`\`${flows[index].id}\``, `${style} (${least.m}, ${least.e})`, ways.join('; '), accepted.join(', ')];
      }),
    ),
  ].join('\n\n')}\n`;
}

const SIGNS: Record<Style, string> = { 'message-driven': '.', 'event-driven': ':', hybrid: '+', either: ' ' };

/** How many flows lie at each point; the region's sign where there are none. */
function plane(regions: Spec['regions'], found: readonly Outcome[]): string {
  const side = (pick: (least: Outcome['least']) => number) => Math.max(...found.map(({ least }) => pick(least)));
  const [most, wide] = [side(({ m }) => m), side(({ e }) => e)];
  const lines = Array.from({ length: most + 1 }, (_, row) => most - row).map((m) => {
    const cells = Array.from({ length: wide + 1 }, (_, e) => {
      const here = found.filter(({ least }) => least.m === m && least.e === e).length;
      return String(here > 0 ? here : SIGNS[STYLES[regionOf(regions, m, e, 0)]]).padStart(3);
    });
    return `${String(m).padStart(4)} |${cells.join('')}`;
  });
  const axis = Array.from({ length: wide + 1 }, (_, e) => String(e).padStart(3)).join('');
  const legend = STYLES.map((style) => `${SIGNS[style] === ' ' ? 'blank' : SIGNS[style]} ${style}`).join('   ');
  return [
    'need for message-driven',
    ...lines.map((line) => line.trimEnd()),
    `     +${'-'.repeat(3 * (wide + 1))}`,
    `      ${axis}  need for event-driven`,
    '',
    legend,
  ].join('\n');
}
