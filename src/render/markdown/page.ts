import type { Page } from '../../model/pages/page.js';
import { printable } from '../../text/escape.js';
import { fromPage } from './appendix/sources.js';
import {
  type Block,
  bullets,
  fence,
  heading,
  html,
  type Inline,
  joined,
  link,
  paragraph,
  strong,
  table,
  text,
} from './nodes.js';
import { code, plain, prose } from './outside-text.js';
import { print, root } from './print.js';

/** Facts by the ground that they may rest on, for one pitfall. */
interface GroundsRow {
  readonly id: string;
  readonly stated: readonly string[];
  readonly default: readonly string[];
  readonly presumed: readonly string[];
}

/** For each pitfall, which facts must be stated, which have a default, which are presumed. */
export function groundsTable(rows: readonly GroundsRow[]): Block {
  const cell = (names: readonly string[]) => joined(names.map(code), ', ');
  return table(
    ['pitfall', 'must be stated', 'has a default', 'is presumed'],
    rows.map((row) => [link(`#${row.id}`, plain(row.id)), cell(row.stated), cell(row.default), cell(row.presumed)]),
  );
}

/** Reference pages: the text of `explain`, one section an id, after what is said of all of them. */
export function markdownPages(title: string, intro: string, pages: readonly Page[], ofAll: Block = []): string {
  return print(
    root(
      html('<!-- Generated from rules/ by `npm run generate`; edit there. -->'),
      heading(1, title),
      paragraph(prose(intro)),
      ofAll,
      pages.map(section),
    ),
  );
}

function section({ id, title, what, parts, sources }: Page): Block {
  const cited = sources.map(
    (source): Inline => [fromPage(source), source.read === '' ? '' : [' (read ', plain(source.read), ')']],
  );
  return [
    heading(2, plain(id)),
    paragraph(strong(plain(title))),
    paragraph(prose(what)),
    parts.map((part) =>
      part.verbatim
        ? fence('mermaid', part.lines.map(printable).join('\n'))
        : [paragraph(plain(part.title), ':'), bullets(part.lines.map(listed))],
    ),
    cited.length === 0 ? [] : paragraph(text`Sources: ${joined(cited, '; ')}.`),
  ];
}

/** `id: what it says` with the id as code. */
function listed(line: string): Inline {
  const match = /^([a-z][a-z-]*): (.*)$/.exec(line);
  return match ? [code(match[1]), ': ', prose(match[2])] : prose(line);
}
