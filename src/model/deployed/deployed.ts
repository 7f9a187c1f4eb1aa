import type { Place, SourceText } from '../../text/source.js';
import type { Named, SetupValue } from '../system.js';

/** A fact as files that deploy set it. */
export interface DeployedFact extends SetupValue {
  /** The parameter whose default it is: a deployment may say otherwise. */
  readonly parameter?: Named;
}

export interface DeployedBroker {
  readonly id: string;
  readonly place: Place;
  readonly parameter?: Named;
  /** Whether the protocol alone shows, which others of its family speak as well. */
  readonly isProtocol: boolean;
}

/** A value that stands in the files and that only a deployment knows. */
export interface DeployedUnread {
  readonly fact: string;
  readonly place: Place;
  readonly what: string;
  readonly reason: string;
}

export interface DeployedConsumer extends Named {
  /** Of all of them, what the flow says and what is set up for it alone. */
  readonly facts: ReadonlyMap<string, DeployedFact>;
  readonly brokers: readonly DeployedBroker[];
  /** Whatever the channel is called that it reads, where that is another one than the flow's. */
  readonly channels: readonly string[];
}

/** A flow as files that deploy show it. */
export interface DeployedFlow extends Named {
  readonly channel: Named;
  /** Whatever its channel is called. */
  readonly channels: readonly string[];
  /** Whether the name of its channel is the one that it bears where it runs. */
  readonly isNamed: boolean;
  /** Whether a file declares the channel, or only speaks of it. */
  readonly isDeclared: boolean;
  readonly facts: ReadonlyMap<string, DeployedFact>;
  readonly brokers: readonly DeployedBroker[];
  /** Undefined where the files show none: nothing is known of them then. */
  readonly consumers?: readonly DeployedConsumer[];
  readonly unread: readonly DeployedUnread[];
}

/** What files that deploy say together. */
export interface Deployed {
  readonly files: readonly SourceText[];
  readonly flows: readonly DeployedFlow[];
  /** Brokers whose channels such files declare, whether or not these do. */
  readonly declarable: readonly string[];
}
