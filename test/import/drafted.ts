import { shippedRules } from '../../scripts/rules-folder.js';
import type { Claim, Draft } from '../../src/import/draft.js';
import { type FileRead, readFile, readSet } from '../../src/import/read-set.js';
import { placeText } from '../../src/text/source.js';

/** A flow as a test states it: facts with their grade, where that is not a literal. */
export interface DraftedFlow {
  readonly name: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly needs: { readonly [need: string]: readonly string[] };
  readonly uses: { readonly [fact: string]: string };
}

/** What is drafted from files, given by path. */
export async function drafted(files: { readonly [path: string]: string }) {
  const reads: FileRead[] = [];
  for (const [path, text] of Object.entries(files)) reads.push(await readFile({ path, text }));
  const readings = reads.flatMap((read) => (typeof read !== 'string' && 'reading' in read ? [read.reading] : []));
  const draft = readSet(readings, shippedRules().base);
  return {
    reads,
    draft,
    flows: draft.flows.map(inShort),
    running: draft.running.brokers.map(({ text }) => text),
    notRead: [...draft.notRead].map(({ place, what, reason }) => `${placeText(place)} ${what}: ${reason}`),
  };
}

/** What is wrong with a file, with its places. */
export async function faultsOf(path: string, text: string): Promise<string[]> {
  const read = await readFile({ path, text });
  if (typeof read === 'string' || 'reading' in read) return [];
  return read.findings.map(({ place, message }) => `${placeText(place)}: ${message}`);
}

function inShort({ name, from, to = [], needs, uses }: Draft['flows'][number]): DraftedFlow {
  return {
    name,
    from: from.map(({ text }) => text),
    to: to.map((consumer) => {
      const own = [...consumer.uses].map(([fact, claim]) => `${fact} ${shown(claim)}`);
      return own.length === 0 ? consumer.text : `${consumer.text} (${own.join(', ')})`;
    }),
    needs: Object.fromEntries([...needs].map(([need, { values }]) => [need, values])),
    uses: Object.fromEntries([...uses].map(([fact, claim]) => [fact, shown(claim)])),
  };
}

const shown = (claim: Claim | readonly Claim[]): string =>
  [claim]
    .flat()
    .map(({ text, evidence }) => (evidence.grade === 'literal' ? text : `${text} by ${evidence.grade}`))
    .join(', ');

const OPEN = ['one', 'several', 'open'];

/** What is said of the audience of a channel that others may read. */
export const OPEN_AUDIENCE = { consumers: OPEN };
