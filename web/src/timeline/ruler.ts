/** Round steps of a ruler of time, in milliseconds. */
const steps = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800,
].map((seconds) => seconds * 1000);

export interface RulerMark {
  readonly at: number;
  readonly text: string;
  /** A day of UTC begins. */
  readonly day: boolean;
}

/** Marks at round moments of UTC, at least so many milliseconds apart. */
export function rulerMarks(from: number, to: number, apart: number): readonly RulerMark[] {
  const step = steps.find((one) => one >= apart) ?? steps[steps.length - 1]!;
  const marks: RulerMark[] = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) {
    const text = new Date(at).toISOString();
    const day = at % 86_400_000 === 0;
    marks.push({ at, day, text: day ? text.slice(5, 10) : step < 60_000 ? text.slice(11, 19) : text.slice(11, 16) });
  }
  return marks;
}
