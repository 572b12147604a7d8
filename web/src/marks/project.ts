import type { Position } from '../api/types';

/** A place of the picture, 0 to 1 from its left and from its top. */
export interface Spot { readonly x: number; readonly y: number }

const square: readonly Spot[] = [{ x: 0, y: 0 }, { x: 1, y: 0 }, { x: 1, y: 1 }, { x: 0, y: 1 }];

/**
 * Where a place on the ground is to be seen, from the four corners of the picture on the ground (upper left, upper right, lower
 * right, lower left): the projective map of flat ground. Null where the corners make no picture or the place lies outside it.
 */
export function spotOf(place: Position, corners: readonly Position[]): Spot | null {
  if (corners.length !== 4) {
    return null;
  }
  const origin = corners[0]!;
  const stretch = Math.cos((origin.latitude * Math.PI) / 180);
  const flat = (at: Position) => ({ x: (at.longitude - origin.longitude) * stretch * 1e3, y: (at.latitude - origin.latitude) * 1e3 });
  const map = solve(corners.map(flat), square);
  if (map === null) {
    return null;
  }
  const { x, y } = flat(place);
  const [a, b, c, d, e, f, g, h] = map as [number, number, number, number, number, number, number, number];
  const w = g * x + h * y + 1;
  const spot = { x: (a * x + b * y + c) / w, y: (d * x + e * y + f) / w };
  return w > 0 && spot.x >= 0 && spot.x <= 1 && spot.y >= 0 && spot.y <= 1 ? spot : null;
}

/** The eight numbers of the map that takes four points to four others; null where they lie on a line. */
function solve(from: readonly Spot[], to: readonly Spot[]): readonly number[] | null {
  const rows = from.flatMap(({ x, y }, i) => {
    const { x: u, y: v } = to[i]!;
    return [[x, y, 1, 0, 0, 0, -u * x, -u * y, u], [0, 0, 0, x, y, 1, -v * x, -v * y, v]];
  });
  for (let pivot = 0; pivot < 8; pivot++) {
    let best = pivot;
    for (let row = pivot + 1; row < 8; row++) {
      if (Math.abs(rows[row]![pivot]!) > Math.abs(rows[best]![pivot]!)) {
        best = row;
      }
    }
    [rows[pivot], rows[best]] = [rows[best]!, rows[pivot]!];
    const head = rows[pivot]![pivot]!;
    if (Math.abs(head) < 1e-12) {
      return null;
    }
    for (let row = 0; row < 8; row++) {
      if (row !== pivot) {
        const share = rows[row]![pivot]! / head;
        rows[row] = rows[row]!.map((value, i) => value - share * rows[pivot]![i]!);
      }
    }
  }
  return rows.map((row, i) => row[8]! / row[i]!);
}
