import type { Rulebook } from '../../src/advice/index.js';
import type { Spec } from '../../src/engine/index.js';
import type { Style } from '../../src/model/style.js';
import { GROUPS, type Group, type Judged, judgedFlows, type Outcome, outcomes } from './judged.js';

/** What the shipped rules say of the judged flows, and what other weights and borders would say instead. */
export class Comparison {
  readonly flows: readonly Judged[];
  readonly shipped: readonly Outcome[];
  readonly styles: readonly Style[];

  constructor(readonly rulebook: Rulebook) {
    this.flows = judgedFlows(rulebook);
    this.shipped = outcomes(this.flows, rulebook.spec);
    this.styles = this.shipped.map(({ style }) => style);
  }

  size(group: Group): number {
    return this.flows.filter((flow) => flow.group === group).length;
  }

  /** With how many flows some styles agree; with all groups unless one is named. */
  agreeing(styles: readonly Style[], group?: Group): number {
    return this.flows.filter(
      (flow, index) => (group ?? flow.group) === flow.group && flow.labels.includes(styles[index]),
    ).length;
  }

  /** The flows that come out otherwise than as shipped. */
  changed(styles: readonly Style[]): number[] {
    return styles.flatMap((style, index) => (style === this.styles[index] ? [] : [index]));
  }

  withBorders(borders: Partial<Spec['regions']>): Style[] {
    return this.under({ regions: { ...this.rulebook.spec.regions, ...borders } });
  }

  /** Other weights for some rules, by position; undefined leaves one as it is, 0 leaves it out. */
  withWeights(weightOf: (rule: number) => number | undefined): Style[] {
    const { spec } = this.rulebook;
    const rules = spec.rules.map((rule, index) => {
      const weight = weightOf(index);
      if (weight === undefined) return rule;
      return { ...rule, m: rule.m && weight, e: rule.e && weight, decisive: rule.decisive && weight > 0 };
    });
    return this.under({ rules });
  }

  private under(other: Partial<Spec>): Style[] {
    return outcomes(this.flows, { ...this.rulebook.spec, ...other }).map(({ style }) => style);
  }

  /** Cells of a table: the agreements, then what comes out otherwise; bold where that no longer agrees. */
  cells(styles: readonly Style[]): string[] {
    const told = new Map<string, string[]>();
    for (const index of this.changed(styles)) {
      const { id, labels } = this.flows[index];
      const change = `${this.styles[index]} → ${styles[index]}`;
      told.set(change, [...(told.get(change) ?? []), labels.includes(styles[index]) ? `\`${id}\`` : `**\`${id}\`**`]);
    }
    const changes = [...told].map(([change, ids]) => `${change}: ${ids.join(', ')}`).join('; ');
    return [...GROUPS.map((group) => String(this.agreeing(styles, group))), changes || '–'];
  }
}
