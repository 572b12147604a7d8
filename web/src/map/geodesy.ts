import type { ErrorEllipse, Position } from '../api/types';

const metresPerDegree = 111_320;

/** A point some metres away; a local plane is exact enough for what is drawn on one screen of a theatre. */
export function offset(from: Position, bearing: number, metres: number): [number, number] {
  const angle = (bearing * Math.PI) / 180;
  const north = (metres * Math.cos(angle)) / metresPerDegree;
  const east = (metres * Math.sin(angle)) / (metresPerDegree * Math.cos((from.latitude * Math.PI) / 180));
  return [from.longitude + east, from.latitude + north];
}

/** The outline of a one-sigma ellipse times a factor, closed, as longitude and latitude. */
export function ellipseRing(at: Position, error: ErrorEllipse, factor: number, steps = 48): [number, number][] {
  const ring: [number, number][] = [];
  for (let i = 0; i <= steps; i++) {
    const turn = (2 * Math.PI * (i % steps)) / steps;
    const along = factor * error.semiMajor * Math.cos(turn);
    const across = factor * error.semiMinor * Math.sin(turn);
    const bearing = error.bearing + (Math.atan2(across, along) * 180) / Math.PI;
    ring.push(offset(at, bearing, Math.hypot(along, across)));
  }
  return ring;
}

export function point(at: Position): [number, number] {
  return [at.longitude, at.latitude];
}

/** West, south, east, north of some positions; null where there are none. */
export function boundsOf(points: Iterable<readonly [number, number]>): [number, number, number, number] | null {
  let box: [number, number, number, number] | null = null;
  for (const [x, y] of points) {
    box = box === null ? [x, y, x, y] : [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)];
  }
  return box;
}
