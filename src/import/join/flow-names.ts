import type { Channel, Stream } from './channels.js';
import { nameText, spoken } from './names.js';

/** A name without the hash that a generator puts behind it. */
function withoutHash(name: string): string {
  const rest = name.slice(0, -8);
  return /^[0-9A-F]{8}$/.test(name.slice(-8)) && /[a-z0-9]/.test(rest) ? rest : name;
}

/** A name for each stream, none twice: as the channel is called, without what only machines need. */
export function flowNames(streams: readonly { readonly channel: Channel; readonly stream: Stream }[]): string[] {
  const wanted = streams.map(({ channel, stream }) => nameOf(channel, stream));
  const counts = new Map<string, number>();
  for (const { short } of wanted) counts.set(short, (counts.get(short) ?? 0) + 1);
  const taken = new Set<string>();
  return wanted.map(({ short, long }) => {
    const name = counts.get(short) === 1 ? short : long;
    for (let count = 1; ; count++) {
      const free = count === 1 ? name : `${name} ${count}`;
      if (taken.has(free)) continue;
      taken.add(free);
      return free;
    }
  });
}

function nameOf(channel: Channel, { selector }: Stream): { short: string; long: string } {
  if (selector !== '') {
    const [sender, what] = selector.split('\n');
    // A sender that only a deployment knows is no name.
    const unnamed = sender === '' || sender.includes('${');
    const picked = nameText(spoken(what === undefined ? `${sender} events` : unnamed ? what : `${sender} ${what}`));
    return { short: picked, long: `${picked} on ${channel.name.text}` };
  }
  const long = channel.name.text;
  const plain = long.replace(/\.fifo$/, '');
  return { short: nameText(withoutHash(plain)), long };
}
