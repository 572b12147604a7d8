/** A picture of a run, and when it is shown on the run's own scale of time. */
export interface Timed {
  /** 90 kHz, unwrapped. */
  readonly pts: number;
  /** Microseconds since 1970, by the centre's clock. */
  readonly at: number;
  /** Seconds since the run began. */
  readonly time: number;
}

/** 90 kHz; a longer step in time is no pause between two pictures of one run. */
const longestStep = 10 * 90_000;
const wrap = 2 ** 33;
const mostRemembered = 4000;
/** Seconds by which the browser's word for a time may differ from ours. */
const slack = 0.0015;

/**
 * The pictures of one unbroken run and their times on the scale of Media Source, which counts whole milliseconds from the first
 * picture's decoding on.
 */
export class RunTimes {
  private known: Timed[] = [];
  private first: number | null = null;
  private latest = 0;

  /** In the order of decoding. @param dts 90 kHz, unwrapped. */
  add(pts: number, dts: number, at: number): Timed {
    this.first ??= dts;
    this.latest = pts;
    const one = { pts, at, time: (Math.floor(pts / 90) - Math.floor(this.first / 90)) / 1000 };
    let place = this.known.length;
    while (place > 0 && this.known[place - 1]!.pts > pts) {
      place--;
    }
    this.known.splice(place, 0, one);
    if (this.known.length > mostRemembered) {
      this.known.splice(0, mostRemembered / 4);
    }
    return one;
  }

  /** Whether a picture goes on where the last one was; a time that wraps round in 33 bits does not. */
  continues(pts: number): boolean {
    return this.first !== null && Math.abs(pts - this.latest) <= longestStep && Math.floor(pts / wrap) === Math.floor(this.first / wrap);
  }

  /** The picture on the screen at this time of the run. */
  shownAt(time: number): Timed | null {
    return this.last((one) => one.time <= time + slack);
  }

  /** The first picture of this PTS or a later one. */
  firstFrom(pts: number): Timed | null {
    return this.known.find((one) => one.pts >= pts) ?? null;
  }

  /** The last picture received by this moment, in microseconds. */
  dueAt(at: number): Timed | null {
    return this.last((one) => one.at <= at);
  }

  /** When the picture after this one was received, in microseconds; null while none is known. */
  nextAfter(at: number): number | null {
    return this.known.find((one) => one.at > at)?.at ?? null;
  }

  private last(holds: (one: Timed) => boolean): Timed | null {
    for (let i = this.known.length - 1; i >= 0; i--) {
      if (holds(this.known[i]!)) {
        return this.known[i]!;
      }
    }
    return null;
  }
}
