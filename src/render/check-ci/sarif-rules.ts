import type { Severity } from '../../model/finding.js';
import type { CheckText } from '../../model/rule.js';

/** SARIF's words for severities. */
export const LEVELS: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note' };

/** The reportingDescriptor of a finding's kind; of one that nobody describes, its id alone. */
export function sarifRule(id: string, text: CheckText | undefined, cited: (source: string) => string) {
  if (text === undefined) return { id };
  const { severity, what, because, remedy } = text;
  const sources = text.sources.map(cited);
  const explained = (code: (text: string) => string) => `Why and what else: ${code(`driven explain ${id}`)}`;
  return {
    id,
    shortDescription: { text: firstSentence(what) },
    fullDescription: { text: what },
    help: {
      text: [because, remedy, ...sources.map((source) => `Source: ${source}`), explained((code) => code)].join('\n\n'),
      markdown: [
        because,
        `**What to do.** ${remedy}`,
        ...(sources.length === 0 ? [] : [`**Sources**\n\n${sources.map((source) => `- ${source}`).join('\n')}`]),
        explained((code) => `\`${code}\``),
      ].join('\n\n'),
    },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

const firstSentence = (text: string) => /^[\s\S]*?\.(?=\s|$)/.exec(text)?.[0] ?? text;
