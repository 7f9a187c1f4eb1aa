import { checkJson } from '../../render/check-json.js';
import { prettyCheck } from '../../render/pretty/check.js';
import { paintFor } from '../../render/pretty/paint.js';
import type { Io } from '../io.js';
import type { Checked } from './checked.js';

export const FORMATS = ['pretty', 'json', 'sarif', 'junit', 'github'] as const;
export type Format = (typeof FORMATS)[number];

/** What a format may say beside the findings. */
export interface Around {
  readonly status: number;
  readonly version: string;
  readonly colours: 0 | 1;
  readonly verbose: boolean;
}

/** A check run in one of the formats. Those of CI services are loaded where they are asked for. */
export async function printed(format: Format, checked: Checked, around: Around, io: Io): Promise<string> {
  const { report, failOn } = checked;
  const { status, version, colours, verbose } = around;
  if (format === 'pretty')
    return prettyCheck(report, await paintFor(colours), io.stdout.columns, verbose || failOn === 'info');
  if (format === 'json') return checkJson(report);
  const fromRoot = (await import('./repository.js')).fromRootOf(io);
  if (format === 'github') return (await import('../../render/check-github.js')).checkGithub(report, fromRoot);
  // Where the packs can't be read, the rules that come with driven say what there is to say of that.
  const base = checked.base ?? io.rules().base;
  const { sources } = base;
  if (format === 'junit')
    return (await import('../../render/check-junit.js')).checkJunit(report, { failOn, sources, fromRoot });
  const { checkSarif } = await import('../../render/check-sarif.js');
  const { findingTexts } = await import('../../knowledge/pages/pitfalls.js');
  return checkSarif(report, { version, exitCode: status, texts: findingTexts(base), sources, fromRoot });
}
