import { checkJson } from '../../render/check-json.js';
import { prettyCheck } from '../../render/pretty/check.js';
import { themeFor } from '../../render/pretty/theme.js';
import type { Io } from '../io.js';
import type { CheckRun } from './run-check.js';

export const FORMATS = ['pretty', 'json', 'sarif', 'junit', 'github'] as const;
export type Format = (typeof FORMATS)[number];

/** What a format may say beside the findings. */
export interface FormatContext {
  readonly status: number;
  readonly version: string;
  readonly colours: 0 | 1;
  readonly verbose: boolean;
}

/** A check run in one of the formats. Those of CI services are loaded where they are asked for. */
export async function formatReport(format: Format, checked: CheckRun, around: FormatContext, io: Io): Promise<string> {
  const { report, failOn } = checked;
  const { status, version, colours, verbose } = around;
  if (format === 'pretty')
    return prettyCheck(report, await themeFor(colours), io.stdout.columns, verbose || failOn === 'info');
  if (format === 'json') return checkJson(report);
  const fromRoot = (await import('./repository.js')).fromRootOf(io);
  if (format === 'github') return (await import('../../render/check-github.js')).checkGithub(report, fromRoot);
  // Where the packs can't be read, the rules that come with driven say what there is to say of that.
  const base = checked.base ?? io.rules().base;
  const { sources } = base;
  if (format === 'junit')
    return (await import('../../render/check-junit.js')).checkJunit(report, { failOn, sources, fromRoot });
  const { checkSarif } = await import('../../render/check-sarif.js');
  const { findingTexts } = await import('../../reference/pages/pitfall-page.js');
  return checkSarif(report, { version, exitCode: status, texts: findingTexts(base), sources, fromRoot });
}
