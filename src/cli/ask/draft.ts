import type { RuleBase } from '../../model/knowledge.js';
import type { Flow, System } from '../../model/system.js';
import { plainFinding } from '../../render/pretty/findings.js';
import { type Edit, readEdited } from '../../system/edit.js';
import { type ReadResult, readParsed } from '../../system/read-parsed.js';
import type { Node } from '../../system/yaml/nodes.js';
import { parseFast } from '../../system/yaml/parse-fast.js';
import { printable } from '../../text/escape.js';
import { LARGEST } from '../input.js';
import { FileError, type Io } from '../io.js';
import { save } from '../save.js';
import { UsageError } from '../usage-error.js';
import { answersToWrite, ownNeedsToWrite } from './answers-to-write.js';
import type { FlowName, SessionPaths } from './setting.js';

/** A text that was read, and what it says. */
interface Document {
  readonly text: string;
  readonly root: Node | undefined;
  readonly system: System;
}

/** The file that an interview fills in: as it was found, and what was answered since. */
export class Draft {
  /** What the answers are put into; undefined until there is a file. */
  private document: Document | undefined;
  /** The text in the file, as far as we know. */
  private onDisk: string | undefined;
  private saved = false;
  /** The needs of one flow in `document`, so that they are read once, however many answers are saved. */
  private before:
    | { readonly document: Document | undefined; readonly flow: string; readonly needs: Flow['needs'] }
    | undefined;

  private constructor(
    private readonly base: RuleBase,
    private readonly io: Io,
    readonly path: string,
  ) {}

  /** @throws UsageError with everything that is wrong with the text it starts from */
  static async open(base: RuleBase, io: Io, { target, text, own }: SessionPaths): Promise<Draft> {
    const draft = new Draft(base, io, target);
    if (text !== undefined) draft.document = await draft.read(text);
    draft.onDisk = own ? text : undefined;
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

  /** The system without what was answered since it was opened or rebased. */
  get system(): System | undefined {
    return this.document?.system;
  }

  /** The flow as the file has it, or would have it, with nothing answered yet. */
  start(flowName: FlowName): Flow {
    const there = this.system?.flows.find(({ name }) => name === flowName.flow);
    if (there !== undefined && flowName.from === undefined && flowName.to === undefined) return there;
    return this.edited({ ...flowName, needs: new Map() });
  }

  /** What holds beneath the answers: what the flow inherits and the named consumers imply, less what is asked for all flows. */
  inherited(flowName: FlowName): Flow {
    const own = [...this.start(flowName).needs.values()].filter(({ origin }) => origin === 'stated');
    const flow = this.edited({ ...flowName, needs: new Map(own.map(({ criterion }) => [criterion, undefined])) });
    const needs = [...flow.needs].filter(([name, { origin }]) => origin !== 'default' || !this.isShared(name));
    return { ...flow, needs: new Map(needs) };
  }

  /**
   * Writes the answers, and nothing before there are any. Taken back, they leave the text as it was, byte for byte.
   * @param always whether the flow is written even where nothing was answered
   */
  async save(flowName: FlowName, flow: Flow, always = false): Promise<void> {
    await this.reloadExternalEdit(flowName);
    const before = this.needsBefore(flowName);
    const { needs, defaults } = answersToWrite(before, flow.needs, (name) => this.isShared(name));
    const idle = needs.size === 0 && defaults.size === 0 && !always;
    if (idle && !this.saved) return;
    const text =
      idle && this.document !== undefined
        ? this.document.text
        : (await Draft.load()).writeAnswers(this.document?.text, { ...flowName, needs, defaults });
    this.put(text);
  }

  /** Writes what the consumers of a flow need for themselves; taken back, it leaves the text as it was. */
  async saveOwnNeeds(flowName: Pick<FlowName, 'system' | 'flow'>, { consumers = [] }: Flow): Promise<void> {
    await this.reloadExternalEdit(flowName);
    const own = ownNeedsToWrite(this.start(flowName).consumers ?? [], consumers);
    const { system, flow } = flowName;
    const edit = { system, flow, needs: new Map(), consumers: own };
    this.put((await Draft.load()).writeAnswers(this.document?.text, edit));
  }

  private put(text: string): void {
    if (text !== this.onDisk) {
      save(this.path, text, this.io);
      this.saved = true;
    }
    this.onDisk = text;
  }

  /** Gives a flow that is in the file another name. @returns whether it has it; one that is not there takes any */
  async rename(from: string, to: string): Promise<boolean> {
    await this.reloadExternalEdit({ flow: from });
    const { document } = this;
    if (from === to || document === undefined || !document.system.flows.some(({ name }) => name === from)) return true;
    const { renameFlow } = await import('../../system/rename-flow.js');
    const text = renameFlow(document.text, document.system, from, to);
    if (text === undefined) return false;
    this.document = await this.read(text);
    return true;
  }

  /** Puts the answers of the next flow into what was written last. */
  async rebase(): Promise<void> {
    if (this.onDisk !== undefined) this.document = await this.read(this.onDisk);
  }

  /** Somebody else may write the file meanwhile; what they wrote stays. */
  private async reloadExternalEdit({ flow }: Pick<FlowName, 'flow'>): Promise<void> {
    if (this.onDisk === undefined) return;
    const text = this.textNow();
    if (text === undefined || text === this.onDisk) return;
    const { root, system, findings } = await this.parse(text);
    if (findings.length > 0 || !system?.flows.some(({ name }) => name === flow)) {
      throw new UsageError(
        `driven: ${printable(this.path)} was changed by another program and can't be continued; it was left as it is\n${findings.map(plainFinding).join('')}`,
      );
    }
    this.document = { text, root, system };
    this.onDisk = text;
  }

  private needsBefore(flowName: FlowName): Flow['needs'] {
    let { before } = this;
    if (before === undefined || before.document !== this.document || before.flow !== flowName.flow) {
      before = { document: this.document, flow: flowName.flow, needs: this.start(flowName).needs };
      this.before = before;
    }
    return before.needs;
  }

  /** Whether a criterion is asked once for all flows. */
  private isShared(name: string): boolean {
    return this.base.criteria.find((criterion) => criterion.name === name)?.everyFlow === true;
  }

  private textNow(): string | undefined {
    try {
      return new TextDecoder().decode(this.io.files.read(this.path, LARGEST));
    } catch (error) {
      if (error instanceof FileError) return undefined;
      throw error;
    }
  }

  private async parse(text: string): Promise<ReadResult & { readonly root: Node | undefined }> {
    const parsed = await parseFast(text);
    return { root: parsed.root, ...readParsed({ path: this.path, text }, parsed, this.base) };
  }

  private async read(text: string): Promise<Document> {
    const { root, ...result } = await this.parse(text);
    return { text, root, system: soundSystem(result) };
  }

  private edited(edit: Edit): Flow {
    const { text = '', root } = this.document ?? {};
    const { flows } = soundSystem(readEdited({ path: this.path, text }, root, edit, this.base));
    const flow = flows.find(({ name }) => name === edit.flow);
    if (flow === undefined) throw new Error(`the flow ${edit.flow} is not in the document`);
    return flow;
  }
}

function soundSystem({ system, findings }: ReadResult): System {
  if (system === undefined || findings.length > 0) throw new UsageError(findings.map(plainFinding).join(''));
  return system;
}
