import { type Capability, type Requirement, type Tier, type TierCondition, WEIGHTS } from '../../model/broker.js';
import type { Criterion } from '../../model/criterion.js';
import { parseQuantity } from '../../model/quantity.js';
import { didYouMean } from '../../text/nearest.js';
import { type FieldReader, shown } from './field-reader.js';
import { readWhen } from './when.js';

type Known = ReadonlyMap<string, Capability>;

/** How capabilities meet a criterion: the `meets` of its entry in criteria.yaml. */
export function readRequirements(
  reader: FieldReader,
  value: unknown,
  criterion: Criterion,
  capabilities: Known,
  criteria: ReadonlyMap<string, Criterion>,
): Requirement[] {
  return reader.list(value ?? []).map((item, index) => {
    const here = reader.inside(index);
    const map = here.map(item);
    here.keys(map, [
      'needs',
      'when',
      'unless',
      'tiers',
      'otherwise',
      'weight',
      'composed',
      'because',
      'workaround',
      'settledBy',
    ]);
    const condition = (key: 'when' | 'unless') =>
      map[key] === undefined ? {} : { [key]: readWhen(here.inside(key), map[key], criteria) };
    const otherwise = here.inside('otherwise').oneOf(map.otherwise, ['strains', 'cannot'] as const);
    const because = here.inside('because').text(map.because);
    const workaround = otherwise === 'strains' ? here.inside('workaround').text(map.workaround) : '';
    const tiers = here
      .inside('tiers')
      .list(map.tiers)
      .map((tier, at) =>
        readTier(here.inside('tiers').inside(at), tier, criterion, capabilities, { because, workaround }),
      );
    return {
      criterion: criterion.name,
      ...(map.needs === undefined ? {} : { needs: here.inside('needs').texts(map.needs) }),
      ...condition('when'),
      ...condition('unless'),
      tiers,
      otherwise,
      ...(otherwise === 'strains' ? { weight: here.inside('weight').oneOf(map.weight, WEIGHTS) } : {}),
      ...(map.composed === undefined
        ? {}
        : { composed: here.inside('composed').oneOf(map.composed, ['cannot'] as const) }),
      because,
      workaround,
      ...(map.settledBy === undefined ? {} : { settledBy: here.inside('settledBy').text(map.settledBy) }),
    };
  });
}

function readTier(
  reader: FieldReader,
  value: unknown,
  criterion: Criterion,
  capabilities: Known,
  texts: { because: string; workaround: string },
): Tier {
  const map = reader.map(value);
  reader.keys(map, ['fits', 'strains', 'weight', 'because', 'workaround']);
  const verdict = map.fits === undefined ? 'strains' : 'fits';
  const conditions = Object.entries(reader.inside(verdict).map(map[verdict])).map(([name, wanted]) =>
    readCondition(reader.inside(verdict).inside(name), name, wanted, criterion, capabilities),
  );
  return {
    verdict,
    ...(verdict === 'strains' ? { weight: reader.inside('weight').oneOf(map.weight, WEIGHTS) } : {}),
    conditions,
    because: map.because === undefined ? texts.because : reader.inside('because').text(map.because),
    workaround: verdict === 'strains' ? reader.inside('workaround').text(map.workaround) : '',
  };
}

function readCondition(
  reader: FieldReader,
  name: string,
  wanted: unknown,
  criterion: Criterion,
  capabilities: Known,
): TierCondition {
  const quantity = (text: unknown) => {
    const parsed = parseQuantity(
      text as string | number,
      criterion.domain.kind === 'quantity' ? criterion.domain.measure : 'count',
    );
    if ('problem' in parsed) reader.fault(`\`${shown(text)}\` ${parsed.problem}`);
    return 'problem' in parsed ? 0 : parsed.ranges[0].low;
  };
  if (name === 'need') {
    const map = reader.map(wanted);
    return {
      need: {
        ...(map.atLeast === undefined ? {} : { atLeast: quantity(map.atLeast) }),
        ...(map.below === undefined ? {} : { below: quantity(map.below) }),
      },
    };
  }
  const capability = capabilities.get(name);
  if (capability === undefined) reader.keyFault(`unknown capability.${didYouMean(name, capabilities.keys())}`);
  if (wanted === 'holds') return { capability: name, holds: 'need' };
  if (wanted === 'unpublished') return { capability: name, unpublished: true };
  if (wanted === 'atLeast') return { capability: name, atLeast: 'need' };
  if (typeof wanted === 'object' && wanted !== null && !Array.isArray(wanted)) {
    return {
      capability: name,
      within: Object.fromEntries(Object.entries(wanted).map(([value, bound]) => [value, quantity(bound)])),
    };
  }
  const values = (Array.isArray(wanted) ? wanted : [wanted]) as (string | boolean)[];
  if (capability?.kind === 'choice')
    for (const each of values)
      if (!capability.values.includes(String(each))) reader.fault(`\`${shown(each)}\` is not a value of ${name}`);
  return { capability: name, values };
}
