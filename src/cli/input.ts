import { createFinding, type Finding } from '../model/finding.js';
import type { SourceText } from '../text/source.js';
import { FileError, type Io } from './io.js';

/** Larger files are refused: no hand writes them, and reading them would only fail later. */
export const LARGEST = 32 * 1024 * 1024;

const SYSTEM_MISSING = 'Check the name; `driven ask` starts a new system.yaml.';

/**
 * Reads a file, or standard input for `-`; a problem is a finding, so that other files can still be used.
 * `missing` is what to do where there is no such file.
 */
export async function readInput(
  path: string,
  io: Io,
  missing = SYSTEM_MISSING,
): Promise<{ source: SourceText; finding?: Finding }> {
  const name = path === '-' ? '<stdin>' : path.replaceAll('\\', '/');
  const empty: SourceText = { path: name, text: '' };
  let bytes: Uint8Array;
  try {
    bytes = path === '-' ? await io.readInput(LARGEST) : io.files.read(path, LARGEST);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    const remedy = error.problem === 'missing' ? missing : error.problem === 'directory' ? 'Name a file in it.' : '';
    return { source: empty, finding: inputFinding(empty, error.message, remedy) };
  }
  try {
    return { source: { path: name, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) } };
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    const source = { path: name, text };
    const at = Math.max(0, text.indexOf('\ufffd'));
    return {
      source,
      finding: inputFinding(
        source,
        'the file is not UTF-8 text; the first byte that is not lies here',
        'Save it as UTF-8.',
        at,
      ),
    };
  }
}

function inputFinding(source: SourceText, message: string, remedy: string, at = 0): Finding {
  return createFinding({
    rule: 'input',
    severity: 'error',
    message,
    place: { source, span: { start: at, end: at + 1 } },
    remedy,
    about: [source.path],
  });
}
