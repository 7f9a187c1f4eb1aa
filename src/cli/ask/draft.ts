import type { RuleBase } from '../../model/knowledge.js';
import type { Flow, System } from '../../model/system.js';
import { plainFinding } from '../../render/pretty/findings.js';
import { readSystem } from '../../system/read.js';
import { writeAnswers } from '../../system/write.js';
import { printable } from '../../text/escape.js';
import { LARGEST } from '../input.js';
import { FileError, type Io } from '../io.js';
import { UsageError } from '../usage-error.js';
import type { Places } from './places.js';

/** A flow by its name, and what is said of it beside its needs; `from` and `to` only where it is new. */
export interface Named {
  readonly system: string;
  readonly flow: string;
  readonly from?: readonly string[];
  readonly to?: readonly string[];
}

/** The file that an interview fills in: as it was found, and what was answered since. */
export class Draft {
  /** The text that the answers are put into; undefined until there is a file. */
  private ground: string | undefined;
  /** What lies in the file now, as far as we know. */
  private written: string | undefined;
  private saved = false;
  private known:
    | { readonly ground: string | undefined; readonly flow: string; readonly needs: Flow['needs'] }
    | undefined;

  private latest: System | undefined;

  private constructor(
    private readonly base: RuleBase,
    private readonly io: Io,
    readonly path: string,
  ) {}

  static open(base: RuleBase, io: Io, { target, text, own }: Places): Draft {
    const draft = new Draft(base, io, target);
    draft.ground = text;
    draft.written = own ? text : undefined;
    return draft;
  }

  /** Whether anything was written in this session. */
  get touched(): boolean {
    return this.saved;
  }

  system(): System | undefined {
    return this.ground === undefined ? undefined : this.read(this.ground);
  }

  /** The flow as the file has it, or would have it, with nothing answered yet. */
  start(named: Named): Flow {
    const there = this.system()?.flows.find(({ name }) => name === named.flow);
    if (there !== undefined && named.from === undefined && named.to === undefined) return there;
    return this.flowIn(writeAnswers(this.ground, { ...named, needs: new Map() }), named.flow);
  }

  /** The same flow with none of its own answers: what it inherits, and what the named consumers imply. */
  beneath(named: Named): Flow {
    const own = [...this.start(named).needs.values()].filter(({ origin }) => origin === 'stated');
    const needs = new Map(own.map(({ criterion }) => [criterion, undefined]));
    return this.flowIn(writeAnswers(this.ground, { ...named, needs }), named.flow);
  }

  /** Writes the answers, and nothing before there are any. Taken back, they leave the text as it was, byte for byte. */
  save(named: Named, flow: Flow, even = false): void {
    this.adopt(named);
    const before = this.before(named);
    const needs = new Map<string, string | undefined>();
    for (const name of new Set([...before.keys(), ...flow.needs.keys()])) {
      const [old, now] = [before, flow.needs].map((answers) => {
        const answer = answers.get(name);
        return answer?.origin === 'stated' || answer?.origin === 'argument' ? answer.text : undefined;
      });
      if (old !== now) needs.set(name, now);
    }
    if (needs.size === 0 && !this.saved && !even) return;
    const text =
      needs.size === 0 && !even && this.ground !== undefined
        ? this.ground
        : writeAnswers(this.ground, { ...named, needs });
    if (text !== this.written) {
      this.io.files.write(this.path, text);
      this.saved = true;
    }
    this.written = text;
  }

  /** Makes what was written the ground for the next flow. */
  settle(): void {
    this.ground = this.written ?? this.ground;
  }

  /** Somebody else may write the file meanwhile; what they wrote stays. */
  private adopt({ flow }: Named): void {
    if (this.written === undefined) return;
    const now = this.textNow();
    if (now === undefined || now === this.written) return;
    const { system, findings } = readSystem({ path: this.path, text: now }, this.base);
    if (findings.length > 0 || !system?.flows.some(({ name }) => name === flow)) {
      throw new UsageError(
        `driven: ${printable(this.path)} was changed by another program and can't be continued; it was left as it is\n${findings.map(plainFinding).join('')}`,
      );
    }
    this.ground = now;
    this.written = now;
  }

  /** The needs that the ground has already; read once, however many answers are saved. */
  private before(named: Named): Flow['needs'] {
    let { known } = this;
    if (known === undefined || known.ground !== this.ground || known.flow !== named.flow) {
      known = { ground: this.ground, flow: named.flow, needs: this.start(named).needs };
      this.known = known;
    }
    return known.needs;
  }

  private textNow(): string | undefined {
    try {
      return new TextDecoder().decode(this.io.files.read(this.path, LARGEST));
    } catch (error) {
      if (error instanceof FileError) return undefined;
      throw error;
    }
  }

  private read(text: string): System {
    if (this.latest?.source.text === text) return this.latest;
    const { system, findings } = readSystem({ path: this.path, text }, this.base);
    if (system === undefined || findings.length > 0) throw new UsageError(findings.map(plainFinding).join(''));
    this.latest = system;
    return system;
  }

  private flowIn(text: string, name: string): Flow {
    const flow = this.read(text).flows.find((each) => each.name === name);
    if (flow === undefined) throw new Error(`the flow ${name} is not in what was written`);
    return flow;
  }
}
