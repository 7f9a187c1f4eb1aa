import { type FileRead, readFile } from '../../import/read-set.js';
import type { Reading } from '../../import/resource.js';
import { createFinding, type Finding } from '../../model/finding.js';
import { printable } from '../../text/escape.js';
import { placeText, type SourceText } from '../../text/source.js';
import { readInput } from '../input.js';
import type { Io } from '../io.js';
import type { Meter } from '../output/meter.js';
import { isGlob } from '../project/glob.js';
import { namedFiles } from '../project/inputs.js';

/** The files that a command line names, read. */
export interface FilesRead {
  readonly readings: readonly Reading[];
  /** What makes them unusable. */
  readonly findings: readonly Finding[];
  /** Files of no kind that is known, which a pattern brought in. */
  readonly passed: readonly SourceText[];
}

const KINDS =
  'CloudFormation, SAM (CDK synthesises them), Terraform and its plans, serverless.yml, AsyncAPI, compose and Kubernetes files are read; a template for another program has to be rendered first.';

/** Reads infrastructure files. One of no known kind is a fault where it was named, and passed over where a pattern brought it. */
export async function readFiles(args: readonly string[], io: Io, meter: Meter): Promise<FilesRead> {
  const { paths, findings } = namedFiles(args, io);
  const named = new Set(args.filter((arg) => !isGlob(arg, io.files)));
  const readings: Reading[] = [];
  const passed: SourceText[] = [];
  for (const [index, path] of paths.entries()) {
    meter.at(index, paths.length, 'files');
    const { source, finding } = await readInput(path, io, 'Check the name.');
    if (finding !== undefined) {
      findings.push(finding);
      continue;
    }
    const read: FileRead = await readFile(source);
    if (read === 'no kind') {
      if (named.has(path)) findings.push(noKind(source));
      else passed.push(source);
    } else if ('reading' in read) readings.push(read.reading);
    else for (const each of read.findings) findings.push(each);
  }
  if (readings.length === 0 && findings.length === 0) for (const source of passed) findings.push(noKind(source));
  return { readings, findings, passed };
}

/** That files of no known kind were passed over, a line each. */
export function passedText(passed: readonly SourceText[]): string {
  return passed
    .map((source) => {
      const place = placeText({ source, span: { start: 0, end: 0 } });
      return `${printable(place)}: not read: no kind of file that import knows\n`;
    })
    .join('');
}

function noKind(source: SourceText): Finding {
  const isDescription = /^driven\s*:/m.test(source.text);
  const message = isDescription
    ? 'this is a description already; import reads the files that deploy'
    : 'no kind of file that import knows';
  const place = { source, span: { start: 0, end: Math.min(1, source.text.length) } };
  return createFinding({ rule: 'input', severity: 'error', message, place, remedy: KINDS, about: [message] });
}
