import type { Key } from './keys/prompt-state.js';
import type { Reply, Screen } from './screen.js';

/** Answers as somebody would who reads first. */
export async function autoplay(
  { title, body }: Screen,
  wanted: Reply,
  press: (key: Key) => void,
  wait: (ms: number) => Promise<void>,
): Promise<void> {
  const choices = body.kind === 'choices' ? body.items.reduce((sum, { label }) => sum + label.length, 0) : 0;
  await wait(900 + 30 * title.length + 8 * choices);
  if (wanted.kind === 'typed') {
    for (const character of wanted.text) {
      press({ sequence: character });
      await wait(60);
    }
  }
  if (wanted.kind === 'picked' && body.kind === 'choices') {
    let at = body.at;
    for (const item of wanted.items) {
      for (; at !== item; at = (at + 1) % body.items.length) {
        press({ name: 'down' });
        await wait(250);
      }
      if (wanted.items.length > 1) press({ name: 'space' });
    }
  }
  await wait(700);
  press({ name: 'return' });
}
