import type { EvalContext, ResolvedFact } from './eval-context.js';

/** What a finding rests on beside what the file says: ` (by default: …; unless …)`, or nothing. */
export function basisText(facts: readonly ResolvedFact[], { carrier }: EvalContext): string {
  const defaults = facts.filter(({ basis }) => basis === 'default');
  const byDefault = defaults.map(({ name, text }) => `\`${name.name}: ${text}\``);
  const unless = facts.filter(({ basis }) => basis === 'presumed').map(unlessText);
  // What has a place is the default of what stands there.
  const where =
    carrier === undefined || defaults.some(({ place }) => place !== undefined) ? '' : ` of \`${carrier.id}\``;
  const parts = [
    ...(byDefault.length > 0 ? [`by default${where}: ${byDefault.join(', ')}`] : []),
    ...(unless.length > 0 ? [`unless ${unless.join(' or ')}`] : []),
  ];
  return parts.length === 0 ? '' : ` (${parts.join('; ')})`;
}

/** Which facts to state where they are otherwise than presumed; or nothing. */
export function stateText(facts: readonly ResolvedFact[]): string {
  const presumed = facts.filter(({ basis }) => basis === 'presumed');
  if (presumed.length === 0) return '';
  const named = presumed.map((fact) => opposite(fact) ?? `\`${fact.name.name}\``).join(' or ');
  return presumed.every((fact) => opposite(fact) !== undefined)
    ? ` Unless ${named} holds already: then state it under \`uses\`.`
    : ` Unless it is otherwise already: then state ${named} under \`uses\`.`;
}

const unlessText = (fact: ResolvedFact) => opposite(fact) ?? `\`${fact.name.name}\` is stated otherwise`;

/** A flag that is presumed has one other value. */
const opposite = ({ name, text }: ResolvedFact) =>
  text === 'false' || text === 'true' ? `\`${name.name}: ${text === 'false'}\`` : undefined;
