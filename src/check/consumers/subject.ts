import type { FlowAnalysis } from '../../advice/index.js';

/** What a finding is about, for messages: a flow, or what one of its consumers makes of it. */
export function subjectOf({ flow, consumer }: FlowAnalysis): string {
  return consumer === undefined ? `\`${flow.name}\`` : `\`${flow.name}\` to \`${consumer}\``;
}
