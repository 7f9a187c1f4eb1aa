import { createHash } from 'node:crypto';

/** A short checksum of a text, the same whichever way its lines end: git may have changed that. */
export function checksumOf(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex').slice(0, 16);
}

const FIRST_LINE = /^<!-- written by driven report, checksum ([0-9a-f]{16}) -->\r?\n\r?\n/;

/** A record with the checksum of what follows in its first line, by which a later run sees whether somebody changed it. */
export function sealed(record: string): string {
  return `<!-- written by driven report, checksum ${checksumOf(record)} -->\n\n${record}`;
}

/** Whether a text is a record that was written here: as it was, changed since, or none. */
export function sealOf(text: string): 'intact' | 'changed' | 'none' {
  const match = FIRST_LINE.exec(text);
  if (match === null) return 'none';
  return checksumOf(text.slice(match[0].length)) === match[1] ? 'intact' : 'changed';
}
