import { createFinding, type Finding } from '../model/finding.js';
import type { System, Waiver } from '../model/system.js';
import { excerpt } from '../text/escape.js';
import { didYouMean } from '../text/nearest.js';
import { canSuppress, STALE_RULE } from './suppression.js';

/**
 * Marks the findings that a waiver covers, and reports each waiver that covers nothing or has ended.
 * Waivers of rules that did not run are not judged.
 * A flow's waivers cover findings of that flow, and those about the whole system that name it, such as a cycle through it;
 * the system's waivers those of no flow. One that names a consumer covers only what is about that one. The last day counts,
 * in UTC.
 */
export function applyWaivers(
  system: System,
  findings: readonly Finding[],
  today: string,
  isEnabled: (rule: string) => boolean,
  about: ReadonlyMap<string, About>,
): Finding[] {
  const used = new Set<Waiver>();
  const isInForce = (waiver: Waiver) => waiver.until === undefined || waiver.until >= today;
  const byFlow = new Map(system.flows.map((flow) => [flow.name, flow.waive]));
  const marked = findings.map((finding): Finding => {
    const flows = finding.flow === undefined ? (finding.flows ?? []) : [finding.flow];
    const waivers = [
      ...(finding.flow === undefined ? system.waive : []),
      ...flows.flatMap((flow) => byFlow.get(flow) ?? []),
    ];
    const covering = waivers.filter(
      ({ rule, consumer }) =>
        rule === finding.rule &&
        (consumer === undefined || consumer === finding.consumer) &&
        canSuppress('waiver', finding.rule),
    );
    for (const waiver of covering) used.add(waiver);
    const holding = covering.find(isInForce);
    return holding ? { ...finding, suppression: { kind: 'waiver', because: holding.because } } : finding;
  });
  const all = [
    ...system.waive.map((waiver) => ({ waiver, flow: undefined })),
    ...system.flows.flatMap((flow) => flow.waive.map((waiver) => ({ waiver, flow: flow.name }))),
  ];
  const stale = all
    .filter(
      ({ waiver }) =>
        isEnabled(STALE_RULE.waiver) && isEnabled(waiver.rule) && (!used.has(waiver) || !isInForce(waiver)),
    )
    .map(({ waiver, flow }): Finding => {
      const ended = !isInForce(waiver) && used.has(waiver);
      const { message, remedy } = ended ? endedText(waiver) : idleText(waiver, flow, about);
      return createFinding({
        rule: STALE_RULE.waiver,
        severity: 'warning',
        message,
        place: waiver.place,
        system: system.name,
        flow,
        remedy,
        about: [waiver.rule],
      });
    });
  return [...marked, ...stale];
}

/** What a finding is about, and so where it is waived. */
export type About = 'flow' | 'system' | 'never';

type Text = Pick<Finding, 'message' | 'remedy'>;

function endedText({ rule, until }: Waiver): Text {
  return {
    message: `the waiver of \`${rule}\` ended on ${until}, and what it waived is still there`,
    remedy: 'Fix what it waived, or give the waiver a new date and a reason that still holds.',
  };
}

/** Why a waiver covers nothing: its name, its place, or that there is nothing to cover. */
function idleText({ rule, consumer }: Waiver, flow: string | undefined, about: ReadonlyMap<string, About>): Text {
  const of = about.get(rule);
  if (of === undefined)
    return {
      message: `the waiver names \`${excerpt(rule)}\`, and no finding is called that.${didYouMean(rule, about.keys())}`,
      remedy: 'Correct the name; name the rule pack that has it; or remove the waiver.',
    };
  if (of === 'never')
    return { message: `\`${rule}\` can't be waived: what could not be read was not checked`, remedy: 'Remove it.' };
  if (flow !== undefined && of === 'system')
    return {
      message: `the waiver of \`${rule}\` matches no finding that names \`${flow}\``,
      remedy: 'Remove it; or move it to a flow that the finding names, or under the `waive` of the whole file.',
    };
  if (flow === undefined && of === 'flow')
    return {
      message: `\`${rule}\` is about a flow, so a waiver of the whole system does not cover it`,
      remedy: 'Move it under the `waive` of the flow.',
    };
  if (consumer !== undefined)
    return {
      message: `the waiver of \`${rule}\` matches no finding of \`${flow}\` to \`${consumer}\``,
      remedy: 'Remove it; or take its `consumer` out, where the finding is about the whole flow.',
    };
  return {
    message: `the waiver of \`${rule}\` matches no finding${flow === undefined ? ' about the whole system' : ` of \`${flow}\``}`,
    remedy: 'Remove it.',
  };
}
