import type { Key } from './keys/prompt-state.js';
import type { Reply, Screen } from './screen.js';

/** Presses the keys of a reply at the pace of a person who reads the question first. */
export async function autoplay(
  { title, body }: Screen,
  reply: Reply,
  press: (key: Key) => void,
  wait: (ms: number) => Promise<void>,
): Promise<void> {
  const choices = body.kind === 'choices' ? body.items.reduce((sum, { label }) => sum + label.length, 0) : 0;
  await wait(900 + 30 * title.length + 8 * choices);
  if (reply.kind === 'typed') {
    for (const character of reply.text) {
      press({ sequence: character });
      await wait(60);
    }
  }
  if (reply.kind === 'picked' && body.kind === 'choices') {
    let at = body.at;
    for (const item of reply.items) {
      for (; at !== item; at = (at + 1) % body.items.length) {
        press({ name: 'down' });
        await wait(250);
      }
      if (reply.items.length > 1 || (body.list && !body.items[item].alone)) press({ name: 'space' });
    }
  }
  await wait(700);
  press({ name: 'return' });
}
