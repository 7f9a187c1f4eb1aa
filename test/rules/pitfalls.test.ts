import { describe, expect, it } from 'vitest';
import { shippedRules } from '../../scripts/rules-folder.js';
import { runPitfallExamples } from '../../src/rulebase/examples/run-pitfall-examples.js';
import { placeText } from '../../src/text/source.js';

const { base, pitfallExamples, rulebook } = shippedRules();

describe.each(base.pitfalls.map((pitfall) => ({ id: pitfall.id, pitfall })))('$id', ({ id, pitfall }) => {
  it('does on its examples what they say, and they notice every change of its condition', () => {
    const faults = runPitfallExamples(rulebook, pitfall, pitfallExamples.get(id));
    expect(faults.map(({ place, message }) => `${placeText(place)}: ${message}`)).toEqual([]);
  });
});
