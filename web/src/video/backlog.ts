/** A picture of a recording. */
export interface Sent {
  readonly key: boolean;
  /** Microseconds since 1970, by the centre's clock. */
  readonly at: number;
}

/** One that waits for its decoder. */
export interface Coded extends Sent {
  readonly pts: number;
  readonly codec: string;
  readonly data: Uint8Array;
}

interface Gap {
  readonly from: number;
  readonly to: number;
}

const isGap = (one: Sent | Gap): one is Gap => 'to' in one;

/** Microseconds after the last picture before a gap for which that picture still stands. */
const stands = 500_000;

/**
 * What the server has sent of a recording and is not decoded yet, in its order, and where nothing is recorded. What belongs to
 * an earlier wish than the last is never taken in.
 */
export class Backlog<Picture extends Sent = Coded> {
  private waiting: (Picture | Gap)[] = [];
  private holes: Gap[] = [];
  private number = 0;
  private last = 0;
  begun = false;
  /** Nothing is recorded after what is here, yet. */
  ended = false;

  get isEmpty(): boolean {
    return this.waiting.length === 0;
  }

  /** Forgets everything; answers the number of the wish to come. */
  restart(): number {
    [this.waiting, this.holes, this.begun, this.ended, this.last] = [[], [], false, false, 0];
    return ++this.number;
  }

  begin(number: number): void {
    this.begun = number === this.number;
  }

  add(coded: Picture): void {
    if (this.begun) {
      this.waiting.push(coded);
      this.last = Math.max(this.last, coded.at);
      if (this.ended) {
        this.ended = false;
        this.holes = this.holes.filter((hole) => hole.to !== Number.POSITIVE_INFINITY);
      }
    }
  }

  gap(from: number | null, to: number | null): void {
    if (!this.begun) {
      return;
    }
    const gap = { from: from ?? Number.NEGATIVE_INFINITY, to: to ?? Number.POSITIVE_INFINITY };
    this.holes.push(gap);
    if (to === null) {
      // Decoding goes on where more is recorded: no picture is held back for it.
      this.ended = true;
    } else {
      this.waiting.push(gap);
    }
  }

  /** The next picture, taken out; a gap stays until it is passed. */
  next(): Picture | 'gap' | null {
    const first = this.waiting[0];
    if (first === undefined) {
      return null;
    }
    if (isGap(first)) {
      return 'gap';
    }
    this.waiting.shift();
    return first;
  }

  /** Where the gap ends that comes next; null where none does. */
  get gapEnd(): number | null {
    const first = this.waiting[0];
    return first !== undefined && isGap(first) ? first.to : null;
  }

  passGap(): void {
    if (this.waiting[0] !== undefined && isGap(this.waiting[0])) {
      this.waiting.shift();
    }
  }

  /** Whether what lies between two moments has been sent, without a gap. */
  holds(from: number, to: number): boolean {
    return this.begun && to <= this.last && !this.holes.some((hole) => hole.to > from && hole.from < to);
  }

  /** Drops what lies before the last key picture that is due; false where there is none. */
  skipToKey(moment: number): boolean {
    for (let i = this.waiting.length - 1; i > 0; i--) {
      const one = this.waiting[i]!;
      if (!isGap(one) && one.key && one.at <= moment) {
        this.waiting.splice(0, i);
        return true;
      }
    }
    return false;
  }

  nothingAt(moment: number): boolean {
    return this.holes.some((hole) => moment > hole.from + stands && moment < hole.to);
  }
}
