import type { DeployedConsumer } from '../../model/deployed/deployed.js';
import { createFinding, type Finding, lowered } from '../../model/finding.js';
import type { Flow, Named } from '../../model/system.js';
import { type Resource, sameName } from './pair.js';
import { fileOf, textOf, type Vocabulary } from './setting.js';

const RULE = 'deployed-consumers';
const NOT_SHOWN =
  'Give the file that subscribes it as well; or take it out of `to`, where it does not receive any more. Where one service has two names, write the one that the file has.';

/**
 * Who receives by the files and not by the description, and the reverse, which is information: a file shows the
 * consumers of its own repository. `beside`: the other flows over the same resources.
 */
export function differingConsumers(
  system: string,
  flow: Flow,
  resources: readonly Resource[],
  beside: readonly Flow[],
  words: Vocabulary,
): Finding[] {
  // Who receives is not settled where nothing is said of it, and not shown where the files have nobody.
  const shown = resources.flatMap(({ consumers = [] }) => consumers);
  if (flow.to === undefined || shown.length === 0) return [];
  const { severity, ...text } = textOf(words, RULE);
  const named = [flow, ...beside].flatMap(({ to = [] }) => to);
  const common = { ...text, rule: RULE, system, flow: flow.name };
  const more = shown
    .filter((consumer) => !isAmong(consumer, named, flow, words))
    .map((consumer) =>
      createFinding({
        ...common,
        severity,
        message: `\`${flow.name}\`: ${fileOf(consumer.place)} delivers it to \`${consumer.name}\`, which is not one of its consumers`,
        place: flow.to?.[0]?.place ?? flow.place,
        related: [{ message: `\`${consumer.name}\` receives it here`, place: consumer.place }],
        about: [consumer.name],
      }),
    );
  const fewer = flow.to
    .filter(({ name }) => !shown.some((consumer) => isOne(consumer, name, flow, words)))
    .map(({ name, place }) =>
      createFinding({
        ...common,
        severity: lowered(severity),
        remedy: NOT_SHOWN,
        message: `\`${flow.name}\`: \`${name}\` is one of its consumers, and ${fileOf(shown[0].place)} does not show that it receives it`,
        place,
        consumer: name,
        related: shown.map((consumer) => ({ message: `\`${consumer.name}\` receives it here`, place: consumer.place })),
        about: [name],
      }),
    );
  return [...more, ...fewer];
}

const isAmong = (consumer: DeployedConsumer, named: readonly Named[], flow: Flow, words: Vocabulary) =>
  named.some(({ name }) => isOne(consumer, name, flow, words));

/** By its name, or by the queue of its own that the description names. */
function isOne({ name, channels }: DeployedConsumer, wanted: string, flow: Flow, { address }: Vocabulary): boolean {
  const channel = flow.consumers?.find((each) => each.name === wanted)?.uses?.get(address)?.value;
  return sameName(name, wanted) || channels.some((each) => each === channel || sameName(each, wanted));
}
