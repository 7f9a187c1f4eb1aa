import type { Io } from '../io.js';

const NAME = 'driven.config.yaml';

/**
 * The folder of the nearest driven.config.yaml, as a prefix of paths (`''` here, `'../'` above); undefined for none.
 * Outside a repository only the working directory counts.
 */
export function configFolder({ files }: Io): string | undefined {
  let folder = '';
  let nearest: string | undefined;
  for (let here = files.realPath('.'); ; ) {
    if (nearest === undefined && files.exists(folder + NAME)) nearest = folder;
    if (files.exists(`${folder}.git`)) return nearest;
    folder = `../${folder}`;
    const above = files.realPath(folder);
    if (above === here) return files.exists(NAME) ? '' : undefined;
    here = above;
  }
}

export const configPath = (folder: string) => folder + NAME;
