import { FileError, type FileProblem } from '../io.js';

const PROBLEMS: { readonly [code: string]: readonly [FileProblem, string] } = {
  ENOENT: ['missing', 'there is no such file'],
  ENOTDIR: ['missing', 'there is no such file'],
  EISDIR: ['directory', 'is a directory, not a file'],
  EACCES: ['unreadable', 'permission denied'],
  EPERM: ['unreadable', 'permission denied'],
  ELOOP: ['unreadable', 'too many symbolic links'],
  ENAMETOOLONG: ['missing', 'the name is too long'],
  ENOSPC: ['full', 'the disk is full'],
  EDQUOT: ['full', 'the disk quota is used up'],
  EROFS: ['unreadable', 'the file system is read-only'],
};

/** What an error of the file system means for a reader; any other error is given back as it is. */
export function fileErrorFor(error: unknown): unknown {
  if (error instanceof FileError) return error;
  const { code = '' } = error as NodeJS.ErrnoException;
  const known = PROBLEMS[code];
  if (known !== undefined) return new FileError(known[0], known[1]);
  return code.startsWith('E') && !code.startsWith('ERR_')
    ? new FileError('unreadable', `cannot be used (${code})`)
    : error;
}
