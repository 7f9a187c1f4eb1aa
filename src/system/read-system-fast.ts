import type { RuleBase } from '../model/knowledge.js';
import type { SourceText } from '../text/source.js';
import { type ReadResult, readParsed } from './read-parsed.js';
import { parseFast } from './yaml/parse-fast.js';

/** The same as `readSystem`, for a program that has to start fast: loads only what this text needs. */
export async function readSystemFast(source: SourceText, base: RuleBase): Promise<ReadResult> {
  return readParsed(source, await parseFast(source.text), base);
}
