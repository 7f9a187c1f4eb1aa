import type { SystemAnalysis } from '../../../advice/index.js';

/** Longest stretch without looking up, in milliseconds. */
const STRETCH = 50;

/**
 * Works out what takes longest of a system, flow by flow, with pauses in which other calls have a turn and this one can be
 * cancelled. What was worked out is kept, so what asks for it afterwards has it at once.
 */
export async function worked({ flows }: SystemAnalysis, turn: () => Promise<void>): Promise<void> {
  let since = performance.now();
  for (const flow of flows) {
    void flow.style;
    void flow.ranking;
    if (performance.now() - since < STRETCH) continue;
    await turn();
    since = performance.now();
  }
}
