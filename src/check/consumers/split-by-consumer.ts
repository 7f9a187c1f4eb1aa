import type { FlowAnalysis } from '../../advice/index.js';
import { createFinding, type Finding } from '../../model/finding.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { Flow, SetupValue } from '../../model/system.js';
import { list } from '../../text/phrases.js';

const RULE = 'split-by-consumer';

/** A need or a fact as written in a file. */
type Said = readonly [name: string, text: string];

/** Flows that say the same of one publication, for different consumers: told once, with the map to write instead. */
export function splitByConsumer(flows: readonly FlowAnalysis[], base: RuleBase): Finding[] {
  const groups = new Map<string, FlowAnalysis[]>();
  for (const analysis of flows) {
    const key = publicationOf(analysis, base);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), analysis]);
  }
  return [...groups.values()].filter(haveOwnConsumers).map((group) => findingOn(group, base));
}

/** The channel with its sender and all that is said of the publication; undefined where it is none to be shared. */
function publicationOf(analysis: FlowAnalysis, base: RuleBase): string | undefined {
  const { written: flow, used } = analysis;
  const channel = analysis.built({ role: 'address' });
  if (channel === undefined || flow.from.length !== 1 || flow.consumers !== undefined) return undefined;
  const parent = base.criteria.find(({ role }) => role === 'parent');
  const said = parent && flow.needs.get(parent.name)?.values;
  // Two orders on one queue are two jobs.
  if (said?.length !== 1 || said[0] !== base.nameLexicon.fact.value) return undefined;
  const needs = needsIn(flow, base, 'flow');
  const after = flow.after.map(({ name }) => name).sort();
  return JSON.stringify([channel.value, flow.from[0].name, used, after, needs]);
}

/** Where one consumer is in two of them, they are two records. */
function haveOwnConsumers(group: readonly FlowAnalysis[]): boolean {
  const names = group.flatMap(({ written: { to = [] } }) => to.map(({ name }) => name));
  return group.length > 1 && new Set(names).size === names.length && group.every(({ written }) => written.to?.length);
}

function findingOn(group: readonly FlowAnalysis[], base: RuleBase): Finding {
  const [first, ...others] = group;
  const channels = group.map((each) => each.built({ role: 'address' }) as SetupValue);
  const [channel] = channels;
  const names = list(group.map(({ flow }) => `\`${flow.name}\``));
  return createFinding({
    rule: RULE,
    severity: 'info',
    message: `${names} go from \`${first.flow.from[0].name}\` over one channel (\`${channel.text}\`) to different consumers: where they carry the same record, they are one flow`,
    place: channel.place,
    system: first.system,
    flow: first.flow.name,
    facts: { [channel.name]: channel.text },
    remedy: `Write one flow with \`to: ${mapOf(group, base)}\`, and what they have alike under its own \`needs\` and \`uses\`.`,
    sources: base.checks.find(({ id }) => id === RULE)?.sources ?? [],
    related: others.map(({ flow }, at) => ({
      message: `\`${flow.name}\` uses it, too`,
      place: channels[at + 1].place,
    })),
    about: group.map(({ flow }) => flow.name),
  });
}

/** The map to write: each consumer with what its flow says of the reading side and the others do not. */
function mapOf(group: readonly FlowAnalysis[], base: RuleBase): string {
  const needs = group.map(({ written }) => needsIn(written, base, 'consumer'));
  const uses = group.map((analysis) => usesIn(analysis, base));
  const apart = (all: readonly (readonly Said[])[], at: number) =>
    all[at].filter(([name, text]) => all.some((other) => !other.some((said) => said[0] === name && said[1] === text)));
  const entries = group.flatMap(({ written: { to = [] } }, at) => {
    const parts = [section('needs', apart(needs, at)), section('uses', apart(uses, at))].filter((part) => part !== '');
    return to.map(({ name }) => (parts.length === 0 ? `${name}: ` : `${name}: {${parts.join(', ')}}`));
  });
  return `{${entries.join(', ')}}`;
}

const section = (name: string, said: readonly Said[]) =>
  said.length === 0 ? '' : `${name}: {${said.map(([fact, text]) => `${fact}: ${text}`).join(', ')}}`;

function needsIn({ needs }: Flow, { criteria }: RuleBase, wanted: 'flow' | 'consumer'): Said[] {
  return criteria.flatMap(({ name, scope, role }): Said[] => {
    const answer = needs.get(name);
    return answer === undefined || scope !== wanted || role === 'audience' ? [] : [[name, answer.text]];
  });
}

function usesIn(analysis: FlowAnalysis, { setup }: RuleBase): Said[] {
  return setup.flatMap(({ name, scope, role }): Said[] => {
    const fact = analysis.written.uses?.get(name);
    return fact === undefined || scope === 'flow' || role === 'address' ? [] : [[name, fact.text]];
  });
}
