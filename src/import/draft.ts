import type { Place } from '../text/source.js';
import type { NotRead } from './resource.js';
import type { Parameter } from './value.js';

/** What a fact rests on. */
export type Evidence =
  | { readonly grade: 'literal'; readonly place: Place }
  | { readonly grade: 'parameter'; readonly place: Place; readonly parameter: Parameter }
  /** What the service does where nobody sets it; the place is that of what is set up. */
  | { readonly grade: 'default'; readonly place: Place };

/** A name or value with what it rests on. */
export interface Claim {
  readonly text: string;
  readonly evidence: Evidence;
  /** What is to be said of it beside that. */
  readonly note?: string;
  /** Of a broker: whether the protocol alone shows, which others of its family speak as well. */
  readonly isProtocol?: true;
}

/** A fact of which a value stands in the files that only a deployment knows. */
export interface DraftUnread extends NotRead {
  readonly fact: string;
}

/** Facts of `uses` by name; a list only where brokers are several. */
export type Uses = ReadonlyMap<string, Claim | readonly Claim[]>;

export interface DraftConsumer extends Claim {
  /** What differs from one consumer to another is set up for each. */
  readonly uses: Uses;
  /** Whatever the channel is called that it reads, where that is another one than the flow's. */
  readonly channels: readonly string[];
}

export interface DraftFlow {
  readonly name: string;
  /** Of what declares it. */
  readonly place: Place;
  readonly from: readonly Claim[];
  /** Undefined where the files show none: nothing is said of the consumers then. */
  readonly to?: readonly DraftConsumer[];
  readonly needs: ReadonlyMap<string, { readonly values: readonly string[]; readonly because: string }>;
  readonly uses: Uses;
  /** Whatever its channel is called. */
  readonly channels: readonly string[];
  /** Whether the name of its channel is the one that it bears where it runs. */
  readonly isNamed: boolean;
  /** Whether a file declares the channel, or only speaks of it. */
  readonly isDeclared: boolean;
  readonly unread: readonly DraftUnread[];
  /** What is worth a look and is no fact. */
  readonly comments: readonly Claim[];
}

export type NotReadList = readonly NotRead[];

/** How many resources came to what. */
export interface Account {
  readonly resources: number;
  readonly kinds: number;
  readonly flows: number;
  /** Resources that carry flows. */
  readonly channels: number;
  readonly deadLetters: number;
  /** Resources that send, receive, connect or set something up. */
  readonly beside: number;
  readonly notRead: number;
}

/** What a set of files says, as flows. */
export interface Draft {
  readonly flows: readonly DraftFlow[];
  /** Brokers that the files run. */
  readonly running: { readonly criterion: string; readonly brokers: readonly Claim[] };
  /** Brokers whose channels such files declare, whether or not these do. */
  readonly declarable: readonly string[];
  readonly notRead: NotReadList;
  readonly account: Account;
}
