import type { AdviceChange, ChangedFlow, FactChange, Outcome, Said, UnpairedFlow } from '../model/pages/change.js';
import { jsonText } from '../text/json.js';
import { type Place, positionAt } from '../text/source.js';

interface PlaceJson {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

interface OutcomeJson {
  readonly style: string;
  readonly decided: boolean;
  /** Whether a broker is needed at all; null when that is not known. */
  readonly needed: boolean | null;
  /** The first choice; null when nothing known meets the needs. */
  readonly broker: { readonly id: string; readonly verdict: string } | null;
  readonly pattern: string | null;
  /** Each with its style; only where they need different things. */
  readonly consumers?: readonly { readonly name: string; readonly style: string }[];
}

interface SaidJson extends PlaceJson {
  readonly value: string;
  /** `stated`, `default` (inherited) or `derived` (read off the consumers); null for a fact of `uses`. */
  readonly origin: string | null;
}

interface FactJson {
  readonly section: 'needs' | 'uses';
  readonly name: string;
  /** The consumer that says it for itself; only where it is not the flow. */
  readonly consumer?: string;
  /** null: not stated. */
  readonly old: SaidJson | null;
  readonly new: SaidJson | null;
}

interface WholeJson {
  readonly style: string;
  readonly decided: boolean;
  readonly brokers: readonly string[];
}

interface ChangedJson extends PlaceJson {
  readonly name: string;
  /** Of `style`, `decided`, `needed`, `broker`, `verdict`, `pattern`, `perConsumer`, in this order. */
  readonly changed: readonly string[];
  readonly old: OutcomeJson;
  readonly new: OutcomeJson;
  /** `smallest` is false when too many facts changed to try all sets; then `facts` is every one of them. */
  readonly because: {
    readonly smallest: boolean;
    readonly facts: readonly FactJson[];
    /** Other sets of as many facts that would have done by themselves. */
    readonly instead: readonly (readonly FactJson[])[];
  };
  readonly withoutEffect: readonly FactJson[];
}

interface UnpairedJson extends PlaceJson {
  readonly name: string;
  readonly advice: OutcomeJson;
  /** The flow of the other file that it looks renamed from or to. */
  readonly alike: string | null;
}

/** What `diff --format json` prints: keys always present, always in this order. */
export interface DiffJson {
  readonly driven: 1;
  readonly system: string;
  readonly files: { readonly old: string; readonly new: string };
  /** What `--fail-on changed` goes by. */
  readonly changed: boolean;
  readonly summary: {
    readonly changed: number;
    readonly added: number;
    readonly removed: number;
    readonly unchanged: number;
  };
  readonly recommendation: { readonly old: WholeJson; readonly new: WholeJson };
  readonly flows: readonly ChangedJson[];
  readonly added: readonly UnpairedJson[];
  readonly removed: readonly UnpairedJson[];
  /** Changed facts of flows whose advice did not change; a fact that several inherit is listed once. */
  readonly withoutEffect: readonly { readonly fact: FactJson; readonly flows: readonly string[] }[];
}

export const diffJson = (change: AdviceChange): string => jsonText(diffValue(change));

/** The same as a value, to be a part of another one. */
export function diffValue(change: AdviceChange): unknown {
  const { changed, added, removed, unchanged } = change;
  const json: DiffJson = {
    driven: 1,
    system: change.system,
    files: { old: change.paths.old, new: change.paths.new },
    changed: change.any,
    summary: { changed: changed.length, added: added.length, removed: removed.length, unchanged },
    recommendation: { old: whole(change.whole.old), new: whole(change.whole.new) },
    flows: changed.map(changedFlow),
    added: added.map(unpaired),
    removed: removed.map(unpaired),
    withoutEffect: change.withoutEffect.map(({ fact, flows }) => ({ fact: factJson(fact), flows })),
  };
  return json;
}

const whole = ({ style, decided, brokers }: WholeJson): WholeJson => ({ style, decided, brokers });

function placeJson({ source, span }: Place): PlaceJson {
  return { file: source.path, ...positionAt(source, span.start) };
}

function outcome({ style, decided, needed, broker, pattern, consumers = [] }: Outcome): OutcomeJson {
  return {
    style,
    decided,
    needed,
    broker: broker && { id: broker.id, verdict: broker.verdict },
    pattern,
    ...(consumers.length === 0 ? {} : { consumers }),
  };
}

function sideJson(side: Said | null): SaidJson | null {
  return side && { value: side.text, origin: side.origin, ...placeJson(side.place) };
}

function factJson({ section, name, consumer, old, new: now }: FactChange): FactJson {
  return { section, name, ...(consumer === undefined ? {} : { consumer }), old: sideJson(old), new: sideJson(now) };
}

function changedFlow({ name, place, aspects, old, new: now, cause, withoutEffect }: ChangedFlow): ChangedJson {
  return {
    name,
    ...placeJson(place),
    changed: aspects,
    old: outcome(old),
    new: outcome(now),
    because: {
      smallest: cause.smallest,
      facts: cause.facts.map(factJson),
      instead: cause.instead.map((set) => set.map(factJson)),
    },
    withoutEffect: withoutEffect.map(factJson),
  };
}

function unpaired({ name, place, outcome: advice, alike }: UnpairedFlow): UnpairedJson {
  return { name, ...placeJson(place), advice: outcome(advice), alike };
}
