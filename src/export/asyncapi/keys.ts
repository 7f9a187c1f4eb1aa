/** What YAML readers take for something else than a text. */
const WORD = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** Names as keys of a document that every reader of AsyncAPI takes, and that need no escape in a pointer; none twice. */
export class Keys {
  private readonly taken = new Set<string>();

  of(name: string): string {
    const letters = name.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-+|-+$/g, '');
    // What every object of JavaScript has, such as `constructor`, AsyncAPI's own parser finds without it being written.
    const isPlain = /^[A-Za-z]/.test(letters) && !WORD.test(letters) && !(letters in {});
    const plain = isPlain ? letters : `named-${letters}`.replace(/-$/, '');
    let free = plain;
    for (let count = 2; this.taken.has(free); count++) free = `${plain}-${count}`;
    this.taken.add(free);
    return free;
  }
}

export const pointer = (...parts: readonly string[]) => ({ $ref: `#/${parts.join('/')}` });
