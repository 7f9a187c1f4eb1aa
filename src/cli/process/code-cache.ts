import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';

/** The chunks worth keeping compiled; scripts/chunks.ts says what is in them. */
const KEPT = /^(core|reading|asking|checking|deployed|markdown|yaml)-[\w-]+\.cjs$/;

type Compile = (this: NodeJS.Module, content: string, filename: string) => unknown;

/**
 * Loads chunks from code that V8 compiled at build time, a tenth of a start. V8 refuses it where its version or flags
 * differ, or the file does; then, or without the file, a chunk is compiled as ever. `made` is told each script that
 * has no such code yet, for the build to write it.
 */
export function useCodeCache(dist: string, made?: (file: string, script: Script) => void): void {
  const prototype = Module.prototype as unknown as { _compile: Compile };
  const compile = prototype._compile;
  prototype._compile = function (content, filename) {
    const name = KEPT.exec(basename(filename))?.[1];
    if (name === undefined) return compile.call(this, content, filename);
    const file = join(dist, `${name}.code`);
    const cachedData = contentOf(file);
    if (cachedData === undefined && made === undefined) return compile.call(this, content, filename);
    const script = new Script(Module.wrap(content), { filename, cachedData });
    if (cachedData === undefined) made?.(file, script);
    return script
      .runInThisContext()
      .call(this.exports, this.exports, createRequire(filename), this, filename, dirname(filename));
  };
}

function contentOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
