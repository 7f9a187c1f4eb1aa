import type { RuleBase } from '../../model/knowledge.js';
import type { Flow, System } from '../../model/system.js';
import { plainFinding } from '../../render/pretty/findings.js';
import { readSystemFast } from '../../system/read-system-fast.js';
import type { Edit } from '../../system/write.js';
import { printable } from '../../text/escape.js';
import { LARGEST } from '../input.js';
import { FileError, type Io } from '../io.js';
import { UsageError } from '../usage-error.js';
import type { SessionPaths } from './session-paths.js';

/** A flow by its name, and what is said of it beside its needs; `from` and `to` only where it is new. */
export interface FlowName {
  readonly system: string;
  readonly flow: string;
  readonly from?: readonly string[];
  readonly to?: readonly string[];
}

/** The file that an interview fills in: as it was found, and what was answered since. */
export class Draft {
  /** The text that the answers are put into, with the system that it describes; undefined until there is a file. */
  private original: { readonly text: string; readonly system: System } | undefined;
  /** What lies in the file now, as far as we know. */
  private written: string | undefined;
  private saved = false;
  private known:
    | { readonly ground: Draft['original']; readonly flow: string; readonly needs: Flow['needs'] }
    | undefined;

  private constructor(
    private readonly base: RuleBase,
    private readonly io: Io,
    readonly path: string,
  ) {}

  /** @throws UsageError with everything that is wrong with the text it starts from */
  static async open(base: RuleBase, io: Io, { target, text, own }: SessionPaths): Promise<Draft> {
    const draft = new Draft(base, io, target);
    if (text !== undefined) draft.original = { text, system: await draft.read(text) };
    draft.written = own ? text : undefined;
    return draft;
  }

  /** Loads what changes a text, which no first screen needs. */
  static load(): Promise<typeof import('../../system/write.js')> {
    return import('../../system/write.js');
  }

  /** Whether anything was written in this session. */
  get touched(): boolean {
    return this.saved;
  }

  /** The system without what was answered since it was opened or settled. */
  get system(): System | undefined {
    return this.original?.system;
  }

  /** The flow as the file has it, or would have it, with nothing answered yet. */
  async start(named: FlowName): Promise<Flow> {
    const there = this.system?.flows.find(({ name }) => name === named.flow);
    if (there !== undefined && named.from === undefined && named.to === undefined) return there;
    return this.with({ ...named, needs: new Map() });
  }

  /** The same flow with none of its own answers: what it inherits, and what the named consumers imply. */
  async inherited(named: FlowName): Promise<Flow> {
    const start = await this.start(named);
    const own = [...start.needs.values()].filter(({ origin }) => origin === 'stated');
    return this.with({ ...named, needs: new Map(own.map(({ criterion }) => [criterion, undefined])) });
  }

  /** Writes the answers, and nothing before there are any. Taken back, they leave the text as it was, byte for byte. */
  async save(named: FlowName, flow: Flow, even = false): Promise<void> {
    await this.reloadExternalEdit(named);
    const before = await this.before(named);
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
      needs.size === 0 && !even && this.original !== undefined
        ? this.original.text
        : await this.textWith({ ...named, needs });
    if (text !== this.written) {
      this.io.files.write(this.path, text);
      this.saved = true;
    }
    this.written = text;
  }

  /** Makes what was written the ground for the next flow. */
  async rebase(): Promise<void> {
    if (this.written !== undefined) this.original = { text: this.written, system: await this.read(this.written) };
  }

  /** Somebody else may write the file meanwhile; what they wrote stays. */
  private async reloadExternalEdit({ flow }: FlowName): Promise<void> {
    if (this.written === undefined) return;
    const now = this.textNow();
    if (now === undefined || now === this.written) return;
    const { system, findings } = await readSystemFast({ path: this.path, text: now }, this.base);
    if (findings.length > 0 || !system?.flows.some(({ name }) => name === flow)) {
      throw new UsageError(
        `driven: ${printable(this.path)} was changed by another program and can't be continued; it was left as it is\n${findings.map(plainFinding).join('')}`,
      );
    }
    this.original = { text: now, system };
    this.written = now;
  }

  /** The needs that the ground has already; read once, however many answers are saved. */
  private async before(named: FlowName): Promise<Flow['needs']> {
    let { known } = this;
    if (known === undefined || known.ground !== this.original || known.flow !== named.flow) {
      known = { ground: this.original, flow: named.flow, needs: (await this.start(named)).needs };
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

  private async textWith(edit: Edit): Promise<string> {
    const { writeAnswers } = await Draft.load();
    return writeAnswers(this.original?.text, edit);
  }

  private async read(text: string): Promise<System> {
    const { system, findings } = await readSystemFast({ path: this.path, text }, this.base);
    if (system === undefined || findings.length > 0) throw new UsageError(findings.map(plainFinding).join(''));
    return system;
  }

  private async with(edit: Edit): Promise<Flow> {
    const { flows } = await this.read(await this.textWith(edit));
    const flow = flows.find(({ name }) => name === edit.flow);
    if (flow === undefined) throw new Error(`the flow ${edit.flow} is not in what was written`);
    return flow;
  }
}
