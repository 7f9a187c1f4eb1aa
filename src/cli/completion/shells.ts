import { bash } from './bash.js';
import { fish } from './fish.js';
import { powershell } from './powershell.js';
import type { Table } from './table.js';
import { zsh } from './zsh.js';

/** The script of each shell. Ids and option names hold no character that a shell reads as anything but itself. */
export const SHELLS: { readonly [shell: string]: (table: Table) => string } = { bash, zsh, fish, powershell };
