import type { Span } from '../../../text/source.js';

/** An expression of HCL, as far as it can be told without running anything. */
export type Expression =
  | { readonly kind: 'literal'; readonly span: Span; readonly value: string | number | boolean | null }
  | { readonly kind: 'template'; readonly span: Span; readonly parts: readonly Expression[] }
  | { readonly kind: 'list'; readonly span: Span; readonly items: readonly Expression[] }
  | { readonly kind: 'object'; readonly span: Span; readonly entries: readonly ObjectEntry[] }
  | Path
  | { readonly kind: 'call'; readonly span: Span; readonly name: string; readonly given: readonly Expression[] }
  | {
      readonly kind: 'arithmetic';
      readonly span: Span;
      readonly sign: string;
      readonly operands: readonly Expression[];
    }
  /** What would have to be evaluated, and what that is. */
  | { readonly kind: 'other'; readonly span: Span; readonly what: string };

export interface ObjectEntry {
  /** A name alone is the key itself, not what it stands for. */
  readonly key: Expression | string;
  readonly keySpan: Span;
  readonly value: Expression;
}

/** A name and what is taken of it: `aws_sqs_queue.orders["eu"].arn`. */
export interface Path {
  readonly kind: 'path';
  readonly span: Span;
  readonly root: string;
  readonly steps: readonly Step[];
}

export type Step =
  | { readonly attribute: string }
  | { readonly index: Expression }
  /** Each of several. */
  | 'each';

export interface Attribute {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: Expression;
}

/** `resource "aws_sqs_queue" "orders" { … }`. */
export interface Block {
  readonly type: string;
  readonly labels: readonly string[];
  /** Of its head. */
  readonly span: Span;
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly Block[];
}

/** A place at which a text is not HCL, and what is wrong there. */
export interface SyntaxFault {
  readonly span: Span;
  readonly message: string;
}

export interface Syntax {
  readonly body: Pick<Block, 'attributes' | 'blocks'>;
  readonly faults: readonly SyntaxFault[];
}
