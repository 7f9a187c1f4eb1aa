import type { Flow, Named, SetupValue } from '../../model/system.js';
import type { Change, Changes } from '../../system/yaml/change.js';
import { oneOrList } from '../../system/yaml/print.js';
import type { Claim, DraftFlow } from '../draft.js';
import { claimsText } from '../write.js';
import type { Behind } from './comments.js';
import { isWrittenFrom } from './own-comment.js';

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
    this.services('to', flow.to ?? [], drafted.to ?? []);
    const facts = new Map<string, Change>();
    for (const [name, claim] of drafted.uses) {
      const now = read.uses?.get(name);
      if (now !== undefined) this.fact(name, now, [claim].flat(), facts);
    }
    for (const [name, before] of flow.uses ?? [])
      if (!drafted.uses.has(name) && this.isOurs(before)) {
        facts.set(name, undefined);
        this.note(`-   ${name}: ${before.text}`);
      }
    if (facts.size > 0) this.changes.set('uses', facts as Changes);
  }

  private fact(name: string, now: SetupValue, claims: readonly Claim[], facts: Map<string, Change>): void {
    const before = this.flow.uses?.get(name);
    if (before !== undefined && String(before.value) === String(now.value)) return;
    // What a service does where nobody sets it is no reason to doubt what a person says.
    if (before !== undefined && claims.every(({ evidence }) => evidence.grade === 'default') && !this.isOurs(before))
      return;
    facts.set(name, oneOrList(claims.map((claim) => claim.text)));
    this.behind.push({ flow: this.flow.name, path: ['uses', name], text: claimsText(claims) });
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
