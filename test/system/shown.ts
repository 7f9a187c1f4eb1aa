import type { Finding } from '../../src/model/finding.js';
import type { System } from '../../src/model/system.js';
import { readSystem } from '../../src/system/read-system.js';
import { type Place, positionAt } from '../../src/text/source.js';
import { base } from './base.js';

/** `3:5`, as every message prints it. */
export function at({ source, span }: Place): string {
  const { line, column } = positionAt(source, span.start);
  return `${line}:${column}`;
}

/** Findings as `line:column message`. */
export function shown(findings: readonly Finding[]): string[] {
  return findings.map(({ place, message }) => `${at(place)} ${message}`);
}

export function read(text: string) {
  return readSystem({ path: 'system.yaml', text }, base);
}

/** The faults of a text, as `line:column message`. */
export function faults(text: string): string[] {
  return shown(read(text).findings);
}

/** The system of a text that must have no fault. */
export function sound(text: string): System {
  const { system, findings } = read(text);
  if (!system || findings.length > 0) throw new Error(`expected no faults:\n${text}\n${shown(findings).join('\n')}`);
  return system;
}

/** The answers of one flow as written, by criterion. */
export function answers(system: System, flow: string): Record<string, string> {
  const needs = system.flows.find(({ name }) => name === flow)?.needs ?? new Map();
  return Object.fromEntries([...needs].map(([name, { text }]) => [name, text]));
}
