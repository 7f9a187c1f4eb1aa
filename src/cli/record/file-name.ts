/** Characters of a flow's name that its file is called by. */
const MOST = 40;

/**
 * `0007-place-order.md`. The number makes it differ from all others, also where upper and lower case are one, and keeps it
 * from being the name of a device; letters and digits of any script are kept, whatever else there is becomes a dash.
 */
export function recordFile(number: number, flow: string): string {
  const words = flow
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? ['flow'];
  const slug = [...words.join('-')].slice(0, MOST).join('').replace(/-$/, '');
  return `${String(number).padStart(4, '0')}-${slug}.md`;
}

/** The number of a record, or of any file that is numbered like one. */
export function numberOf(file: string): number | undefined {
  const match = /^(\d{1,9})-.*\.md$/i.exec(file);
  return match ? Number(match[1]) : undefined;
}
