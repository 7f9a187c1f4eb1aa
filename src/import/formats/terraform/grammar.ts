import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, Parser, type Tree } from 'web-tree-sitter';

/** What is compiled once a run, and only where HCL is read. */
let parser: Promise<Parser> | undefined;

/** Parses HCL; the tree is to be deleted by whoever asks for it. */
export async function parseHcl(text: string): Promise<Tree> {
  parser ??= start();
  const tree = (await parser).parse(text);
  if (tree === null) throw new Error('the grammar of HCL is not loaded');
  return tree;
}

async function start(): Promise<Parser> {
  await Parser.init({ wasmBinary: bytesOf('web-tree-sitter', 'web-tree-sitter.wasm') });
  const made = new Parser();
  made.setLanguage(await Language.load(bytesOf('@tree-sitter-grammars/tree-sitter-hcl', 'tree-sitter-terraform.wasm')));
  return made;
}

/** WebAssembly lies in the folder above the built chunks; where this runs from its source, in its package. */
function bytesOf(packageName: string, file: string): Uint8Array {
  try {
    return readFileSync(new URL(`../${file}`, import.meta.url));
  } catch {
    return readFileSync(createRequire(import.meta.url).resolve(`${packageName}/${file}`));
  }
}
