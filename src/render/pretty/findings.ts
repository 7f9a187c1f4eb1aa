import type { Finding } from '../../model/finding.js';
import { excerpt, printable } from '../../text/escape.js';
import { plural } from '../../text/phrases.js';
import { lineText, type Place, positionAt } from '../../text/source.js';
import type { Theme } from './theme.js';
import { wrap } from './wrap.js';

/** A finding about many flows would fill the screen with its places. */
const NOTES = 10;

/** The path of what was given on the command line. */
const ARGUMENTS = '<arguments>';

/** `path:line:column` as editors and terminals make it a link. */
export function placeText({ source, span }: Place): string {
  const { line, column } = positionAt(source, span.start);
  return `${printable(source.path)}:${line}:${column}`;
}

/** A finding for people: one line that stands alone, the source line with its span underlined, notes, help. */
export function prettyFinding(finding: Finding, theme: Theme, width: number): string {
  const { source, span } = finding.place;
  const start = positionAt(source, span.start);
  const end = positionAt(source, span.end);
  const lines = [
    `${placeText(finding.place)}: ${theme.severity(finding.severity, theme.bold(finding.severity))}: ${printable(finding.message)} ${theme.dim(`[${finding.rule}]`)}`,
  ];
  const text = lineText(source, start.line);
  if (text.trim() !== '') {
    const gutter = String(start.line);
    const pad = ' '.repeat(gutter.length);
    const last = end.line === start.line ? end.column : text.length + 1;
    // A window around the span, for lines longer than the terminal is wide.
    const room = Math.max(30, width - gutter.length - 4);
    const from = text.length <= room ? 0 : Math.max(0, Math.min(start.column - 1 - (room >> 2), text.length - room));
    const shown = text.slice(from, from + room);
    const left = start.column - 1 - from;
    const right = Math.max(left, last - 1 - from);
    const [before, marked, after] = [shown.slice(0, left), shown.slice(left, right), shown.slice(right)].map(printable);
    const underline = theme.severity(finding.severity, '^'.repeat(Math.max(1, marked.length)));
    lines.push(`${theme.dim(`${gutter} |`)} ${before}${marked}${after}`);
    lines.push(`${theme.dim(`${pad} |`)} ${' '.repeat(before.length)}${underline}`);
  }
  for (const { message, place } of finding.related.slice(0, NOTES)) {
    lines.push(`  = note: ${wrap(`${printable(message)} (${placeText(place)})`, width, 10)}`);
  }
  const more = finding.related.length - NOTES;
  if (more > 0) lines.push(`  = note: and ${plural(more, 'more place')}, which --format json names`);
  if (finding.remedy !== '') lines.push(`  = help: ${wrap(printable(finding.remedy), width, 10)}`);
  return `${lines.join('\n')}\n`;
}

/** Input that could not be used, for commands that print data on stdout. */
export function plainFinding(finding: Finding): string {
  const ends = /[.?!]$/.test(finding.message) ? '' : '.';
  const help = finding.remedy === '' ? '' : `${ends} ${finding.remedy}`;
  // What stands on the command line has no place to go to.
  const lead = finding.place.source.path === ARGUMENTS ? 'driven' : `${placeText(finding.place)}: ${finding.severity}`;
  return `${lead}: ${excerpt(finding.message, 400)}${printable(help)}\n`;
}
