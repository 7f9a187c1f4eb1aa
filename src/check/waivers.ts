import { type Finding, fresh } from '../model/finding.js';
import { fingerprint } from '../model/fingerprint.js';
import type { System, Waiver } from '../model/system.js';

/** Input faults can't be waived: what could not be read was not checked. */
const NEVER = new Set(['input', 'unused-waiver']);

/**
 * Marks the findings that a waiver covers, and reports each waiver that covers nothing or has ended.
 * Of a rule that did not run nothing is known, so its waivers are let be.
 * A flow's waivers cover findings of that flow, the system's those of no flow. The last day counts, in UTC.
 */
export function applyWaivers(
  system: System,
  findings: readonly Finding[],
  today: string,
  ran: (rule: string) => boolean = () => true,
): Finding[] {
  const used = new Set<Waiver>();
  const held = (waiver: Waiver) => waiver.until === undefined || waiver.until >= today;
  const byFlow = new Map(system.flows.map((flow) => [flow.name, flow.waive]));
  const marked = findings.map((finding) => {
    const waivers = finding.flow === undefined ? system.waive : (byFlow.get(finding.flow) ?? []);
    const covering = waivers.filter((waiver) => waiver.rule === finding.rule && !NEVER.has(finding.rule));
    for (const waiver of covering) used.add(waiver);
    const holding = covering.find(held);
    return holding ? { ...finding, waived: true, waivedBecause: holding.because } : finding;
  });
  const all = [
    ...system.waive.map((waiver) => ({ waiver, flow: undefined })),
    ...system.flows.flatMap((flow) => flow.waive.map((waiver) => ({ waiver, flow: flow.name }))),
  ];
  const stale = all
    .filter(({ waiver }) => ran('unused-waiver') && ran(waiver.rule) && (!used.has(waiver) || !held(waiver)))
    .map(({ waiver, flow }): Finding => {
      const ended = !held(waiver) && used.has(waiver);
      return fresh({
        rule: 'unused-waiver',
        severity: 'warning',
        message: ended
          ? `the waiver of \`${waiver.rule}\` ended on ${waiver.until}, and what it waived is still there`
          : `the waiver of \`${waiver.rule}\` matches no finding${flow === undefined ? ' about the whole system' : ` of \`${flow}\``}`,
        place: waiver.place,
        ...(flow === undefined ? {} : { flow }),
        facts: {},
        remedy: ended
          ? 'Mend what it waived, or give the waiver a new date and a reason that still holds.'
          : 'Remove it.',
        sources: [],
        related: [],
        fingerprint: fingerprint([system.name, flow ?? '', 'unused-waiver', waiver.rule]),
      });
    });
  return [...marked, ...stale];
}
