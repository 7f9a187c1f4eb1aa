import { createFinding, type Finding } from '../model/finding.js';
import { excerpt } from '../text/escape.js';
import { nearest } from '../text/nearest.js';
import type { Place, SourceText, Span } from '../text/source.js';
import { didYouMean, type Entry, type Fault } from './yaml/nodes.js';

interface Problem {
  readonly span: Span;
  readonly message: string;
  readonly remedy: string;
  readonly flow?: string;
  readonly related?: { readonly span: Span; readonly message: string };
}

interface Details {
  readonly remedy?: string;
  readonly related?: Problem['related'];
  /** Whether something is missing: behind a broken line it may be there. */
  readonly absent?: boolean;
}

/** Collects what is wrong with one source, and makes findings of it at the end, when the system's name is known. */
export class Problems {
  /** The flow being read, which the problems found meanwhile belong to. */
  flow: string | undefined;
  private readonly list: Problem[] = [];
  private readonly broken: number;
  private readonly faultStarts: ReadonlySet<number>;

  /** @param faults of the text as YAML; behind the first one that breaks it nothing else is reported */
  constructor(
    readonly source: SourceText,
    private readonly faults: readonly Fault[] = [],
  ) {
    this.broken = faults.reduce((least, { breaks, span }) => (breaks ? Math.min(least, span.start) : least), Infinity);
    this.faultStarts = new Set(faults.map(({ span }) => span.start));
  }

  /** Whether the text is broken somewhere, so that what was read can't be trusted. */
  get breaks(): boolean {
    return this.broken !== Infinity;
  }

  place(span: Span): Place {
    return { source: this.source, span };
  }

  add(span: Span, message: string, { remedy = '', related, absent = false }: Details = {}): void {
    if ((this.breaks && (absent || span.end >= this.broken)) || this.faultStarts.has(span.start)) return;
    this.list.push({ span, message, remedy, related, flow: this.flow });
  }

  /**
   * Adds an unknown key, with the section where it belongs, in words, or else the nearest known key.
   * @returns the nearest known key
   */
  unknownKey(entry: Entry, what: string, known: Iterable<string>, section?: string): string | undefined {
    const names = [...known];
    const near = section ? undefined : nearest(entry.key, names);
    const hint = section ? `. It belongs under ${section}.` : didYouMean(near);
    const remedy = section ? `Move it under ${section}.` : `Known here: ${names.join(', ')}.`;
    this.add(entry.keySpan, `\`${excerpt(entry.key)}\` is not ${what}${hint}`, { remedy });
    return near;
  }

  /** All problems as findings, in the order of the text. */
  findings(system: string): Finding[] {
    const faults = this.faults.map((fault) => ({ ...fault, remedy: fault.remedy ?? '' }));
    const all: Problem[] = [...faults, ...this.list];
    return all.sort((a, b) => a.span.start - b.span.start).map((problem) => this.finding(problem, system));
  }

  private finding({ span, message, remedy, flow, related }: Problem, system: string): Finding {
    return createFinding({
      rule: 'input',
      severity: 'error',
      message,
      place: this.place(this.trimmed(span)),
      system,
      flow,
      remedy,
      related: related ? [{ message: related.message, place: this.place(related.span) }] : [],
      about: [message],
    });
  }

  // The parser lets a mapping end behind its last line break.
  private trimmed({ start, end }: Span): Span {
    const { text } = this.source;
    let last = Math.min(end, text.length);
    while (last > start && /\s/.test(text[last - 1])) last--;
    return { start: Math.min(start, text.length), end: last };
  }
}
