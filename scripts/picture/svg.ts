import { type Run, runsOf } from './ansi.js';

const CELL = { width: 8.4, height: 18 };
const EDGE = 16;
const TITLE = 30;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function tspan({ text, colour, bold, dim, underline }: Run, column: number): string {
  const attributes = [
    `x="${(EDGE + column * CELL.width).toFixed(1)}"`,
    ...(colour === undefined ? [] : [`fill="${colour}"`]),
    ...(bold ? ['font-weight="bold"'] : []),
    ...(dim ? ['opacity="0.65"'] : []),
    ...(underline ? ['text-decoration="underline"'] : []),
  ];
  return `<tspan ${attributes.join(' ')}>${escaped(text)}</tspan>`;
}

/** Screens one below the other, each with a title, on one dark card; text stays text, so that it can be read and found. */
export function screensToSvg(
  screens: readonly { readonly title: string; readonly text: string }[],
  columns: number,
): string {
  const width = Math.round(columns * CELL.width + 2 * EDGE);
  let y = 0;
  const parts = screens.map(({ title, text }) => {
    const lines = text.replace(/\s+$/, '').split('\n');
    const top = y;
    const rows = lines.map((line, row) => {
      let column = 0;
      const spans = runsOf(line).map((run) => {
        const span = tspan(run, column);
        column += [...run.text].length;
        return span;
      });
      return spans.length === 0
        ? ''
        : `<text y="${top + TITLE + EDGE + row * CELL.height + 13}" xml:space="preserve">${spans.join('')}</text>`;
    });
    y += TITLE + lines.length * CELL.height + 2 * EDGE;
    const heading = `<rect y="${top}" width="${width}" height="${TITLE}" fill="#161b22"/><text x="${EDGE}" y="${top + 20}" fill="#8b949e">${escaped(title)}</text>`;
    return [heading, ...rows.filter((row) => row !== '')].join('\n');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${y}" viewBox="0 0 ${width} ${y}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="14" fill="#e6edf3" role="img" aria-label="A session of driven ask">
<rect width="${width}" height="${y}" rx="8" fill="#0d1117"/>
${parts.join('\n')}
</svg>
`;
}
