import { numberOf } from './file-name.js';
import { type FrontMatter, frontMatterIn } from './front-matter.js';
import { type MarkedPart, partIn } from './marked-part.js';

/** A record that was written here before. */
export interface ExistingRecord {
  readonly file: string;
  readonly number: number;
  readonly text: string;
  readonly said: FrontMatter;
  readonly front: MarkedPart;
  readonly body: MarkedPart;
}

/** The records among the files of a folder, by number, and what is wrong with those that are not whole. */
export function existingRecords(files: ReadonlyMap<string, string>): {
  readonly records: readonly ExistingRecord[];
  readonly faults: readonly string[];
} {
  const records: ExistingRecord[] = [];
  const faults: string[] = [];
  for (const [file, text] of files) {
    const number = numberOf(file);
    const front = partIn(text, 'front');
    // Records that people write themselves bear no such marks.
    if (number === undefined || front === undefined) continue;
    const body = partIn(text, 'body');
    if (front === 'unended' || body === 'unended' || body === undefined) {
      const missing =
        front === 'unended' ? '# driven:end' : body === undefined ? '<!-- driven:begin … -->' : '<!-- driven:end -->';
      faults.push(
        `${file}: the line \`${missing}\` is missing; put it back, or remove the file to have it written anew`,
      );
      continue;
    }
    const said = frontMatterIn(front.inside);
    if (said === undefined) faults.push(`${file}: the front matter names no \`flow\``);
    else records.push({ file, number, text, said, front, body });
  }
  return { records: records.sort((a, b) => a.number - b.number), faults };
}
