import type { RepoPath } from './repo-path.js';

/** The name under which SARIF consumers put their own checkout. */
export const ROOT_ID = '%SRCROOT%';

/** A half of a surrogate pair has no UTF-8, so no percent-encoding either. */
const encoded = (segment: string) => encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\ufffd'));

/**
 * A SARIF artifactLocation. Only paths are made: GitHub refuses a whole upload for one URI of another scheme than file,
 * so standard input is a relative reference, under no base, that names nothing.
 */
export function artifactLocation({ path, inside }: RepoPath) {
  const uri = path.split('/').map(encoded).join('/');
  if (inside || path.startsWith('../')) return { uri, uriBaseId: ROOT_ID };
  if (path.startsWith('//')) return { uri: `file:${uri}` };
  if (path.startsWith('/')) return { uri: `file://${uri}` };
  if (/^[A-Za-z]:\//.test(path)) return { uri: `file:///${path.slice(0, 2)}${uri.slice(uri.indexOf('/'))}` };
  return { uri };
}
