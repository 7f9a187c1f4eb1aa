/** Takes a work to its end that yields how much of it is done. @param at called with each count */
export function toEnd<Result>(work: Generator<number, Result, void>, at?: (done: number) => void): Result {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    at?.(step.value);
  }
}
