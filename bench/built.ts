import { shippedRules } from '../scripts/rules-folder.js';
import { advise, parseSystem } from '../src/index.js';
import { seeded } from './random.js';
import { bigSystem } from './systems.js';

/** Of so many flows one is built with a mistake. */
const MISTAKEN = 6;

/** What a careful team states, whatever the flow. */
const CARE = [
  'idempotent: true',
  'outbox: true',
  'writesState: true',
  'schema: true',
  'compatibility: true',
  'correlation: true',
  'compensation: true',
  'replayGuard: true',
  'renewsLock: true',
  'partialBatch: true',
  'confirms: true',
  'startAt: earliest',
  'deadLetterAlarm: true',
  'deadLetterRetention: 30d',
  'maxReceives: 10',
  'retryPause: 30s',
  'retention: forever',
];

/** The same system as built: each flow over what is advised for it and with care, but for one in six. */
export function builtSystem(flows: number): string {
  const { rulebook, base } = shippedRules();
  const random = seeded(flows + 1);
  const text = bigSystem(flows);
  const { system } = parseSystem(text, rulebook);
  if (system === undefined) throw new Error('the generated system can not be read');
  const { flows: advised } = advise(system, rulebook);
  let at = 0;
  return text.replace(/^ {6}style: .*$/gm, () => {
    const { flow, style, brokers } = advised[at++];
    const carrier = base.catalogue.carriers.find(({ id }) => id === brokers[0].id);
    const ordered = flow.needs.get('ordering')?.values?.some((value) => value !== 'none') ?? true;
    const careful = random() >= 1 / MISTAKEN;
    const facts = [
      ...(style === 'either' ? [] : [`style: ${style}`]),
      `broker: ${carrier?.id}`,
      `deadLetter: ${careful}`,
      ...(ordered ? ['parksKey: true'] : []),
      ...(careful ? CARE : []),
    ];
    return facts.map((fact) => `      ${fact}`).join('\n');
  });
}
