import type { Table } from './table.js';

/** A text in single quotes, for sh and its kin. */
export const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
/** The same for PowerShell and fish's descriptions, which double the quote or escape it. */
export const doubled = (text: string) => `'${text.replaceAll("'", "''")}'`;
export const escaped = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

export const names = ({ commands }: Table) => commands.map(({ name }) => name);
/** The commands that take files. */
export const filed = ({ commands }: Table) => commands.flatMap(({ name, files }) => (files ? name : [])).join(' ');
export const flagsOf = ({ options }: Table['commands'][number]) => options.map(({ flag }) => flag);

/** Each flag with values, whatever command it is of: the same flag has other values there. */
export function valueCases({ commands }: Table, line: (key: string, values: readonly string[]) => string): string[] {
  return commands.flatMap(({ name, options }) =>
    options.flatMap(({ flag, values }) => (values.length === 0 ? [] : line(`${name} ${flag}`, values))),
  );
}

/** The same of flags behind which no word is known: a file, or a text that nobody can guess. */
export function textCases({ commands }: Table, line: (key: string, isFile: boolean) => string): string[] {
  return commands.flatMap(({ name, options }) =>
    options.flatMap(({ flag, takes }) =>
      takes === 'file' || takes === 'text' ? line(`${name} ${flag}`, takes === 'file') : [],
    ),
  );
}
