import { compareFindings, createFinding, type Finding } from '../../model/finding.js';
import { fingerprint } from '../../model/fingerprint.js';
import { withoutStop } from '../../text/phrases.js';
import type { RuleFault } from '../read/field-reader.js';
import type { At, PackFault } from './pack.js';
import type { Origin } from './rule-index.js';

/** The place in a pack that a path of a merged file came from: the nearest that a pack says. */
export function originOf(origins: readonly Origin[], file: string, path: string): At | undefined {
  const about = origins.filter(
    (origin) =>
      origin.file === file && (origin.path === '' || path === origin.path || path.startsWith(`${origin.path}.`)),
  );
  const nearest = about.reduce<Origin | undefined>(
    (best, each) => (best && best.path.length > each.path.length ? best : each),
    undefined,
  );
  if (nearest === undefined) return undefined;
  const rest = nearest.path === '' ? path : path.slice(nearest.path.length + 1);
  return { pack: nearest.at.pack, path: rest === '' ? nearest.at.path : `${nearest.at.path}.${rest}` };
}

/** A fault of the merged rules as a fault of the pack that brought it in; `blamed` where none says the place itself. */
export function packFault(fault: RuleFault, origins: readonly Origin[], blamed: At): PackFault {
  const at = originOf(origins, fault.file, fault.path);
  if (at) return { ...at, message: fault.message, ...(fault.ofKey ? { ofKey: true } : {}) };
  return {
    ...blamed,
    message: `with this pack, rules/${fault.file} no longer holds together: ${fault.path}: ${fault.message}`,
    ofKey: true,
  };
}

/** Faults as findings, in the order of each text; of several at one path, the first. */
export function findingsOf(faults: readonly PackFault[]): Finding[] {
  const told = new Set<string>();
  const findings = faults.flatMap((fault): Finding[] => {
    const { pack, path, ofKey } = fault;
    const { span, last, missing } = pack.placeAt(path, ofKey);
    const key = `${pack.source.path}\n${missing === undefined ? path : `${path}?`}`;
    if (told.has(key)) return [];
    told.add(key);
    return [
      createFinding({
        rule: 'input',
        severity: 'error',
        message: worded(fault.message, last, missing, ofKey),
        place: { source: pack.source, span },
        facts: {},
        remedy: fault.remedy ?? '',
        sources: [],
        related: (fault.related ?? []).map((other) => ({
          message: other.message,
          place: { source: other.pack.source, span: other.pack.placeAt(other.path).span },
        })),
        fingerprint: fingerprint(['', '', 'input', fault.message]),
      }),
    ];
  });
  return findings.sort(compareFindings);
}

/** The message with the key it is about, where its place alone would not say which. */
function worded(message: string, last: string, missing: string | undefined, ofKey = false): string {
  const text = withoutStop(message);
  if (missing !== undefined) return `\`${missing}\` is missing: ${text.replace(/; found nothing$/, '')}`;
  const named = !/^\d*$/.test(last) && (ofKey || /^(expected|unknown)/.test(text));
  return named ? `\`${last}\`: ${text}` : text;
}
