const LINE_FEED = 0x0a;

/** Cuts a stream of bytes into lines. Of one that is too long no more is kept than that. */
export class Lines {
  private parts: Buffer[] = [];
  private size = 0;
  private skips = false;

  constructor(
    private readonly longest: number,
    private readonly take: (line: Buffer | 'too long') => void,
  ) {}

  add(chunk: Buffer): void {
    let rest = chunk;
    for (let at = rest.indexOf(LINE_FEED); at !== -1; at = rest.indexOf(LINE_FEED)) {
      this.keep(rest.subarray(0, at));
      this.flush();
      rest = rest.subarray(at + 1);
    }
    this.keep(rest);
  }

  /** A last line need not be ended. */
  end(): void {
    this.flush();
  }

  private keep(part: Buffer): void {
    if (this.skips || part.length === 0) return;
    this.size += part.length;
    this.parts.push(part);
    if (this.size <= this.longest) return;
    this.skips = true;
    this.parts = [];
    this.take('too long');
  }

  private flush(): void {
    const { parts, skips } = this;
    this.parts = [];
    this.size = 0;
    this.skips = false;
    if (!skips && parts.length > 0) this.take(Buffer.concat(parts));
  }
}
