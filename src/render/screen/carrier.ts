import type { FlowAdvice } from '../../model/advice.js';
import type { CarrierAdvice, Figure, Objection } from '../../model/carrying.js';
import type { RuleBase } from '../../model/knowledge.js';
import { dollarRange } from '../../text/dollars.js';
import { list, oneLine, withoutStop } from '../../text/phrases.js';
import { figureName, figureRange } from '../figures.js';
import { ROOM, type Row } from './rows.js';

/** What carries the flow, the next two, and what one gives up with the first. */
export function carrierRows(advice: FlowAdvice, base: RuleBase, others: number): Row[] {
  const label = 'Carrier';
  const usable = advice.brokers.filter(({ verdict }) => verdict !== 'cannot');
  const [first, ...next] = usable;
  if (first === undefined) return unmetRows(advice);
  return [
    { label, text: `${nameOf(first, advice)}: ${lineOf(first.id, base)}` },
    ...next.slice(0, others).map((carrier) => {
      return { label, text: named(`or ${nameOf(carrier, advice)}`, lineOf(carrier.id, base)) };
    }),
    givesUpRow(first, advice, base),
  ];
}

/** With as much of the line as stands beside the name: all of it, or whole clauses. */
function named(name: string, line: string): string {
  const room = ROOM - name.length - 2;
  if (line.length <= room) return `${name}: ${line}`;
  const clauses = [...line.matchAll(/[,;:] /g)].map(({ index }) => line.slice(0, index));
  const fitting = clauses.filter((clause) => clause.length <= room).at(-1);
  return fitting === undefined ? name : `${name}: ${fitting}`;
}

/** `kinesis (enhanced-fan-out, workaround)` */
function nameOf({ id, mode, verdict }: CarrierAdvice, { built }: FlowAdvice): string {
  const notes = [
    ...(mode === undefined ? [] : [mode]),
    ...(built.judged.includes(id) ? ['in use'] : []),
    ...(verdict === 'strains' ? ['workaround'] : verdict === 'unknown' ? ['not known'] : []),
  ];
  return notes.length === 0 ? id : `${id} (${notes.join(', ')})`;
}

function lineOf(id: string, { catalogue }: RuleBase): string {
  const { short, what } = catalogue.carriers.find((carrier) => carrier.id === id) ?? { short: undefined, what: '' };
  return oneLine(short, what);
}

/** So much of a workaround is told with what it is for. */
const MOST_CHARACTERS = 130;

/** What does not work at once with the first choice; where all does, what its style costs. */
function givesUpRow({ id, verdict, objections }: CarrierAdvice, { style }: FlowAdvice, base: RuleBase): Row {
  const label = 'Gives up';
  const [worst] = [...objections].sort((a, b) => Number(b.weight === 'costly') - Number(a.weight === 'costly'));
  if (verdict === 'fits' || worst === undefined) {
    const text = base.styles.find((each) => each.id === style);
    return { label, text: oneLine(text?.shortCosts, text?.costs[0] ?? '') };
  }
  const because = objectionText(id, worst);
  const whole = worst.workaround === '' ? because : `${because}; so: ${withoutStop(worst.workaround)}`;
  const text = whole.length <= MOST_CHARACTERS ? whole : because;
  return { label, text: objections.length > 1 ? `${text}; and ${objections.length - 1} more` : text };
}

/** With its subject: a comparison says `keeps no order of records`, a limit is a sentence. */
function objectionText(id: string, { because }: Objection): string {
  const text = withoutStop(because);
  return /^\p{Ll}/u.test(text) ? `${id} ${text}` : text;
}

/** Where nothing can carry it: which needs to give up, and for what. */
function unmetRows({ needsToDrop }: FlowAdvice): Row[] {
  const label = 'Carrier';
  const ways = needsToDrop.slice(0, 3).map(({ needs, allows }): Row => {
    return { label, text: `without ${list(needs)}: ${allows.slice(0, 3).join(', ')}` };
  });
  return [{ label, text: 'nothing known meets all of these needs together' }, ...ways];
}

/** What is built, where that is not what is recommended and does not do as it is. */
export function inUseRows({ built, brokers }: FlowAdvice): Row[] {
  const used = brokers.filter(({ id, verdict }) => built.judged.includes(id) && verdict === 'cannot');
  return used.slice(0, 1).map(({ id, objections: [first] }) => ({
    label: 'In use',
    text: first === undefined ? `${id} cannot meet a stated need` : objectionText(id, first),
  }));
}

/** The pattern, where the carrier does not say it already. */
export function patternRows({ pattern, brokers }: FlowAdvice, { catalogue }: RuleBase): Row[] {
  if (pattern === undefined || pattern.id === brokers[0]?.id) return [];
  const { short, what } = catalogue.patterns.find(({ id }) => id === pattern.id) ?? { short: undefined, what: '' };
  return [{ label: 'Pattern', text: `${pattern.id}: ${oneLine(short, what)}` }];
}

/** The figures that size it, the telling ones first. */
const TELLING: readonly Figure['figure'][][] = [['units'], ['workers', 'inFlight'], ['storage']];

/** One or two figures, and the cost of a month where prices are known. */
export function sizeRows({ capacity, cost }: FlowAdvice): Row[] {
  const told = TELLING.flatMap((names) => {
    const [name] = names.filter((each) => capacity.some(({ figure }) => figure === each));
    return capacity.find(({ figure }) => figure === name) ?? [];
  });
  // That one unit is enough says nothing.
  const telling = told.filter(({ figure, most, quota }) => figure !== 'units' || most > 1 || isOver(quota));
  const figures = telling.slice(0, 2).map(figureText);
  if (cost?.priced) figures.push(`${dollarRange(cost.least, cost.most)} a month by list price`);
  return figures.length === 0 ? [] : [{ label: 'Size', text: figures.join('; ') }];
}

const isOver = (quota: Figure['quota']) => quota !== undefined && quota.over !== 'no';

/** `12 partitions`, `100 to 400 workers`, `36.3 TB of storage, over 10 TB of kinesis` */
function figureText(figure: Figure): string {
  const { quota } = figure;
  const over = quota && isOver(quota) ? `, over ${quota.fact.text} of ${quota.carrier}` : '';
  return `${figureRange(figure)} ${nounFor(figure)}${over}`;
}

function nounFor(figure: Figure): string {
  if (figure.figure === 'storage') return 'of storage';
  if (figure.figure === 'inFlight') return 'in flight';
  // What one adds first; after it may stand what one adds then.
  const [unit] = figure.figure === 'workers' ? ['worker'] : figureName(figure).split(/, | or /);
  return figure.most === 1 || !/^[\p{L} -]+$/u.test(unit) ? unit : `${unit}s`;
}
