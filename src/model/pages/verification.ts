/** One way in which a rule base is not sound. */
export interface Unsound {
  /** What was to be proven. */
  readonly check:
    | 'fires'
    | 'always'
    | 'style'
    | 'criterion'
    | 'direction'
    | 'twice'
    | 'emptied'
    | 'size'
    | 'best'
    | 'shown'
    | 'comparison'
    | 'usual'
    | 'fact'
    | 'short'
    | 'pitfall';
  /** Id of the rule, criterion, style, exclusion, broker or pattern at fault. */
  readonly id: string;
  readonly message: string;
  /** A flow that shows it, as `criterion: value`; empty where no single flow can. */
  readonly witness: { readonly [criterion: string]: string };
}

export interface Verification {
  readonly rules: number;
  readonly criteria: number;
  /** What was proven, in words, with how much it covers. */
  readonly proven: readonly string[];
  readonly unsound: readonly Unsound[];
}
