import type { Finding } from '../model/finding.js';
import type { RuleBase } from '../model/knowledge.js';
import type { Consumer, Flow, Named, SetupValue, System } from '../model/system.js';
import { readSystemFast } from '../system/read-system-fast.js';
import type { Place, SourceText } from '../text/source.js';
import type { Claim, Draft, DraftConsumer, DraftFlow, Uses } from './draft.js';
import { draftText } from './write.js';

/**
 * A draft as the description that it is: read from its own text, as everybody reads it, with the places of the
 * files that it was drafted from. There is no system in it where it can't be read, which is a fault of the draft.
 */
export async function systemOf(
  draft: Draft,
  name: string,
  files: readonly SourceText[],
  base: RuleBase,
): Promise<{ system?: System; findings: readonly Finding[] }> {
  const text = draftText(name, draft);
  const { system, findings } = await readSystemFast({ path: files[0]?.path ?? '', text }, base);
  if (system === undefined) return { findings };
  const [source] = files;
  const top = { source, span: { start: 0, end: 0 } };
  const flows = system.flows.map((flow, index) => relocated(flow, draft.flows[index], top));
  const flowsPlace = system.flowsPlace === undefined ? {} : { flowsPlace: top };
  return { system: { ...system, source, files, flows, ...flowsPlace }, findings };
}

function relocated(flow: Flow, drafted: DraftFlow, top: Place): Flow {
  const { place } = drafted;
  const needs = new Map(
    [...flow.needs].map(([name, answer]) => [name, { ...answer, place: answer.origin === 'default' ? top : place }]),
  );
  return {
    ...flow,
    place,
    from: located(flow.from, drafted.from, place),
    ...(flow.to === undefined ? {} : { to: located(flow.to, drafted.to ?? [], place) }),
    ...(flow.consumers === undefined ? {} : { consumers: locatedConsumers(flow.consumers, drafted.to ?? [], place) }),
    needs,
    ...(flow.uses === undefined ? {} : { uses: locatedUses(flow.uses, drafted.uses, place) }),
  };
}

function located(names: readonly Named[], claims: readonly Claim[], otherwise: Place): Named[] {
  const places = new Map(claims.map(({ text, evidence }) => [text, evidence.place]));
  return names.map(({ name }) => ({ name, place: places.get(name) ?? otherwise }));
}

/** The same of consumers that are set up each in its own way. */
function locatedConsumers(
  consumers: readonly Consumer[],
  drafted: readonly DraftConsumer[],
  otherwise: Place,
): Consumer[] {
  return located(consumers, drafted, otherwise).map(({ name, place }, index): Consumer => {
    const { needs, uses } = consumers[index];
    const claims = drafted.find(({ text }) => text === name)?.uses ?? new Map();
    return { name, place, needs, ...(uses === undefined ? {} : { uses: locatedUses(uses, claims, place) }) };
  });
}

/** What the service does where nobody sets it is no statement, and is told as what it is. */
function locatedUses(uses: ReadonlyMap<string, SetupValue>, claims: Uses, otherwise: Place): Map<string, SetupValue> {
  return new Map(
    [...uses].map(([name, value]) => {
      const [claim] = [claims.get(name) ?? []].flat();
      const basis = claim?.evidence.grade === 'default' ? { basis: 'default' as const } : {};
      return [name, { ...value, place: claim?.evidence.place ?? otherwise, ...basis }];
    }),
  );
}

/** What a system is called after its files: the folder that holds them, else the file without its ending. */
export function nameOfFiles(files: readonly SourceText[]): string {
  const paths = files.map(({ path }) => path.split('/'));
  const [first = []] = paths;
  let shared = 0;
  while (shared < first.length - 1 && paths.every((path) => path[shared] === first[shared])) shared++;
  const folder = first.slice(0, shared).findLast((part) => !/^\.*$/.test(part));
  return folder ?? (first.at(-1) ?? '').replace(/\.[^.]+$/, '') ?? 'system';
}
