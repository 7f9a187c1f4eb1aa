/** A page is markdown with files, commands, what they print and how they end; it is the manual and the test. */
export interface Block {
  /** Line of the opening fence, counted from 1. */
  readonly line: number;
  readonly info: string;
  readonly body: string;
}

export interface Command {
  readonly argv: readonly string[];
  readonly text: string;
  readonly expected: string;
}

const FENCE = /^(`{3,})([^\n`]*)\n([\s\S]*?)^\1[ \t]*$/gm;

/** Every fenced block of a page. */
export function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(FENCE)].map((match) => ({
    line: markdown.slice(0, match.index).split('\n').length,
    info: match[2].trim(),
    body: match[3],
  }));
}

/** `yaml system.yaml` and the like: a file that the commands after it find. */
export function fileOf(block: Block): string | undefined {
  const [language, name] = block.info.split(/\s+/);
  return name !== undefined && language !== 'console' ? name : undefined;
}

/** The commands of a `console` block: a line that starts with `$ `, then what it prints, until the next one. */
export function commandsOf(block: Block): Command[] {
  const parts = block.body.split(/^\$ /m).slice(1);
  return parts.map((part) => {
    const end = part.indexOf('\n');
    const text = part.slice(0, end).trim();
    return { text, argv: wordsOf(text), expected: part.slice(end + 1) };
  });
}

/** Splits a command line at spaces, with single and double quotes as a shell reads them. */
export function wordsOf(line: string): string[] {
  return [...line.matchAll(/(?:[^\s'"]+|'[^']*'|"[^"]*")+/g)].map(([word]) =>
    word.replace(/'([^']*)'|"([^"]*)"/g, (_, single, double) => single ?? double),
  );
}

/** The environment that a command line sets in front of the command, and the rest of it. */
export function environmentOf(argv: readonly string[]): { env: Record<string, string>; rest: readonly string[] } {
  const count = argv.findIndex((word) => !/^[A-Z_]+=/.test(word));
  const pairs = argv.slice(0, Math.max(0, count)).map((word) => word.split('=', 2));
  return { env: Object.fromEntries(pairs), rest: argv.slice(Math.max(0, count)) };
}

/** The program's own arguments, for the ways in which a manual may call it. */
export function programArguments(argv: readonly string[]): readonly string[] | undefined {
  if (argv[0] === 'driven') return argv.slice(1);
  if (argv[0] === 'npx' && argv[1] === 'driven') return argv.slice(2);
  if (argv[0] === 'node' && argv[1] === 'bin/driven.js') return argv.slice(2);
  return undefined;
}
