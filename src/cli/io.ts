import type { CompiledRules } from '../advice/index.js';
import type { StoredFiles } from '../rulebase/stored-files.js';

/** A stream to write to, and what it can show. */
export interface Out {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Width in columns: of the terminal, else as `COLUMNS` says, else 80. */
  readonly columns: number;
  /** Height in lines, of a terminal that tells. */
  readonly rows?: number;
}

/** What went wrong with a file, in a word that messages are made from. */
export type FileProblem = 'missing' | 'directory' | 'no file' | 'unreadable' | 'too large' | 'full' | 'output';

export class FileError extends Error {
  constructor(
    readonly problem: FileProblem,
    message: string,
  ) {
    super(message);
  }
}

/** The files, all paths relative to the working directory. */
export interface Files {
  /** @throws FileError when there is no such file, it is a directory, cannot be read, or is larger than `most` bytes. */
  read(path: string, most: number): Uint8Array;
  /** Whether something has the name, be it a link that leads nowhere. */
  exists(path: string): boolean;
  /** What the path leads to where that is there and no file: `a directory`, `a pipe`, `a device`. */
  special(path: string): string | undefined;
  /** What is in a folder; nothing where it can't be read. */
  list(folder: string): readonly { readonly name: string; readonly isFolder: boolean }[];
  /** The path from the root, links followed; the path itself where there is nothing. */
  realPath(path: string): string;
  /** Makes a folder and those above it, where they are not there. @throws FileError */
  makeFolder(path: string): void;
  /** Writes a whole file or nothing; a link is written through. @throws FileError */
  write(path: string, text: string): void;
}

/** Everything the program can touch; tests pass their own. */
export interface Io {
  readonly stdout: Out;
  readonly stderr: Out;
  /** Standard input to its end. */
  readInput(most: number): Promise<Uint8Array>;
  readonly inputIsTerminal: boolean;
  readonly files: Files;
  readonly env: { readonly [name: string]: string | undefined };
  /** Today in UTC, YYYY-MM-DD. */
  readonly today: string;
  /** Name of the working directory, for a first guess at a system's name. */
  readonly folder: string;
  /** The compiled rules that come with the program. */
  rules(): CompiledRules;
  /** The files they are compiled from, for packs to change. */
  ruleFiles(): StoredFiles;
  /** The text of one of them, by its path below rules/. */
  ruleText(path: string): string;
  /** The text of the bundled example system. */
  example(): string;
  /** Shows a text in a program such as `less`; false where that could not be started. Absent where nobody could page. */
  page?(command: string, text: string): boolean;
  /** The real streams, which only prompts need; absent where there is no terminal. */
  readonly terminal?: { readonly input: NodeJS.ReadStream; readonly output: NodeJS.WriteStream };
}
