import { createFinding, type Finding } from '../../model/finding.js';
import type { Io } from '../io.js';
import { expandGlob, isGlob } from './glob.js';

/** The files that arguments name, globs expanded, each once; and a finding for each glob that matches none. */
export function namedFiles(args: readonly string[], io: Io): { paths: string[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const paths = args.flatMap((arg) => {
    if (arg === '-' || !isGlob(arg, io.files)) return [arg];
    const matching = expandGlob(arg, io.files);
    if (matching.length === 0) findings.push(noMatch(arg));
    return matching;
  });
  // `./a.yaml` and `a.yaml` are one file; it is called what it was called first.
  const once = new Map<string, string>();
  for (const path of paths) {
    const plain = path.replace(/^(\.[/\\])+/, '');
    if (!once.has(plain)) once.set(plain, path);
  }
  return { paths: [...once.values()], findings };
}

function noMatch(glob: string): Finding {
  const message = 'no file matches this pattern';
  return createFinding({
    rule: 'input',
    severity: 'error',
    message,
    place: { source: { path: glob.replaceAll('\\', '/'), text: '' }, span: { start: 0, end: 0 } },
    remedy:
      'node_modules and folders that start with a point are left out; quote the pattern, so that driven expands it.',
    about: [message, glob],
  });
}
