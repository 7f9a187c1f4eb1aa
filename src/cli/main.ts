import { CommanderError } from 'commander';
import { FileError, type Io } from './io.js';
import { programFor } from './program.js';
import { UsageError } from './usage-error.js';

/** Runs one command line to its exit status: 0 fine, 1 findings, 2 not usable, 3 a fault of ours, 130 interrupted. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let status = 0;
  try {
    const program = await programFor(argv, io, (code) => {
      status = code;
    });
    await program.parseAsync([...argv], { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof UsageError) {
      io.stderr.write(error.message.endsWith('\n') ? error.message : `${error.message}\n`);
      return 2;
    }
    if (error instanceof FileError && (error.problem === 'full' || error.problem === 'output')) {
      io.stderr.write(`driven: ${error.message}\n`);
      return 3;
    }
    io.stderr.write(
      `driven: this is a bug in driven, not in your file. Please report it with the command line and this text:\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
    return 3;
  }
}
