import type { Io } from '../io.js';

const NAME = 'driven.config.yaml';

/**
 * The folder of the nearest driven.config.yaml, as a prefix of paths (`''` here, `'../'` above); undefined for none.
 * Outside a repository only the working directory counts.
 */
export function configFolder({ files }: Io): string | undefined {
  return foldersOfRepository(files).find((folder) => files.exists(folder + NAME));
}

/** From the working directory up to the root of its repository; the working directory alone where there is none. */
function foldersOfRepository(files: Io['files']): readonly string[] {
  const folders = [''];
  for (let folder = '', here = files.realPath('.'); !files.exists(`${folder}.git`); ) {
    folder = `../${folder}`;
    const above = files.realPath(folder);
    if (above === here) return [''];
    folders.push(folder);
    here = above;
  }
  return folders;
}

export const configPath = (folder: string) => folder + NAME;
