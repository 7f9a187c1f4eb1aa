import { FileError, type Files, type Io } from '../io.js';

/** The world of one call: the texts that it brings, the files that it may read, and what is told beside the answer. */
export interface CallIo {
  readonly io: Io;
  /** What the functions of the command line would print on standard error. */
  readonly notes: () => string;
}

const NO_FILES: Pick<Files, 'read' | 'exists'> = {
  exists: () => false,
  read: () => {
    throw new FileError('missing', 'there is no such file');
  },
};

const writeNothing = () => {
  throw new FileError('unreadable', 'nothing is written here');
};

/** Runs what the command line runs, on texts by name and nothing else but `files`; nothing can be written. */
export function callIo(io: Io, texts: ReadonlyMap<string, string>, files = NO_FILES): CallIo {
  const told: string[] = [];
  const stream = { write: (text: string) => void told.push(text), isTerminal: false, columns: 80 };
  return {
    io: {
      ...io,
      stdout: stream,
      stderr: stream,
      files: {
        read(path, most) {
          const text = texts.get(path);
          if (text === undefined) return files.read(path, most);
          const bytes = Buffer.from(text);
          if (bytes.length > most) throw new FileError('too large', `is larger than ${most / 1024 / 1024} MiB`);
          return bytes;
        },
        exists: (path) => texts.has(path) || files.exists(path),
        special: () => undefined,
        list: () => [],
        realPath: (path) => path,
        write: writeNothing,
        makeFolder: writeNothing,
      },
    },
    notes: () => told.join(''),
  };
}
