import type { Place, SourceText } from '../text/source.js';
import type { Answers } from './answer.js';

export interface Named {
  readonly name: string;
  readonly place: Place;
}

/** One fact of `uses`: durations in seconds, shares 0..1, names as written. */
export interface SetupValue {
  readonly name: string;
  readonly value: boolean | number | string | readonly string[];
  readonly text: string;
  readonly place: Place;
  /** Where nobody sets it: what the service that deploys does by itself. */
  readonly basis?: 'default';
}

export interface Waiver {
  readonly rule: string;
  readonly because: string;
  /** Last day on which it holds, YYYY-MM-DD, UTC. */
  readonly until?: string;
  readonly see?: string;
  readonly place: Place;
}

/** Free text that the report prints. */
export interface Decision {
  readonly status?: string;
  readonly date?: string;
  readonly deciders: readonly string[];
  /** Keys beyond these three, as written. */
  readonly more: readonly { readonly key: string; readonly text: string }[];
}

export interface Flow {
  readonly name: string;
  /** Of the flow's key. */
  readonly place: Place;
  readonly about?: string;
  readonly after: readonly Named[];
  readonly decision?: Decision;
  readonly from: readonly Named[];
  /** Undefined when the key is absent: nothing was said of the consumers. */
  readonly to?: readonly Named[];
  readonly needs: Answers;
  /** Undefined when the flow has no `uses` at all. */
  readonly uses?: ReadonlyMap<string, SetupValue>;
  readonly waive: readonly Waiver[];
}

/** What every flow inherits unless it says so itself. */
export interface Defaults {
  readonly needs: Answers;
  readonly uses?: ReadonlyMap<string, SetupValue>;
}

export interface System {
  readonly source: SourceText;
  /** The files that deploy it, where they are the description: then nothing is known of the code. */
  readonly files?: readonly SourceText[];
  readonly name: string;
  readonly defaults?: Defaults;
  readonly flows: readonly Flow[];
  /** Where it says that no flow is known yet. */
  readonly flowsPlace?: Place;
  readonly waive: readonly Waiver[];
}
