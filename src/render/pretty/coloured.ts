import { Chalk, type ChalkInstance } from 'chalk';
import type { Severity } from '../../model/finding.js';
import type { Style } from '../../model/style.js';
import type { Theme } from './theme.js';

/** Level 0 is no colour, 1 the sixteen that every terminal has. In a file of its own, because loading chalk takes time. */
export function painter(level: 0 | 1): Theme {
  const chalk: ChalkInstance = new Chalk({ level });
  const styles: Record<Style, (text: string) => string> = {
    'message-driven': chalk.cyan,
    'event-driven': chalk.magenta,
    hybrid: chalk.yellow,
    either: chalk.white,
  };
  const severities: Record<Severity, (text: string) => string> = {
    error: chalk.red,
    warning: chalk.yellow,
    info: chalk.blue,
  };
  return {
    bold: (text) => chalk.bold(text),
    dim: (text) => chalk.dim(text),
    style: (style, text = style) => styles[style](text),
    severity: (severity, text = severity) => severities[severity](text),
  };
}
