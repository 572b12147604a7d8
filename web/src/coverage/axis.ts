import type { LineOfDay } from '../api/types';

interface Place { readonly id: string; readonly lat: number; readonly lon: number }

/** Kilometres to be written above the strip: as many as there is room for, at round numbers. */
export function kilometreMarks(kilometres: number, column: number, room = 46): readonly number[] {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((one) => one * column >= room) ?? 1000;
  return Array.from({ length: Math.floor(kilometres / step) }, (_, i) => (i + 1) * step);
}

/** A stretch of the line that lies nearest to one named place. */
export interface Sector {
  readonly place: string;
  /** Kilometres, from 1; both belong to it. */
  readonly from: number;
  readonly to: number;
}

/** Which named place each part of the line lies nearest to, in order along it; a place may be named twice where the line turns. */
export function sectorsAlong(line: LineOfDay, places: readonly Place[]): readonly Sector[] {
  const sectors: { place: string; from: number; to: number }[] = [];
  for (const one of places.length === 0 ? [] : line.kilometres) {
    const narrow = Math.cos((one.middle.latitude * Math.PI) / 180);
    const far = (place: Place): number => Math.hypot(place.lat - one.middle.latitude, (place.lon - one.middle.longitude) * narrow);
    const nearest = places.reduce((best, place) => (far(place) < far(best) ? place : best));
    const last = sectors.at(-1);
    if (last?.place === nearest.id) {
      last.to = one.number;
    } else {
      sectors.push({ place: nearest.id, from: one.number, to: one.number });
    }
  }
  return sectors;
}
