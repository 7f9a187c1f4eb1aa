import type { RuleBase } from '../model/knowledge.js';
import type { SourceText } from '../text/source.js';
import { type ReadResult, readParsed } from './read-parsed.js';
import { parseYaml } from './yaml/parse.js';

/**
 * Reads a system.yaml: what of it could be read, and everything that is wrong with it, in the order of the text.
 * Without a system there is at least one finding; with input errors the system is what remains.
 */
export function readSystem(source: SourceText, base: RuleBase): ReadResult {
  return readParsed(source, parseYaml(source.text), base);
}
