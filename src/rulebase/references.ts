import type { RuleBase } from '../model/knowledge.js';
import { didYouMean } from '../text/nearest.js';
import { withoutStop } from '../text/phrases.js';
import type { RuleFault } from './read/field-reader.js';

/** Every id once, every topic and every source known. */
export function checkReferences(base: RuleBase, faults: RuleFault[]): void {
  const known = new Set(base.sources.map(({ id }) => id));
  const cited = [
    ...base.criteria.map(({ name, sources }) => ({ file: 'criteria.yaml', path: `criteria.${name}`, sources })),
    ...base.rules.map(({ id, topic, sources }) => ({ file: `evidence/${topic}.yaml`, path: `rules.${id}`, sources })),
    ...base.styles.map(({ sources }, index) => ({ file: 'styles.yaml', path: `styles.${index}`, sources })),
    ...base.noBrokerWhen.map(({ sources }, index) => ({ file: 'styles.yaml', path: `noBrokerWhen.${index}`, sources })),
    ...base.hybridKinds.map(({ sources }, index) => ({ file: 'styles.yaml', path: `hybridKinds.${index}`, sources })),
    ...base.checks.map(({ sources }, index) => ({ file: 'checks.yaml', path: `checks.${index}`, sources })),
    ...base.pitfalls.map(({ id, sources }) => ({ file: `pitfalls/${id}.yaml`, path: '', sources })),
  ];
  for (const { file, path, sources } of cited) {
    sources.forEach((source, index) => {
      if (!known.has(source))
        faults.push({
          file,
          path: path === '' ? `sources.${index}` : `${path}.sources.${index}`,
          message: withoutStop(`cites ${source}, which is not listed.${didYouMean(source, known)}`),
        });
    });
  }
  const flags = base.setup.filter(({ kind }) => kind === 'flag').map(({ name }) => name);
  for (const { id, implies } of base.catalogue.patterns)
    for (const name of Object.keys(implies ?? {}))
      if (!flags.includes(name))
        faults.push({
          file: `patterns/${id}.yaml`,
          path: `implies.${name}`,
          message: withoutStop(`no setup fact that is true or false is called that.${didYouMean(name, flags)}`),
          ofKey: true,
        });
  const facts = base.setup.map(({ name }) => name);
  for (const { id, parts, limits } of base.catalogue.carriers)
    for (const { id: limit, settledBy } of limits)
      if (settledBy !== undefined && !facts.includes(settledBy))
        faults.push({
          file: `${parts.length > 1 ? 'patterns' : 'brokers'}/${id}.yaml`,
          path: `limits.${limit}.settledBy`,
          message: withoutStop(`no setup fact is called that.${didYouMean(settledBy, facts)}`),
        });
  const topics = base.topics.map(({ id }) => id);
  for (const { name, topic } of base.criteria)
    if (!topics.includes(topic))
      faults.push({
        file: 'criteria.yaml',
        path: `criteria.${name}.topic`,
        message: `unknown topic ${topic}.${didYouMean(topic, topics)} Known are ${topics.join(', ')}`,
      });
  const ids = [...base.rules, ...base.exclusions, ...base.checks, ...base.pitfalls, ...base.styles]
    .map(({ id }) => id)
    .concat(base.criteria.map(({ name }) => name));
  for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index)))
    faults.push({ file: 'rules', path: id, message: 'the id is used twice' });
}
