import { seeded } from './random.js';

const NEEDS: [string, string[]][] = [
  ['intent', ['command', 'event']],
  ['ordering', ['none', 'per-key', '[none, per-key]']],
  ['workflow', ['single', 'steps']],
  ['replay', ['none', 'recovery', 'history']],
  ['throughput', ['20/s', '200/s..1k/s', '5k/s', '30k/s']],
  ['payload', ['1KB', '4KB', '200KB']],
  ['acknowledgment', ['none', 'delivery', 'completion']],
  ['processing', ['20ms', '2s', '90s']],
];

/** What a consumer may say for itself. */
const OWN = NEEDS.filter(([name]) => ['ordering', 'replay', 'acknowledgment', 'processing'].includes(name));

/**
 * A system of so many flows as a file: block style, seeded, about ten lines a flow; the needs never contradict.
 * @param consumers of each flow, with needs of their own; 0: one, by its name alone
 */
export function bigSystem(flows: number, consumers = 0): string {
  const random = seeded(flows);
  const pick = (values: readonly string[]) => values[Math.floor(random() * values.length)];
  const lines = ['driven: 1', 'system: big', 'flows:'];
  for (let flow = 0; flow < flows; flow++) {
    lines.push(
      `  flow-${flow}:`,
      `    from: service-${flow % 97}`,
      ...(consumers === 0 ? [`    to: [service-${(flow * 7) % 101}]`] : ['    to:']),
    );
    for (let at = 0; at < consumers; at++) {
      const own = OWN.filter(() => random() < 0.5).map(([name, values]) => `${name}: ${pick(values)}`);
      lines.push(`      service-${(flow * 7 + at) % 101}: {needs: {${own.join(', ')}}}`);
    }
    lines.push('    needs:');
    for (const [name, values] of NEEDS) if (random() < 0.8) lines.push(`      ${name}: ${pick(values)}`);
    lines.push('    uses:', `      style: ${pick(['message-driven', 'event-driven', 'hybrid'])}`);
  }
  return `${lines.join('\n')}\n`;
}
