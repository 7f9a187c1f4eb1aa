import type { Consumer, Flow, Named, SetupValue } from '../../model/system.js';
import type { Change, Changes } from '../../system/yaml/change.js';
import { oneOrList } from '../../system/yaml/print.js';
import type { Claim, DraftConsumer, DraftFlow, Uses } from '../draft.js';
import { claimsText } from '../write.js';
import type { Behind } from './comments.js';
import { newConsumer } from './new-facts.js';
import { isWrittenFrom } from './own-comment.js';

type Facts = ReadonlyMap<string, SetupValue>;

/** What has to change in one flow for it to say what the files say now. */
export class FlowChanges {
  readonly changes = new Map<string, Change>();
  readonly behind: Behind[] = [];
  readonly diff: string[] = [];
  count = 0;

  constructor(
    private readonly text: string,
    private readonly flow: Flow,
    drafted: DraftFlow,
    read: Flow,
    private readonly paths: ReadonlySet<string>,
  ) {
    this.services('from', flow.from, drafted.from);
    if (flow.consumers === undefined) this.services('to', flow.to ?? [], drafted.to ?? []);
    else this.consumers(flow.consumers, drafted.to ?? [], read.consumers ?? []);
    const facts = this.facts(flow.uses, drafted.uses, read.uses, ['uses']);
    if (facts.size > 0) this.changes.set('uses', facts);
  }

  /** Consumers of a map, each with what is set up for it; what people say of one keeps it there. */
  private consumers(before: readonly Consumer[], drafted: readonly DraftConsumer[], read: readonly Consumer[]): void {
    const to = new Map<string, Change>();
    for (const consumer of drafted) {
      const known = before.find(({ name }) => name === consumer.text);
      if (known === undefined) {
        to.set(consumer.text, newConsumer(this.flow.name, consumer, this.behind));
        this.note(`+   to: ${consumer.text}  # ${claimsText([consumer])}`);
        continue;
      }
      const now = read.find(({ name }) => name === consumer.text)?.uses;
      const facts = this.facts(known.uses, consumer.uses, now, ['to', consumer.text, 'uses']);
      if (facts.size > 0) to.set(consumer.text, new Map([['uses', facts]]));
    }
    if (to.size > 0) this.changes.set('to', to);
  }

  /** What differs in the facts under one `uses`, at a path in the flow. */
  private facts(before: Facts | undefined, drafted: Uses, read: Facts | undefined, path: readonly string[]): Changes {
    const facts = new Map<string, Change>();
    for (const [name, claim] of drafted) {
      const now = read?.get(name);
      if (now !== undefined) this.fact(before?.get(name), now, [claim].flat(), path, facts);
    }
    for (const [name, value] of before ?? [])
      if (!drafted.has(name) && this.isOurs(value)) {
        facts.set(name, undefined);
        this.note(`-   ${name}: ${value.text}`);
      }
    return facts;
  }

  private fact(
    before: SetupValue | undefined,
    now: SetupValue,
    claims: readonly Claim[],
    path: readonly string[],
    facts: Map<string, Change>,
  ): void {
    const { name } = now;
    if (before !== undefined && String(before.value) === String(now.value)) return;
    // What a service does where nobody sets it is no reason to doubt what a person says.
    if (before !== undefined && claims.every(({ evidence }) => evidence.grade === 'default') && !this.isOurs(before))
      return;
    facts.set(name, oneOrList(claims.map((claim) => claim.text)));
    this.behind.push({ flow: this.flow.name, path: [...path, name], text: claimsText(claims) });
    if (before !== undefined) this.diff.push(`-   ${name}: ${before.text}`);
    this.note(`+   ${name}: ${now.text}  # ${claimsText(claims)}`);
  }

  /** Services that the files show now are added; those that an import wrote and that they no longer show go. */
  private services(key: 'from' | 'to', before: readonly Named[], claims: readonly Claim[]): void {
    const shown = new Set(claims.map(({ text }) => text));
    const kept = before.filter((named) => shown.has(named.name) || !this.isOurs(named));
    const names = new Set(kept.map(({ name }) => name));
    const added = claims.filter(({ text }) => !names.has(text));
    if (added.length === 0 && kept.length === before.length) return;
    for (const { name } of before) if (!names.has(name)) this.note(`-   ${key}: ${name}`);
    for (const claim of added) this.note(`+   ${key}: ${claim.text}  # ${claimsText([claim])}`);
    const texts = [...kept.map(({ name }) => name), ...added.map(({ text }) => text)];
    this.changes.set(key, texts.length === 0 ? undefined : oneOrList(texts));
    if (kept.length === 0 && added.length > 0)
      this.behind.push({ flow: this.flow.name, path: [key], text: claimsText(added) });
  }

  private isOurs({ place }: Pick<Named, 'place'>): boolean {
    return isWrittenFrom(this.paths, this.text, place);
  }

  private note(line: string): void {
    this.diff.push(line);
    this.count++;
  }
}
