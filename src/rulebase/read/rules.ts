import { list } from '../../model/entries/field.js';
import { RULE, STYLE_TEXT } from '../../model/entries/rule.js';
import type { Rule, StyleText } from '../../model/rule.js';
import { STYLES } from '../../model/style.js';
import type { FieldReader } from '../../text/field-reader.js';
import { type Example, type PlacedExamples, placedExamples } from './examples.js';
import { readKind } from './kinds/read-kind.js';
import type { Scope } from './kinds/scope.js';

export function readRule(at: FieldReader, scope: Scope): { rule: Rule; examples: PlacedExamples<Example> } {
  const { examples, ...rule } = readKind(at, RULE, scope);
  return { rule, examples: placedExamples(at.field('examples'), examples, [true, false, 'unknown']) };
}

/** The texts of the styles, each once. */
export function readStyles(at: FieldReader, scope: Scope): readonly StyleText[] {
  const styles = readKind(at, list(STYLE_TEXT), scope);
  for (const style of STYLES) if (!styles.some(({ id }) => id === style)) at.fault(`no text for ${style}`);
  return styles;
}
