import { definitionOf } from '../../condition/schema.js';
import type { Field, Fields, Kind, KindData } from '../../model/entries/field.js';
import type { RuleBase } from '../../model/knowledge.js';
import { expected } from '../../model/quantity.js';
import { capital } from '../../text/phrases.js';
import { type Maker, ownSchema, type Schema } from './own-schemas.js';

export const ref = (name: string): Schema => ({ $ref: `#/definitions/${name}` });

/** JSON Schemas of what entries are described as; what is in several places is defined once. */
export class SchemaMaker implements Maker {
  readonly definitions: { [name: string]: Schema } = {
    date: { type: 'string', pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$', description: 'YYYY, YYYY-MM or YYYY-MM-DD.' },
    day: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'YYYY-MM-DD.' },
  };

  constructor(readonly base: RuleBase) {}

  record(fields: Fields): Schema {
    const required = Object.entries(fields).flatMap(([name, field]) => (isRequired(field) ? name : []));
    return {
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, this.field(field)])),
      ...(required.length > 0 ? { required } : {}),
    };
  }

  field({ of, means }: Field): Schema {
    return { ...this.of(of), ...(means === undefined ? {} : { description: means }) };
  }

  defined(name: string, make: () => Schema): Schema {
    if (!(name in this.definitions)) {
      this.definitions[name] = {};
      this.definitions[name] = make();
    }
    return ref(name);
  }

  of(kind: Kind): Schema {
    const data: KindData = kind;
    switch (data.kind) {
      case 'text':
        return {
          type: 'string',
          minLength: 1,
          ...(data.like ? { pattern: data.like.source, patternErrorMessage: data.fault } : {}),
        };
      case 'number':
        return { type: 'number' };
      case 'quantity':
        return { type: ['string', 'number'], description: `${capital(expected(data.measure)).replaceAll('`', '')}.` };
      case 'flag':
        return { type: 'boolean' };
      case 'word':
        return { enum: data.words, ...(data.meanings ? { enumDescriptions: data.meanings } : {}) };
      case 'known':
        return this.known(data.list);
      case 'date':
        return ref(data.exact ? 'day' : 'date');
      case 'list':
        return { type: 'array', items: this.of(data.of), ...(data.least ? { minItems: 1 } : {}) };
      case 'map':
        return data.keys === undefined
          ? { type: 'object', additionalProperties: this.of(data.of) }
          : {
              type: 'object',
              additionalProperties: false,
              properties: Object.fromEntries(
                this.listed(data.keys).map(([name, description]) => [name, { ...this.of(data.of), description }]),
              ),
            };
      case 'record':
        return this.defined(data.name.replaceAll(' ', '-'), () => this.record(data.fields));
      case 'condition':
        return ref(definitionOf(data.reach));
      case 'own':
        return ownSchema(data.own, this);
    }
  }

  /** One of some names; where a pack can add to them, any name. */
  private known(list: Extract<KindData, { kind: 'known' }>['list']): Schema {
    if (list === 'sources' || list === 'brokers' || list === 'platforms') return { type: 'string', minLength: 1 };
    const known = this.listed(list);
    return { enum: known.map(([name]) => name), enumDescriptions: known.map(([, meaning]) => meaning) };
  }

  private listed(list: Extract<KindData, { kind: 'known' }>['list']): [name: string, meaning: string][] {
    const { topics, setup, catalogue } = this.base;
    if (list === 'inherents') return catalogue.inherents.map(({ id, means }) => [id, means]);
    if (list === 'topics') return topics.map(({ id, title }) => [id, title]);
    const facts = list === 'flags' ? setup.filter(({ kind }) => kind === 'flag') : setup;
    return facts.map(({ name, question }) => [name, question]);
  }
}

const isRequired = ({ optional, otherwise, only, inherits }: Field) =>
  !optional && otherwise === undefined && only === undefined && !inherits;
