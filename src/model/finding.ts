import { type Place, positionAt } from '../text/source.js';
import { fingerprint } from './fingerprint.js';

export const SEVERITIES = ['error', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** One level lower; what is only information stays that. */
export const lowered = (severity: Severity): Severity =>
  SEVERITIES[Math.min(SEVERITIES.indexOf(severity) + 1, SEVERITIES.length - 1)];

/**
 * What a finding rests on at the weakest: what the file says, what the product does where nobody sets it, or that a
 * mitigation of the team's own work counts as not there until it is stated.
 */
export const GROUNDS = ['stated', 'default', 'presumed'] as const;
export type Basis = (typeof GROUNDS)[number];

/** A second place involved, such as the other half of a contradiction. */
export interface Related {
  readonly message: string;
  readonly place: Place;
}

/** Why a finding does not count: a waiver in the file covers it, or an entry of the baseline. */
export type Suppression = { readonly kind: 'waiver'; readonly because: string } | { readonly kind: 'baseline' };

/** One thing found: a value, never thrown and never rendered before the edge. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong here. */
  readonly message: string;
  readonly place: Place;
  readonly flow?: string;
  /** The consumer of the flow that it is about, where it is about one alone. */
  readonly consumer?: string;
  /** Of a finding about the whole system: the flows that it names, at each of which it may be waived. */
  readonly flows?: readonly string[];
  /** Where it is left out, what the file says. */
  readonly basis?: Basis;
  /** The facts that decided, by name, as written. */
  readonly facts: { readonly [name: string]: string };
  /** What to do. */
  readonly remedy: string;
  readonly sources: readonly string[];
  readonly related: readonly Related[];
  /** Absent where the finding counts. */
  readonly suppression?: Suppression;
  /** Stable under moved lines: made of system, flow, consumer, rule, facts' names and the named object. */
  readonly fingerprint: string;
}

/** What a finding is made of; facts, sources and related places only where there are some. */
export interface NewFinding
  extends Pick<Finding, 'rule' | 'severity' | 'message' | 'place' | 'remedy'>,
    Partial<Pick<Finding, 'flow' | 'consumer' | 'flows' | 'basis' | 'facts' | 'sources' | 'related'>> {
  /** Name of the system; left out where it is not known. */
  readonly system?: string;
  /** What tells it from other findings of its rule: the names of facts, and the object named. */
  readonly about: readonly string[];
}

/** A finding as it is made: not suppressed yet. */
export function createFinding({ system = '', about, flow, consumer, flows, basis, ...given }: NewFinding): Finding {
  const { rule, severity, message, place, remedy, facts = {}, sources = [], related = [] } = given;
  return {
    rule,
    severity,
    message,
    place,
    ...(flow === undefined ? {} : { flow }),
    ...(consumer === undefined ? {} : { consumer }),
    ...(flows === undefined ? {} : { flows }),
    ...(basis === undefined ? {} : { basis }),
    facts,
    remedy,
    sources,
    related,
    fingerprint: fingerprint([system, flow ?? '', ...(consumer === undefined ? [] : [consumer]), rule, ...about]),
  };
}

/** The one order of findings: file, line, column, rule. */
export function compareFindings(a: Finding, b: Finding): number {
  const byText = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0);
  const file = byText(a.place.source.path, b.place.source.path);
  if (file !== 0) return file;
  const at = positionAt(a.place.source, a.place.span.start);
  const bt = positionAt(b.place.source, b.place.span.start);
  return at.line - bt.line || at.column - bt.column || byText(a.rule, b.rule) || byText(a.message, b.message);
}
