import type { Amount } from './load.js';

/** Consuming services of which every instance needs every record. */
export interface EachInstance {
  /** How many services they are, and their names. */
  readonly services: number;
  readonly of: string;
  /** How many instances of each run at most, where that is said. */
  readonly instances?: number;
}

/** How many instances subscribe; at least one of each service where nobody says. */
export function instancesAmount({ services, of, instances }: EachInstance): Amount {
  const name = `instances of ${of}`;
  if (instances === undefined) return { name, text: 'not stated, at least 1 each', least: services, most: services };
  const most = services * instances;
  return { name, text: `up to ${most}`, least: services, most };
}

/** How many copies of each record go out: one for each consuming service, and for each instance of those that need all. */
export function subscribers(services: number, each: readonly EachInstance[]): Amount {
  const amounts = each.map(instancesAmount);
  const sharing = services - each.reduce((sum, one) => sum + one.services, 0);
  const sum = (end: 'least' | 'most') => sharing + amounts.reduce((so, amount) => so + amount[end], 0);
  const [least, most] = [sum('least'), sum('most')];
  if (each.length === 0) return { name: 'consuming services', text: String(services), least, most };
  return { name: 'subscriptions', text: least === most ? String(most) : `${least}..${most}`, least, most };
}
