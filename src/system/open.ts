import type { RuleBase } from '../model/knowledge.js';
import type { Source } from '../text/source.js';
import { type Read, systemOf } from './system-of.js';
import { parseLazily } from './yaml/lazily.js';

/** The same as `readSystem`, for a program that has to start fast: loads only what this text needs. */
export async function openSystem(source: Source, base: RuleBase): Promise<Read> {
  return systemOf(source, await parseLazily(source.text), base);
}
