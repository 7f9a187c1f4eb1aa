import { describe, expect, it } from 'vitest';
import { formatAnswer } from '../../src/model/answer.js';

describe('an answer on one line', () => {
  it.each([
    ['per-key', 'per-key', 'per-key', 'per-key'],
    [['none', 'recovery'], '[none, recovery]', 'none,recovery', 'none, recovery'],
    [['kafka'], '[kafka]', 'kafka', 'kafka'],
    // An empty argument would mean that the answer is not known.
    [[], '[]', '[]', ''],
  ])('%j is %j in a file, %j as an argument and %j at a prompt', (written, yaml, argument, prompt) => {
    expect(formatAnswer({ written }, 'yaml')).toBe(yaml);
    expect(formatAnswer({ written }, 'argument')).toBe(argument);
    expect(formatAnswer({ written }, 'prompt')).toBe(prompt);
  });
});
