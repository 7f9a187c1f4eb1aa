import type { StandardSchemaWithJSON } from '@modelcontextprotocol/server';
import { excerpt } from '../../../text/escape.js';
import { didYouMean } from '../../../text/nearest.js';

export type Schema = { readonly [key: string]: unknown };

/** What an argument may be. */
export type Kind = 'text' | 'texts' | 'names' | 'needs';

/** An argument of a tool or a prompt. */
export interface Field {
  readonly kind: Kind;
  readonly description: string;
  readonly required?: true;
}

export type Fields = { readonly [name: string]: Field };

interface Read {
  readonly text: string;
  readonly texts: { readonly [name: string]: string };
  readonly names: readonly string[];
  readonly needs: { readonly [criterion: string]: unknown };
}

/** The arguments of a call, as its fields say. */
export type Arguments<Of extends Fields> = {
  readonly [name in keyof Of]: Of[name] extends { required: true }
    ? Read[Of[name]['kind']]
    : Read[Of[name]['kind']] | undefined;
};

const EXPECTED: { readonly [kind in Kind]: string } = {
  text: 'a text',
  texts: 'an object from name to text',
  names: 'a list of texts',
  needs: 'an object from criterion to answer',
};

const isMap = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

const FITS: { readonly [kind in Kind]: (value: unknown) => boolean } = {
  text: (value) => typeof value === 'string',
  texts: (value) => isMap(value) && Object.values(value).every((text) => typeof text === 'string'),
  names: (value) => Array.isArray(value) && value.every((name) => typeof name === 'string'),
  needs: isMap,
};

/** What is wrong with arguments, each with the argument that it is about. */
function problemsIn(fields: Fields, given: object): { readonly path: string[]; readonly message: string }[] {
  const known = Object.keys(fields);
  const unknown = Object.keys(given).filter((name) => !known.includes(name));
  return [
    ...unknown.map((name) => ({
      path: [excerpt(name)],
      message: `no such argument.${didYouMean(name, known) || ` There are ${known.join(', ')}.`}`,
    })),
    ...Object.entries(fields).flatMap(([name, { kind, required }]) => {
      const value = Object.hasOwn(given, name) ? given[name as keyof typeof given] : undefined;
      if (value === undefined)
        return required ? [{ path: [name], message: `missing; expected ${EXPECTED[kind]}` }] : [];
      return FITS[kind](value) ? [] : [{ path: [name], message: `found ${shown(value)}; expected ${EXPECTED[kind]}` }];
    }),
  ];
}

const shown = (value: unknown) => excerpt(JSON.stringify(value), 40);

/** Fields as the SDK takes them: the JSON Schema for the client, and a check with messages of ours. */
export function argumentsOf<Of extends Fields>(
  fields: Of,
  needs: Schema,
): StandardSchemaWithJSON<unknown, Arguments<Of>> {
  const json = schemaOf(fields, needs);
  return {
    '~standard': {
      version: 1,
      vendor: 'driven',
      validate: (value) => {
        // Many clients send null for what they leave out.
        const given = Object.fromEntries(Object.entries(isMap(value) ? value : {}).filter(([, each]) => each !== null));
        const issues = problemsIn(fields, given);
        return issues.length > 0 ? { issues } : { value: given as Arguments<Of> };
      },
      jsonSchema: { input: () => json, output: () => json },
    },
  };
}

function schemaOf(fields: Fields, needs: Schema): Record<string, unknown> {
  const all = Object.entries(fields);
  const properties = Object.fromEntries(all.map(([name, field]) => [name, fieldSchema(field, needs)]));
  const required = all.flatMap(([name, field]) => (field.required ? [name] : []));
  return { type: 'object', properties, ...(required.length > 0 ? { required } : {}), additionalProperties: false };
}

function fieldSchema({ kind, description }: Field, needs: Schema): Schema {
  switch (kind) {
    case 'text':
      return { type: 'string', description };
    case 'texts':
      return { type: 'object', description, additionalProperties: { type: 'string' } };
    case 'names':
      return { type: 'array', description, items: { type: 'string' } };
    case 'needs':
      return { ...needs, description: `${description} ${needs.description}` };
  }
}

/** The schema of an answer, which is ours and needs no check: tests hold the answers to it. */
export function answerSchema(json: Schema): StandardSchemaWithJSON<unknown, unknown> {
  return {
    '~standard': {
      version: 1,
      vendor: 'driven',
      validate: (value) => ({ value }),
      jsonSchema: { input: () => json, output: () => json },
    },
  };
}
