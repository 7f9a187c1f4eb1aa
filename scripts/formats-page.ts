import { FORMATS } from '../src/cli/formats.js';
import { table } from './calibration/words.js';

/** docs/formats.md: what `--format` takes, by command. */
export function formatsPage(): string {
  const rows = Object.entries(FORMATS).flatMap(([command, formats]) =>
    Object.entries(formats).map(([name, { about, ci }], index) => {
      const use = `${about}${ci === undefined ? '' : ` (${ci})`}`;
      return [`\`driven ${command}\``, `\`${name}\`${index === 0 ? ', the default' : ''}`, use];
    }),
  );
  return [
    '<!-- Generated from src/cli/formats.ts by `npm run generate`; edit there. -->',
    '',
    '# Formats',
    '',
    'What `--format` takes. The keys of the JSON formats are stable; the texts for people are not. [In CI](ci.md) shows those for CI services.',
    '',
    table(['Command', 'Format', 'What for'], rows),
    '',
  ].join('\n');
}
