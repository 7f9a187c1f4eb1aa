import { Chalk, type ChalkInstance } from 'chalk';
import type { Severity } from '../../model/finding.js';
import type { Style } from '../../model/style.js';

/** Level 0 is no colour, 1 the sixteen that every terminal has. In a file of its own, because loading chalk takes time. */
export function painter(level: 0 | 1) {
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
    bold: (text: string) => chalk.bold(text),
    dim: (text: string) => chalk.dim(text),
    style: (style: Style, text: string = style) => styles[style](text),
    severity: (severity: Severity, text: string = severity) => severities[severity](text),
  };
}
