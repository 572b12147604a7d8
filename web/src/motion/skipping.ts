/** Of several sources' recordings, in seconds. */
export interface Skipping { readonly recorded: number; readonly lookedAt: number; readonly skippable: number }

type Part = Skipping;

export function together(parts: readonly Part[]): Skipping {
  const sum = (of: (part: Part) => number): number => parts.reduce((all, part) => all + of(part), 0);
  return { recorded: sum((part) => part.recorded), lookedAt: sum((part) => part.lookedAt), skippable: sum((part) => part.skippable) };
}

/** Whole per cent, rounded down: a share that may be skipped is never told too large. */
export function share(part: number, of: number): number {
  return of > 0 ? Math.floor((100 * part) / of) : 0;
}

/** Boxes are of eight frames a second; one is shown with the pictures about its own. */
const half = 63;

/** Boxes that belong to the picture of a moment, in milliseconds since 1970. */
export function boxesAt<Box extends { readonly at: string }>(boxes: readonly Box[], at: number): readonly Box[] {
  return boxes.filter((box) => Math.abs(Date.parse(box.at) - at) <= half);
}
