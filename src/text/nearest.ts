/** Edit distance with swaps of neighbours counted as one slip (optimal string alignment). */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      current[j] = Math.min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        current[j] = Math.min(current[j], before[j - 2] + 1);
      }
    }
    before = previous;
    previous = current;
  }
  return previous[b.length];
}

const plain = (text: string) => text.toLowerCase().replace(/[\s_-]/g, '');

/**
 * The known word that was most likely meant, or undefined when none is close:
 * case, hyphens and underscores don't count; at most one slip in three letters does.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > 60) return undefined;
  const typed = plain(word);
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const target = plain(candidate);
    const slips = distance(typed, target);
    const start = typed.length >= 3 && target.startsWith(typed);
    const score = slips === 0 ? 0 : start ? Math.min(slips, 1) : slips;
    const allowed = Math.max(1, Math.floor(Math.max(typed.length, target.length) / 3));
    if (score <= allowed && score < least && typed.length > 0) {
      least = score;
      best = candidate;
    }
  }
  return best;
}

/** ` Did you mean \`x\`?` with a leading space, or nothing when no known word is near. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const near = nearest(word, known);
  return near === undefined ? '' : ` Did you mean \`${near}\`?`;
}
