import {
  type CarrierMatch,
  carriedBy,
  type Estate,
  estateOf,
  type RankedCarrier,
  runningOf,
} from '../../brokers/index.js';
import type { Masks } from '../../engine/index.js';
import type { BrokerNeed } from '../../model/advice.js';
import type { Answer } from '../../model/answer.js';
import type { NeedsToDrop } from '../../model/carrying.js';
import type { SetupField } from '../../model/criterion.js';
import type { FlowGraph } from '../../model/pitfalls/graph.js';
import type { Exclusion } from '../../model/rule.js';
import { STYLES, type Style } from '../../model/style.js';
import type { Consumer, Flow, SetupValue } from '../../model/system.js';
import { masksOf } from '../answers/masks.js';
import { byItself, differ, forAll, inOrder, isBehind, seenBy, withoutPublication } from '../consumers/merge.js';
import { Together } from '../consumers/together.js';
import type { EvalContext } from '../pitfalls/eval-context.js';
import type { Rulebook } from '../rulebook.js';
import { brokerNeed } from '../verdict/broker-need.js';
import { analysesOf } from './analyses.js';
import type { CarrierAnalysis } from './carrier-analysis.js';
import { carriersInUse } from './carriers-in-use.js';
import { contextsOf } from './contexts.js';
import { type Consistent, dropContradictions } from './drop-contradictions.js';
import type { StyleAnalysis } from './style-analysis.js';
import type { Seen, Surroundings } from './surroundings.js';

