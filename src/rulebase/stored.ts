import type { CompiledRules } from '../advice/index.js';
import type { RuleBase } from '../model/knowledge.js';
import { restoreCatalogue } from './catalogue/restore.js';
import { storeCatalogue } from './catalogue/store.js';
import type { FigureRow, StoredCatalogue, TextRow } from './catalogue/stored.js';
import { once } from './once.js';

/**
 * The compiled rules as the build writes them, in files by what commands read: each is read when something of it is first
 * asked for. All are plain ASCII, which is read and parsed in half the time.
 */
const FILES = {
  /** What every command reads. */
  rules: 'rules.json',
  /** What is held against a file. */
  pitfalls: 'pitfalls.json',
  /** What decision records say of being wrong. */
  reversibility: 'reversibility.json',
  /** What infrastructure files are read by. */
  imports: 'imports.json',
  /** What brokers and patterns there are. */
  catalogue: 'catalogue.json',
  /** The figures of brokers, then texts and sources: a JSON value a line, each parsed when it is first asked for. */
  figures: 'catalogue-figures.jsonl',
  texts: 'catalogue-texts.jsonl',
} as const;

type StoredRules = Omit<CompiledRules, 'base'> & {
  readonly base: Omit<RuleBase, 'catalogue' | 'pitfalls' | 'imports' | 'reversibility'>;
};

/** The files to write, by name. */
export function storeRules(compiled: CompiledRules): { readonly [file: string]: string } {
  const { catalogue, pitfalls, imports, reversibility, ...base } = compiled.base;
  const stored = storeCatalogue(catalogue);
  return {
    [FILES.rules]: json({ ...compiled, base }),
    [FILES.pitfalls]: json(pitfalls),
    [FILES.imports]: json(imports),
    [FILES.reversibility]: json(reversibility),
    [FILES.catalogue]: json(stored.catalogue),
    [FILES.figures]: stored.figures.map(json).join('\n'),
    [FILES.texts]: stored.texts.map(json).join('\n'),
  };
}

/** How the files are read. */
export interface StoredFile {
  text(file: string): string;
  bytes(file: string): Buffer;
}

export function restoreRules({ text, bytes }: StoredFile): CompiledRules {
  const { base, ...rest } = JSON.parse(text(FILES.rules)) as StoredRules;
  return {
    ...rest,
    base: withLater(base, {
      imports: () => JSON.parse(text(FILES.imports)) as RuleBase['imports'],
      reversibility: () => JSON.parse(text(FILES.reversibility)) as RuleBase['reversibility'],
      pitfalls: () => JSON.parse(text(FILES.pitfalls)) as RuleBase['pitfalls'],
      catalogue: () => {
        const rowsOf = <Row>(file: string) => {
          const lines = once(() => linesOf(bytes(file)));
          return (number: number) => JSON.parse(lines()(number)) as Row;
        };
        const rows = { figures: rowsOf<FigureRow>(FILES.figures), texts: rowsOf<TextRow>(FILES.texts) };
        return restoreCatalogue(JSON.parse(text(FILES.catalogue)) as StoredCatalogue, rows);
      },
    }),
  };
}

/** The same rule base with more parts, each made when it is first asked for. */
function withLater<Key extends keyof RuleBase>(
  base: Omit<RuleBase, Key>,
  parts: { readonly [Part in Key]: () => RuleBase[Part] },
): RuleBase {
  const whole = { ...base } as RuleBase;
  for (const name of Object.keys(parts) as Key[])
    Object.defineProperty(whole, name, { get: once(parts[name]), enumerable: true, configurable: true });
  return whole;
}

function json(value: unknown): string {
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value).replace(/[\u0080-\uffff]/g, escaped);
}

/** The lines of a text by number, none of them decoded before it is asked for. */
function linesOf(bytes: Buffer): (number: number) => string {
  const ends: number[] = [];
  for (let end = bytes.indexOf('\n'); end !== -1; end = bytes.indexOf('\n', end + 1)) ends.push(end);
  return (number) => bytes.toString('latin1', number === 0 ? 0 : ends[number - 1] + 1, ends[number] ?? bytes.length);
}
