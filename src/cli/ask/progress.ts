import type { Flow } from '../../model/system.js';
import type { Draft } from './draft.js';
import type { FlowName } from './setting.js';

/** How far a session got; kept up to date, since an error or Ctrl-C may end it at any time. */
export interface Progress {
  draft?: Draft;
  /** The flow being asked about, with the answers so far. */
  flowName?: FlowName;
  flow?: Flow;
  /** Flows that were accepted. */
  readonly accepted: string[];
  /** What has to be said in the end besides the verdict. */
  readonly remarks: string[];
}
