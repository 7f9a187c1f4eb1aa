import type { Severity } from '../../model/finding.js';
import type { Style } from '../../model/style.js';

/** Colours by meaning; without colour every one returns its text as it is. */
export interface Theme {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly style: (style: Style, text?: string) => string;
  readonly severity: (severity: Severity, text?: string) => string;
}

export const PLAIN: Theme = {
  bold: (text) => text,
  dim: (text) => text,
  style: (style, text = style) => text,
  severity: (severity, text = severity) => text,
};

/** Level 0 is no colour; colours are loaded only where there are some to show. */
export async function themeFor(level: 0 | 1): Promise<Theme> {
  return level === 0 ? PLAIN : (await import('./coloured.js')).painter(level);
}
