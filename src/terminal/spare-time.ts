/** Does work piece by piece while nothing is pressed; each piece has to be too short to be noticed. */
export class SpareTime {
  private lasting: Iterator<unknown> | undefined;
  private passing: Iterator<unknown> | undefined;
  private timer: NodeJS.Immediate | undefined;

  /** `all`: whatever is asked meanwhile; otherwise only until the next answer. */
  take(work: Iterator<unknown>, all: boolean): void {
    if (all) this.lasting = work;
    else this.passing = work;
  }

  go(): void {
    if (this.timer === undefined && (this.lasting ?? this.passing) !== undefined)
      this.timer = setImmediate(() => this.piece());
  }

  /** Leaves the time to somebody who needs it; `go` takes it up again. */
  stop(): void {
    clearImmediate(this.timer);
    this.timer = undefined;
  }

  /** After an answer: what was worked out for its question is of no use any more. */
  answered(): void {
    this.stop();
    this.passing = undefined;
  }

  private piece(): void {
    this.timer = undefined;
    if (this.passing !== undefined) {
      if (this.passing.next().done) this.passing = undefined;
    } else if (this.lasting?.next().done) this.lasting = undefined;
    this.go();
  }
}
