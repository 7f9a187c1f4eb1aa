import type { Rulebook } from '../../advice/index.js';
import type { Answer } from '../../model/answer.js';
import type { Prompter } from '../../terminal/screen.js';
import type { Io } from '../io.js';
import type { RuleOptions } from '../rules/rulebook.js';
import type { AskStyle } from './style.js';

/** What `ask` was called with. */
export interface AskArgs extends RuleOptions {
  readonly file?: string;
  /** `CRITERION=VALUE`, as on the command line. */
  readonly criteria: readonly string[];
  readonly flow?: string;
  readonly all: boolean;
  readonly demo: boolean;
  readonly output?: string;
  readonly report?: string;
  readonly force: boolean;
}

/** The files of a session. */
export interface SessionPaths {
  /** Where the answers go. */
  readonly target: string;
  readonly report?: string;
  /** What the session starts from, if anything, and whether it is the target's own text. */
  readonly text?: string;
  readonly own: boolean;
}

/** What stays the same for a whole session. */
export interface SessionSetting {
  readonly args: AskArgs;
  readonly io: Io;
  readonly paths: SessionPaths;
  readonly rulebook: () => Rulebook;
  readonly given: ReadonlyMap<string, Answer | undefined>;
  readonly style: AskStyle;
  readonly prompter: Prompter;
}

/** A flow by its name, and its services; `from` and `to` only where the flow is new. */
export interface FlowName {
  readonly system: string;
  readonly flow: string;
  readonly from?: readonly string[];
  readonly to?: readonly string[];
}
