/** A fact of the catalogue whose source is old. */
export interface OldFact {
  readonly carrier: string;
  /** Name of the capability, or id of the limit. */
  readonly fact: string;
  /** The date that the source bears. */
  readonly asOf: string;
  readonly url: string;
}
