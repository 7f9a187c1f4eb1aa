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

/** A system of so many flows as a file: block style, seeded, about ten lines a flow; the needs never contradict. */
export function bigSystem(flows: number): string {
  const random = seeded(flows);
  const pick = (values: readonly string[]) => values[Math.floor(random() * values.length)];
  const lines = ['driven: 1', 'system: big', 'flows:'];
  for (let flow = 0; flow < flows; flow++) {
    lines.push(
      `  flow-${flow}:`,
      `    from: service-${flow % 97}`,
      `    to: [service-${(flow * 7) % 101}]`,
      '    needs:',
    );
    for (const [name, values] of NEEDS) if (random() < 0.8) lines.push(`      ${name}: ${pick(values)}`);
    lines.push('    uses:', `      style: ${pick(['message-driven', 'event-driven', 'hybrid'])}`);
  }
  return `${lines.join('\n')}\n`;
}
