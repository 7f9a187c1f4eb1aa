import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonText } from '../../src/text/json.js';

it('gives back the value, and shows no character that a terminal would act on or hide', () => {
  const text = fc.string({ unit: 'binary' });
  const hidden = fc.constantFrom(
    '\u007f',
    '\u0085',
    '\u009b',
    '\u200e',
    '\u202e',
    '\u2028',
    '\u2066',
    '\ufeff',
    '\u0000',
  );
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          text,
          hidden,
          fc.tuple(text, hidden).map((parts) => parts.join('')),
        ),
      ),
      (value) => {
        const json = jsonText({ value });
        expect(JSON.parse(json)).toEqual({ value });
        expect(json).not.toMatch(
          /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/,
        );
      },
    ),
  );
});
