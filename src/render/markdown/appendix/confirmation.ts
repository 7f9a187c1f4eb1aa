import type { Advice } from '../../../model/advice.js';
import { blocks, fence, heading } from '../blocks.js';
import { code, shellWord } from '../escape.js';
import { waived } from '../flow/head.js';

/** How the record and what is built are held against the description from now on. */
export function confirmation({ system, flows }: Advice): string {
  const given = system.source.path;
  const file = given.startsWith('<') ? 'system.yaml' : given;
  const record = `${file.slice(0, file.lastIndexOf('/') + 1)}report.md`;
  const [source, target] = [shellWord(file), shellWord(record)];
  const built = flows.some(({ flow }) => flow.uses !== undefined);
  return blocks(
    heading(2, 'How this is kept honest'),
    `This record is generated from ${code(given)}. Change the description, not the record. Run both lines in CI:`,
    fence('sh', `npx driven check ${source}\nnpx driven report ${source} | diff - ${target}`),
    'The first exits with status 1 when it finds an error: what a flow is built with (`uses`) has drifted from what it ' +
      'needs, or two needs contradict each other. The second fails when this record is out of date; ' +
      'it takes the record to lie beside the description. To write it anew:',
    fence('sh', `npx driven report ${source} --force -o ${target}`),
    built
      ? ''
      : 'No flow says yet what it is built with. Until `uses` is filled in, `check` can hold the needs only against each other.',
    waived(system.waive, 'Findings accepted for the whole system for now:'),
  );
}