/** A flow of which no other is known. */
const NO_GRAPH: FlowGraph = { facts: {}, notes: new Map() };

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
  private consumersKnown?: readonly FlowAnalysis[];
  private togetherKnown?: Together | null;
  /** With what all of its consumers need alike. */
  readonly flow: Flow;

  /**
   * @param written as the file has it
   * @param around what is known of the system; of a flow by itself nothing is
   */
  constructor(
    readonly written: Flow,
    readonly rulebook: Rulebook,
    private readonly around: Partial<Surroundings> = {},
    private readonly before?: { readonly flow: FlowAnalysis; readonly answer: Answer },
  ) {
    this.flow = forAll(written);
  }

  /** The consumer as which the flow is seen; undefined for the flow itself. */
  get consumer(): string | undefined {
    return this.around.consumer?.name;
  }

  /** How many consumers are named. */
  get named(): number {
    return this.around.consumer?.among ?? this.flow.to?.length ?? 0;
  }

  /** The flow as each of its consumers sees it; none where `to` is no map. */
  get consumers(): readonly FlowAnalysis[] {
    this.consumersKnown ??= (this.written.consumers ?? []).map((consumer) => this.as(consumer));
    return this.consumersKnown;
  }

  /** The flow by what it says itself, as if its consumers said nothing. */
  get itself(): FlowAnalysis {
    const { written, rulebook, around } = this;
    return written.consumers === undefined ? this : new FlowAnalysis(byItself(written), rulebook, around);
  }

  /** What follows from all consumers; undefined where they need the same. */
  get together(): Together | undefined {
    if (this.togetherKnown === undefined) {
      const carried = () => ({ common: this.flow.needs, used: this.used, estate: this.estate });
      this.togetherKnown = differ(this.flow) ? new Together(this.consumers, carried, this.rulebook) : null;
    }
    return this.togetherKnown ?? undefined;
  }

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
    return this.together?.style ?? this.verdict.style;
  }

  get decided(): boolean {
    return this.together?.decided ?? this.verdict.decided;
  }

  get likelihood(): Readonly<Record<Style, number>> {
    if (this.together !== undefined) return this.together.likelihood;
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

  /** The ids that `uses` names as what carries the flow; with what its consumers work from, where that is one whole. */
  get used(): readonly string[] {
    if (this.usedKnown === undefined) {
      const value = this.built({ kind: 'broker' })?.value;
      const own = value === undefined ? [] : Array.isArray(value) ? (value as readonly string[]) : [String(value)];
      const all = [...new Set([...own, ...this.consumers.flatMap(({ used }) => used)])];
      this.usedKnown = all.length > own.length && carriedBy(all, this.rulebook.base.catalogue) !== all ? all : own;
    }
    return this.usedKnown;
  }

  /** Whether a call or a table would do. */
  get brokerNeed(): BrokerNeed {
    this.brokerNeedKnown ??= this.together?.brokerNeed ?? brokerNeed(this.verdict, this.flow.needs);
    return this.brokerNeedKnown;
  }

  /** Ids of what runs already, by what was said of this flow. */
  get running(): readonly string[] {
    return runningOf(this.flow.needs, this.rulebook.base.criteria);
  }

  /** Ids of what this flow says that runs: named under `running`, or used. */
  get runs(): readonly string[] {
    return [...this.running, ...this.used, ...this.consumers.flatMap(({ used }) => used)];
  }

  /** Whether what carries the flow carries another one, too. */
  get usedElsewhere(): boolean {
    return this.around.usedElsewhere?.() ?? false;
  }

  /** What the system runs already; of a flow by itself what it says. */
  get estate(): Estate {
    return this.around.estate?.() ?? estateOf(this.runs, this.rulebook.base.catalogue);
  }

  /** Every carrier worth offering, best first. */
  get ranking(): readonly RankedCarrier[] {
    return this.together?.ranking ?? this.carriers.ranking;
  }

  /** Where nothing can carry it, the smallest sets of needs to give up. */
  get needsToDrop(): readonly NeedsToDrop[] {
    return this.together?.needsToDrop ?? this.carriers.needsToDrop;
  }

  /** What can carry the flow, by what all of its consumers need alike. */
  get carriers(): CarrierAnalysis {
    const { before, estate } = this;
    this.carriersKnown ??= analysesOf(this.rulebook).carriersFor({
      needs: inOrder(this.flow.needs, this.rulebook.base.criteria),
      used: this.used,
      estate,
      verdict: this.verdict,
      ...(before?.flow.estate === estate ? { before: { carriers: before.flow.carriers, answer: before.answer } } : {}),
    });
    return this.carriersKnown;
  }

  /** How what is in use meets the needs; none where nothing is named. */
  get inUse(): readonly CarrierMatch[] {
    this.inUseKnown ??= this.carriedToday();
    return this.inUseKnown;
  }

  /** What pitfalls are held against: one context for each carrier in use, one without a carrier where none is named. */
  contexts(): EvalContext[] {
    return this.contextsFor(this.inUse, this.around.graph?.(this.consumer) ?? NO_GRAPH);
  }

  /** The same of the flow by itself, with what would carry it where nothing is named. */
  contextAlone(): EvalContext {
    const { inUse } = this;
    return this.contextsFor(inUse.length > 0 ? inUse : this.ranking.slice(0, 1), NO_GRAPH)[0];
  }

  /** The same flow in the same system, with one more or another answer. */
  with(answer: Answer): FlowAnalysis {
    const { written, rulebook, around } = this;
    const needs = new Map(written.needs).set(answer.criterion, answer);
    // Of a flow whose consumers need things of their own, what all need may be something else.
    const isMore = written.consumers === undefined && !written.needs.has(answer.criterion);
    return new FlowAnalysis({ ...written, needs }, rulebook, around, isMore ? { flow: this, answer } : undefined);
  }

  /** The same flow as if it were the only one of its system. */
  get alone(): FlowAnalysis {
    const { written, rulebook, around } = this;
    return new FlowAnalysis(written, rulebook, around.consumer === undefined ? {} : { consumer: around.consumer });
  }

  private carriedToday(): readonly CarrierMatch[] {
    const { flow, used, rulebook, around } = this;
    const needs = around.consumer?.behind === true ? withoutPublication(flow.needs, rulebook.base) : flow.needs;
    return carriersInUse(needs, used, rulebook.base);
  }

  private as(consumer: Consumer): FlowAnalysis {
    const { written, rulebook, around } = this;
    const seen = seenBy(written, consumer, rulebook.base);
    const behind = isBehind(written, seen, consumer, rulebook.base);
    const as: Seen = { name: consumer.name, among: written.to?.length ?? 0, behind };
    return new FlowAnalysis(seen, rulebook, { ...around, consumer: as });
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
