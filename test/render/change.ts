import type { AdviceChange, ChangedFlow, FactChange, Outcome, UnpairedFlow } from '../../src/model/pages/change.js';
import type { Place } from '../../src/text/source.js';

const outcome = (more: Partial<Outcome> = {}): Outcome => ({
  style: 'message-driven',
  decided: true,
  needed: true,
  broker: { id: 'quick-queue', verdict: 'fits' },
  pattern: 'workers',
  ...more,
});

/** A comparison in which every text that comes from outside is taken from `text`. */
export function changeOf(text: () => string): AdviceChange {
  const place = (): Place => ({ source: { path: text(), text: '' }, span: { start: 0, end: 0 } });
  const fact = (more: Partial<FactChange> = {}): FactChange => ({
    section: 'needs',
    name: text(),
    old: { text: text(), origin: 'stated', place: place() },
    new: { text: text(), origin: 'default', place: place() },
    ...more,
  });
  const now = outcome({ style: 'hybrid', decided: false, broker: { id: text(), verdict: 'strains' }, pattern: text() });
  const changed = (): ChangedFlow => ({
    name: text(),
    place: place(),
    aspects: ['style', 'decided', 'broker', 'verdict', 'pattern'],
    old: outcome(),
    new: now,
    cause: { facts: [fact(), fact({ old: null })], smallest: true, instead: [[fact(), fact({ new: null })]] },
    withoutEffect: [fact({ section: 'uses' })],
  });
  const lone = (): UnpairedFlow => ({ name: text(), place: place(), outcome: now, alike: text() });
  return {
    system: text(),
    paths: { old: text(), new: text() },
    whole: {
      old: { style: 'message-driven', decided: true, brokers: [text()] },
      new: { style: 'hybrid', decided: false, brokers: [text(), text()] },
    },
    changed: [changed(), changed()],
    added: [lone()],
    removed: [lone()],
    unchanged: 3,
    withoutEffect: [{ fact: fact(), flows: [text(), text()] }],
    any: true,
  };
}

/** `word1`, `word2`, … */
export function counted(word = 'word'): () => string {
  let count = 0;
  return () => `${word}${++count}`;
}
