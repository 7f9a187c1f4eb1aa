import type { Advice } from '../../model/advice.js';
import { printable } from '../../text/escape.js';
import { waivedFindings } from './flow/waivers.js';
import { type Block, fence, heading, inlineCode, paragraph, text } from './nodes.js';
import { code } from './outside-text.js';

/** The commands that check the description and this record in CI. */
export function confirmation({ system, flows }: Advice): Block {
  const given = system.source.path;
  const file = given.startsWith('<') ? 'system.yaml' : given;
  const record = `${file.slice(0, file.lastIndexOf('/') + 1)}report.md`;
  const [source, target] = [shellWord(file), shellWord(record)];
  const built = flows.some(({ flow }) => flow.uses !== undefined);
  return [
    heading(2, 'How this is kept honest'),
    paragraph(
      text`This record is generated from ${code(given)}. Change the description, not the record. Run both lines in CI:`,
    ),
    fence('sh', `npx driven check ${source}\nnpx driven report ${source} | diff - ${target}`),
    paragraph(
      text`The first exits with status 1 when it finds an error: what a flow is built with (${inlineCode('uses')}) has drifted from what it needs, or two needs contradict each other. The second fails when this record is out of date; it takes the record to lie beside the description. To write it anew:`,
    ),
    fence('sh', `npx driven report ${source} --force -o ${target}`),
    built
      ? []
      : paragraph(
          text`No flow says yet what it is built with. Until ${inlineCode('uses')} is filled in, ${inlineCode('check')} can hold the needs only against each other.`,
        ),
    waivedFindings(system.waive, 'Findings accepted for the whole system for now:'),
  ];
}

/** An argument as a POSIX shell takes it. */
export function shellWord(argument: string): string {
  const line = printable(argument.replace(/\s+/g, ' '));
  const path = line.startsWith('-') ? `./${line}` : line;
  return /^[\w./@%+=:,-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
