export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** The size of a terminal, whatever it says; a pipe in its place says nothing. */
export function sizeOf({ columns, rows }: { readonly columns?: number; readonly rows?: number } = {}): Size {
  return { columns: columns || 80, rows: rows || 24 };
}

/** The last column stays free: a character there makes terminals wrap, each in its own way. */
export const widthIn = ({ columns }: Size) => Math.max(16, Math.min(100, columns - 1));
/** The last row stays free, so that nothing scrolls. */
export const roomIn = ({ rows }: Size) => Math.max(3, rows - 1);
