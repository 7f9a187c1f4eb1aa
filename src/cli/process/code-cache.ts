import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { basename, dirname } from 'node:path';
import { Script } from 'node:vm';

/** The chunk that every command loads; the one worth keeping compiled. */
const CORE = /^core-[\w-]+\.cjs$/;

type Compile = (this: NodeJS.Module, content: string, filename: string) => unknown;

/**
 * Loads the core chunk from code that V8 compiled at build time, a tenth of a start. V8 refuses it where its version
 * or flags differ, or the file does; then, or without the file, the chunk is compiled as ever. `made` is told the
 * script, for the build to write that code.
 */
export function useCodeCache(cacheFile: string, made?: (script: Script) => void): void {
  let cachedData: Buffer | undefined;
  try {
    cachedData = readFileSync(cacheFile);
  } catch {
    if (made === undefined) return;
  }
  const prototype = Module.prototype as unknown as { _compile: Compile };
  const compile = prototype._compile;
  prototype._compile = function (content, filename) {
    if (!CORE.test(basename(filename))) return compile.call(this, content, filename);
    prototype._compile = compile;
    const script = new Script(Module.wrap(content), { filename, cachedData });
    made?.(script);
    return script
      .runInThisContext()
      .call(this.exports, this.exports, createRequire(filename), this, filename, dirname(filename));
  };
}
