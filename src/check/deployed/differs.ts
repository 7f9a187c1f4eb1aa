import type { DeployedFact } from '../../model/deployed/deployed.js';
import { createFinding, type Finding, lowered, type Related } from '../../model/finding.js';
import type { Flow, SetupValue } from '../../model/system.js';
import { list } from '../../text/phrases.js';
import type { Resource } from './pair.js';
import { fileOf, textOf, type Vocabulary } from './setting.js';
import { type Held, heldFacts } from './views.js';

const RULE = 'deployed-differs';

/** Every value that was decided and that the files set otherwise; and how many were compared. */
export function differingFacts(
  system: string,
  flow: Flow,
  resources: readonly Resource[],
  words: Vocabulary,
): { readonly findings: Finding[]; readonly compared: number } {
  const held = heldFacts(flow, resources, words.address).filter(({ found }) => found.length > 0);
  const channel = differingChannel(flow, resources, words);
  const findings = [...held, ...channel].flatMap((each) => {
    const differing = each.found.filter(({ value }) => !isSame(value, each.stated.value));
    // Of several resources it may be, one that agrees is the one that was meant.
    if (differing.length === 0 || (resources.length > 1 && differing.length < each.found.length)) return [];
    return [findingOf(system, flow, each, differing, words)];
  });
  return { findings, compared: held.length };
}

const isSame = (one: SetupValue['value'], other: SetupValue['value']) => String(one) === String(other);

/** The channel of a resource that is called as the flow is, and whose own name is another one than was decided. */
function differingChannel(flow: Flow, resources: readonly Resource[], { address }: Vocabulary): Held<DeployedFact>[] {
  const stated = flow.uses?.get(address);
  if (stated === undefined) return [];
  const found = resources.flatMap(({ byName, deployed: { isNamed, channel } }): DeployedFact[] =>
    byName && isNamed ? [{ name: address, value: channel.name, text: channel.name, place: channel.place }] : [],
  );
  return found.length === 0 ? [] : [{ stated, found }];
}

function findingOf(
  system: string,
  { name }: Flow,
  { stated, consumer }: Held<DeployedFact>,
  differing: readonly DeployedFact[],
  words: Vocabulary,
): Finding {
  const { severity, ...text } = textOf(words, RULE);
  const subject = consumer === undefined ? `\`${name}\`` : `\`${name}\` to \`${consumer}\``;
  const isByParameter = differing.every(({ parameter }) => parameter !== undefined);
  return createFinding({
    ...text,
    rule: RULE,
    severity: isByParameter ? lowered(severity) : severity,
    message: `${subject}: \`${stated.name}: ${stated.text}\` was decided, and ${list([...new Set(differing.map(saidBy))])}`,
    place: stated.place,
    system,
    flow: name,
    ...(consumer === undefined ? {} : { consumer }),
    ...(differing.some(({ basis }) => basis === 'default') ? { basis: 'default' as const } : {}),
    facts: { [stated.name]: stated.text },
    related: differing.flatMap(relatedTo),
    about: [stated.name],
  });
}

function saidBy({ text, place, basis, parameter }: DeployedFact): string {
  if (basis === 'default') return `${fileOf(place)} leaves it at the service's default, ${text}`;
  if (parameter !== undefined)
    return `${fileOf(place)} sets ${text} unless a deployment gives \`${parameter.name}\` another value`;
  return `${fileOf(place)} sets ${text}`;
}

function relatedTo({ text, place, basis, parameter }: DeployedFact): Related[] {
  const message = basis === 'default' ? `not set here, so ${text}` : `${text} is set here`;
  const own =
    parameter === undefined ? [] : [{ message: `the default of \`${parameter.name}\``, place: parameter.place }];
  return [{ message, place }, ...own];
}
