import { compare, SystemAnalysis } from '../../../advice/index.js';
import { FILE, FORMATS } from '../../formats.js';
import { CHANGE } from '../answer/schemas.js';
import { systemOfText } from './described.js';
import { tool } from './tool.js';
import { worked } from './worked.js';

export const diffTool = tool({
  name: 'diff',
  title: 'Compare the advice on two descriptions',
  description:
    'Which recommendations changed between two descriptions of a system, and the smallest set of facts that changed them. For the review of a pull request that touches messaging.',
  fields: {
    old: { kind: 'text', description: 'system.yaml, or a file that deploys, as it was.', required: true },
    new: { kind: 'text', description: 'The same as it is now.', required: true },
  },
  answer: CHANGE,
  async run({ old, new: now }, { rulebook, io, turn }) {
    const before = await systemOfText('old', old, rulebook, io);
    const after = await systemOfText('new', now, rulebook, io);
    const [was, is] = [before, after].map(({ system }) => new SystemAnalysis(system, rulebook));
    await worked(was, turn);
    await worked(is, turn);
    const change = compare(was, is);
    const { diffValue } = await import('../../../render/diff-json.js');
    return { value: { ...diffValue(change) }, text: await FORMATS.diff.pretty.print(change, FILE) };
  },
});
