import { type CarrierMatch, type Estate, estateOf, runningOf } from '../../brokers/index.js';
import type { Masks } from '../../engine/index.js';
import type { BrokerNeed } from '../../model/advice.js';
import type { Answer } from '../../model/answer.js';
import type { SetupField } from '../../model/criterion.js';
import type { FlowGraph } from '../../model/pitfalls/graph.js';
import type { Exclusion } from '../../model/rule.js';
import { STYLES, type Style } from '../../model/style.js';
import type { Flow, SetupValue } from '../../model/system.js';
import { masksOf } from '../answers/masks.js';
import type { EvalContext } from '../pitfalls/eval-context.js';
import type { Rulebook } from '../rulebook.js';
import { brokerNeed } from '../verdict/broker-need.js';
import { analysesOf } from './analyses.js';
import type { CarrierAnalysis } from './carrier-analysis.js';
import { carriersInUse } from './carriers-in-use.js';
import { contextsOf } from './contexts.js';
import { type Consistent, dropContradictions } from './drop-contradictions.js';
import type { StyleAnalysis } from './style-analysis.js';

/** A flow of which no other is known. */
const NO_GRAPH: FlowGraph = { facts: {}, notes: new Map() };

/** What an analysis takes from the system that its flow is part of. */
export interface Surroundings {
  /** The name of the system. */
  readonly system: string;
  /** The place of the flow among the others. */
  readonly graph: () => FlowGraph;
  /** What all flows together run. */
  readonly estate: () => Estate;
  /** Whether what carries the flow carries another one, too. */
  readonly usedElsewhere: () => boolean;
}

/**
 * A flow by one rulebook, with all that follows from what it says; each part is worked out when it is first asked for,
 * and shared with the flows that say the same.
 */
export class FlowAnalysis {
  private fullKnown?: StyleAnalysis;
  private consistentKnown?: Consistent;
  private brokerNeedKnown?: BrokerNeed;
  private usedKnown?: readonly string[];
  private carriersKnown?: CarrierAnalysis;
  private inUseKnown?: readonly CarrierMatch[];

  /** @param around what is known of the system; of a flow by itself nothing is */
  constructor(
    readonly flow: Flow,
    readonly rulebook: Rulebook,
    private readonly around: Partial<Surroundings> = {},
    private readonly before?: { readonly flow: FlowAnalysis; readonly answer: Answer },
  ) {}

  /** The name of the system, empty where it is not known. */
  get system(): string {
    return this.around.system ?? '';
  }

  /** What follows with all exclusions, even where the answers break some. */
  get full(): StyleAnalysis {
    this.fullKnown ??= analysesOf(this.rulebook).style(masksOf(this.rulebook, this.flow.needs));
    return this.fullKnown;
  }

  get masks(): Masks {
    return this.full.masks;
  }

  /** The exclusions that the answers break. */
  get broken(): readonly Exclusion[] {
    return this.consistent.broken;
  }

  /** What follows without the exclusions that the answers break. */
  get verdict(): StyleAnalysis {
    return this.consistent.verdict;
  }

  get style(): Style {
    return this.verdict.style;
  }

  get decided(): boolean {
    return this.verdict.decided;
  }

  get likelihood(): Readonly<Record<Style, number>> {
    const { likelihood } = this.verdict.outlook;
    return Object.fromEntries(STYLES.map((style, index) => [style, likelihood[index]])) as Record<Style, number>;
  }

  /** The fact of `uses` of a kind or in a role, such as what carries the flow. */
  built(is: Partial<Pick<SetupField, 'kind' | 'role'>>): SetupValue | undefined {
    const { uses } = this.flow;
    if (uses === undefined) return undefined;
    const { setup } = this.rulebook.base;
    const field = setup.find(({ kind, role }) => (is.kind ?? kind) === kind && (is.role ?? role) === role);
    return field && uses.get(field.name);
  }

  /** The ids that `uses` names as what carries the flow. */
  get used(): readonly string[] {
    if (this.usedKnown === undefined) {
      const value = this.built({ kind: 'broker' })?.value;
      this.usedKnown = value === undefined ? [] : Array.isArray(value) ? (value as readonly string[]) : [String(value)];
    }
    return this.usedKnown;
  }

  /** Whether a call or a table would do. */
  get brokerNeed(): BrokerNeed {
    this.brokerNeedKnown ??= brokerNeed(this.verdict, this.flow.needs);
    return this.brokerNeedKnown;
  }

  /** Ids of what runs already, by what was said of this flow. */
  get running(): readonly string[] {
    return runningOf(this.flow.needs, this.rulebook.base.criteria);
  }

  /** Ids of what this flow says that runs: named under `running`, or used. */
  get runs(): readonly string[] {
    return [...this.running, ...this.used];
  }

  /** Whether what carries the flow carries another one, too. */
  get usedElsewhere(): boolean {
    return this.around.usedElsewhere?.() ?? false;
  }

  /** What the system runs already; of a flow by itself what it says. */
  get estate(): Estate {
    return this.around.estate?.() ?? estateOf(this.runs, this.rulebook.base.catalogue);
  }

  /** What can carry the flow. */
  get carriers(): CarrierAnalysis {
    const { before, estate } = this;
    this.carriersKnown ??= analysesOf(this.rulebook).carriersFor({
      needs: this.flow.needs,
      used: this.used,
      estate,
      verdict: this.verdict,
      ...(before?.flow.estate === estate ? { before: { carriers: before.flow.carriers, answer: before.answer } } : {}),
    });
    return this.carriersKnown;
  }

  /** How what is in use meets the needs; none where nothing is named. */
  get inUse(): readonly CarrierMatch[] {
    this.inUseKnown ??= carriersInUse(this.flow.needs, this.used, this.rulebook.base);
    return this.inUseKnown;
  }

  /** What pitfalls are held against: one context for each carrier in use, one without a carrier where none is named. */
  contexts(): EvalContext[] {
    return this.contextsFor(this.inUse, this.around.graph?.() ?? NO_GRAPH);
  }

  /** The same of the flow by itself, with what would carry it where nothing is named. */
  contextAlone(): EvalContext {
    const { inUse } = this;
    return this.contextsFor(inUse.length > 0 ? inUse : this.carriers.ranking.slice(0, 1), NO_GRAPH)[0];
  }

  /** The same flow in the same system, with one more or another answer. */
  with(answer: Answer): FlowAnalysis {
    const { flow, rulebook, around } = this;
    const isMore = !flow.needs.has(answer.criterion);
    const needs = new Map(flow.needs).set(answer.criterion, answer);
    return new FlowAnalysis({ ...flow, needs }, rulebook, around, isMore ? { flow: this, answer } : undefined);
  }

  /** The same flow as if it were the only one of its system. */
  get alone(): FlowAnalysis {
    return new FlowAnalysis(this.flow, this.rulebook);
  }

  private get consistent(): Consistent {
    this.consistentKnown ??= dropContradictions(this.full, (dropped) =>
      analysesOf(this.rulebook).without(dropped).style(this.masks),
    );
    return this.consistentKnown;
  }

  private contextsFor(matches: readonly CarrierMatch[], graph: FlowGraph): EvalContext[] {
    return contextsOf(this.flow, this.built({ kind: 'pattern' }), this.rulebook.base, matches, graph);
  }
}
