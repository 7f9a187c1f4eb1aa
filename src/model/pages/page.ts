/** What `explain` says of one id, and what its reference page is made from. */
export interface Page {
  readonly driven: 1;
  readonly id: string;
  readonly kind:
    | 'criterion'
    | 'rule'
    | 'contradiction'
    | 'check'
    | 'pitfall'
    | 'setup fact'
    | 'style'
    | 'broker'
    | 'platform'
    | 'pattern'
    | 'family'
    | 'word'
    | 'overview';
  readonly title: string;
  /** What it is, or what it says. */
  readonly what: string;
  /** Further parts, in order; each a list or a text. */
  readonly parts: readonly { readonly title: string; readonly lines: readonly string[]; readonly verbatim?: true }[];
  readonly sources: readonly {
    readonly id: string;
    readonly title: string;
    readonly url: string;
    readonly read: string;
  }[];
}
