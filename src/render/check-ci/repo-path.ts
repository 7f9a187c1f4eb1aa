/** Where a path of a source leads, seen from the root of the repository: what CI services link by. */
export interface RepoPath {
  /** Relative to the root; `../…`, or from the root of the disk as it was given, where it lies outside. */
  readonly path: string;
  /** Whether it is a file of the repository; standard input is none either. */
  readonly inside: boolean;
}

export type ToRepoPath = (path: string) => RepoPath;
