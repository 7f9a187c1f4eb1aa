/** Does work step by step while no key is pressed; each step has to be too short to be noticed. */
export class IdleWork {
  /** Lasts over several questions. */
  private session: Iterator<unknown> | undefined;
  /** Is dropped with the next answer. */
  private question: Iterator<unknown> | undefined;
  private timer: NodeJS.Immediate | undefined;

  /** @param all whether the work goes on after the next answer */
  add(work: Iterator<unknown>, all: boolean): void {
    if (all) this.session = work;
    else this.question = work;
  }

  resume(): void {
    if (this.timer === undefined && (this.session ?? this.question) !== undefined)
      this.timer = setImmediate(() => this.step());
  }

  pause(): void {
    clearImmediate(this.timer);
    this.timer = undefined;
  }

  /** After an answer, what was worked out for its question is of no use. */
  answered(): void {
    this.pause();
    this.question = undefined;
  }

  private step(): void {
    this.timer = undefined;
    if (this.question !== undefined) {
      if (this.question.next().done) this.question = undefined;
    } else if (this.session?.next().done) this.session = undefined;
    this.resume();
  }
}
