import type { Criterion } from '../../model/criterion.js';
import { SEVERITIES } from '../../model/finding.js';
import {
  type CheckText,
  type Citation,
  type Clause,
  type Exclusion,
  type Regions,
  type Rule,
  STRENGTHS,
  type Strength,
  type StyleText,
} from '../../model/rule.js';
import { STYLES } from '../../model/style.js';
import type { FieldReader } from './field-reader.js';
import { readWhen } from './when.js';

type Known = ReadonlyMap<string, Criterion>;

/** One example of a rule, run as a test: answers as in system.yaml, and whether the rule fires on them. */
export interface Example {
  readonly given: { readonly [criterion: string]: unknown };
  readonly fires: boolean | 'unknown';
}

const SIDES = ['message-driven', 'event-driven'] as const;

export function readRules(
  reader: FieldReader,
  value: unknown,
  topic: string,
  criteria: Known,
): { rule: Rule; examples: Example[] }[] {
  return reader.list(value).map((item, index) => {
    const plain = reader.inside(index).map(item);
    const here = reader.inside(String(plain.id ?? index));
    here.keys(plain, ['id', 'favours', 'strength', 'when', 'because', 'but', 'sources', 'examples']);
    const id = here.inside('id').text(plain.id);
    if (/^(no|avoid|use)-/.test(id))
      here.inside('id').fault('the id names the pattern itself; it never starts with no-, avoid- or use-');
    const rule: Rule = {
      id,
      topic,
      favours: here.inside('favours').oneOf(plain.favours, SIDES),
      strength: here.inside('strength').oneOf(plain.strength, Object.keys(STRENGTHS) as Strength[]),
      when: readWhen(here.inside('when'), plain.when, criteria),
      because: here.inside('because').text(plain.because),
      but: here.inside('but').text(plain.but),
      sources: here.inside('sources').texts(plain.sources),
    };
    if (rule.sources.length === 0) here.inside('sources').fault('a claim has at least one source');
    return { rule, examples: readExamples(here.inside('examples'), plain.examples) };
  });
}

function readExamples(reader: FieldReader, value: unknown): Example[] {
  const examples = reader.list(value).map((item, index) => {
    const here = reader.inside(index);
    const map = here.map(item);
    here.keys(map, ['given', 'fires']);
    if (![true, false, 'unknown'].includes(map.fires as boolean))
      here.inside('fires').fault('expected true, false or unknown');
    return { given: here.inside('given').map(map.given), fires: map.fires as Example['fires'] };
  });
  for (const fires of [true, false, 'unknown']) {
    if (!examples.some((example) => example.fires === fires)) reader.fault(`no example that has \`fires: ${fires}\``);
  }
  return examples;
}

export function readExclusions(reader: FieldReader, value: unknown, criteria: Known): Exclusion[] {
  return reader.list(value).map((item, index) => {
    const here = reader.inside(index);
    const map = here.map(item);
    here.keys(map, ['id', 'when', 'because']);
    return {
      id: here.inside('id').text(map.id),
      when: readWhen(here.inside('when'), map.when, criteria),
      because: here.inside('because').text(map.because),
    };
  });
}

export function readClauses(reader: FieldReader, value: unknown, criteria: Known): Clause[] {
  return reader.list(value).map((item, index) => {
    const here = reader.inside(index);
    const map = here.map(item);
    here.keys(map, ['id', 'when', 'text', 'sources']);
    return {
      id: here.inside('id').text(map.id),
      when: readWhen(here.inside('when'), map.when, criteria),
      text: here.inside('text').text(map.text),
      sources: here.inside('sources').texts(map.sources),
    };
  });
}

export function readStyles(reader: FieldReader, value: unknown): StyleText[] {
  const styles = reader.list(value).map((item, index) => {
    const here = reader.inside(index);
    const map = here.map(item);
    here.keys(map, ['id', 'title', 'what', 'aside', 'gives', 'costs', 'followUps', 'sources']);
    return {
      id: here.inside('id').oneOf(map.id, STYLES),
      title: here.inside('title').text(map.title),
      what: here.inside('what').text(map.what),
      ...(map.aside === undefined ? {} : { aside: here.inside('aside').text(map.aside) }),
      gives: here.inside('gives').texts(map.gives),
      costs: here.inside('costs').texts(map.costs),
      followUps: here.inside('followUps').texts(map.followUps),
      sources: here.inside('sources').texts(map.sources),
    };
  });
  for (const style of STYLES) if (!styles.some(({ id }) => id === style)) reader.fault(`no text for ${style}`);
  return styles;
}

export function readRegions(reader: FieldReader, value: unknown): Regions {
  const map = reader.map(value);
  reader.keys(map, ['threshold', 'ratio', 'floor']);
  // A fraction such as 1/3 says what is meant better than its decimals.
  const fraction = /^(\d+)\/(\d+)$/.exec(String(map.ratio));
  return {
    threshold: reader.inside('threshold').number(map.threshold),
    ratio: fraction ? Number(fraction[1]) / Number(fraction[2]) : reader.inside('ratio').number(map.ratio),
    floor: reader.inside('floor').number(map.floor),
  };
}

export function readSources(reader: FieldReader, value: unknown): Citation[] {
  return reader.list(value).map((item, index) => {
    const plain = reader.inside(index).map(item);
    const here = reader.inside(String(plain.id ?? index));
    here.keys(plain, ['id', 'title', 'url', 'read']);
    const read = here.inside('read').text(plain.read);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(read)) here.inside('read').fault('expected a day, YYYY-MM-DD');
    return {
      id: here.inside('id').text(plain.id),
      title: here.inside('title').text(plain.title),
      url: here.inside('url').text(plain.url),
      read,
    };
  });
}

export function readChecks(reader: FieldReader, value: unknown): CheckText[] {
  return reader.list(value).map((item, index) => {
    const here = reader.inside(index);
    const map = here.map(item);
    here.keys(map, ['id', 'severity', 'what', 'because', 'remedy', 'sources']);
    return {
      id: here.inside('id').text(map.id),
      severity: here.inside('severity').oneOf(map.severity, SEVERITIES),
      what: here.inside('what').text(map.what),
      because: here.inside('because').text(map.because),
      remedy: here.inside('remedy').text(map.remedy),
      sources: here.inside('sources').texts(map.sources),
    };
  });
}
