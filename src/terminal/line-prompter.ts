import { createInterface, type Interface } from 'node:readline';
import { wrapLines } from '../text/wrap.js';
import { shownItems } from './keys/narrow.js';
import {
  type Choices,
  Interrupted,
  NOTHING_BEFORE,
  type Prompter,
  type Reply,
  type Screen,
  type Terminal,
} from './screen.js';

/** What is typed for the page beside a question. */
const ASIDE = '=';

/** Numbered text, each line written once and never redrawn: for screen readers, and terminals that can't redraw. */
export class LinePrompter implements Prompter {
  private readonly lines: string[] = [];
  private readonly reader: Interface;
  private wake = () => {};
  readonly stays = true;
  private ended = false;
  private readonly interrupted = () => {
    this.ended = true;
    this.wake();
  };

  constructor(private readonly terminal: Terminal) {
    this.reader = createInterface({ input: terminal.input, terminal: false });
    this.reader.on('line', (line) => {
      this.lines.push(line);
      this.wake();
    });
    this.reader.on('close', this.interrupted);
    // The terminal is left as it is, so Ctrl-C comes as a signal.
    process.on('SIGINT', this.interrupted);
  }

  async ask(screen: Screen, autoReply?: Reply): Promise<Reply> {
    this.print(...introduction(screen, this.terminal.output.columns || 80));
    let warned: string | undefined;
    for (;;) {
      this.terminal.output.write(promptOf(screen));
      const line = autoReply === undefined ? await this.line() : lineFor(screen, autoReply);
      if (autoReply !== undefined) this.print(line);
      const text = line.trim();
      if (text === '?' && screen.help.length > 0) this.print(...screen.help);
      else if (text === '<' || text === '\u001b') {
        if (screen.canGoBack) return { kind: 'back' };
        this.print(NOTHING_BEFORE);
      } else if (text === ASIDE && screen.aside !== undefined) return { kind: 'aside' };
      else if (screen.body.kind === 'choices') {
        const items = itemsIn(text, screen.body);
        if (typeof items !== 'string') return { kind: 'picked', items };
        this.print(items);
      } else {
        const found = screen.body.check(text);
        if (found === undefined || ('warning' in found && warned === text)) return { kind: 'typed', text };
        warned = text;
        this.print('problem' in found ? found.problem : `${found.warning} Enter the same again to keep it.`);
      }
    }
  }

  async close(): Promise<void> {
    process.off('SIGINT', this.interrupted);
    this.reader.off('close', this.interrupted);
    this.reader.close();
  }

  private print(...lines: readonly string[]): void {
    const width = (this.terminal.output.columns || 80) - 1;
    const wrapped = lines.flatMap((line) => wrapLines(line, width));
    this.terminal.output.write(wrapped.map((line) => `${line}\n`).join(''));
  }

  private async line(): Promise<string> {
    for (;;) {
      const line = this.lines.shift();
      if (line !== undefined) return line;
      if (this.ended) {
        this.print('');
        throw new Interrupted();
      }
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }
}

function introduction({ title, page, notes, body, status }: Screen, columns: number): string[] {
  const lines = page === undefined ? [''] : ['', ...page({ columns, rows: Number.POSITIVE_INFINITY }), ''];
  lines.push(title, ...notes);
  if (status) lines.push(...status.plain);
  if (body.kind === 'choices') {
    lines.push(
      ...body.items.map(({ label, detail }, index) => `${index + 1}. ${label}${detail ? ` (${detail})` : ''}`),
    );
  }
  return lines;
}

function promptOf({ body, help, canGoBack, aside }: Screen): string {
  const ways = [
    body.kind === 'choices' ? `Number${body.several === '' ? '' : ', or several as in 1,2'}` : `Text (${body.empty})`,
    ...(help.length > 0 ? ['? for why'] : []),
    ...(aside === undefined ? [] : [`${ASIDE} for the ${aside}`]),
    ...(canGoBack ? ['< to go back'] : []),
  ];
  return `${ways.join('; ')}: `;
}

/** The items meant by numbers, or by the words themselves; or what is wrong, with what the text could mean. */
function itemsIn(text: string, body: Choices): number[] | string {
  const { items, several } = body;
  const near = /[\p{L}]/u.test(text)
    ? shownItems(body, text).map((index) => `${index + 1}. ${items[index].label}`)
    : [];
  const hint = near.length > 0 && near.length < items.length ? ` With "${text}" in it: ${near.join('; ')}.` : '';
  const want = `Enter a number from 1 to ${items.length}.${hint}`;
  const found = new Set<number>();
  for (const part of text.split(/[,\s]+/).filter((each) => each !== '')) {
    const index = /^\d+$/.test(part) ? Number(part) - 1 : items.findIndex(({ word }) => word === part);
    if (!(index >= 0 && index < items.length)) return want;
    found.add(index);
  }
  if (found.size === 0) return want;
  if (found.size > 1 && several === '') return 'One answer here.';
  if (found.size > 1 && [...found].some((index) => items[index].alone))
    return 'One of these cannot be combined with others.';
  return [...found].sort((a, b) => a - b);
}

function lineFor({ body }: Screen, reply: Reply): string {
  if (reply.kind === 'typed') return reply.text;
  return reply.kind === 'picked' && body.kind === 'choices' ? reply.items.map((index) => index + 1).join(',') : '';
}
