import type { ReportSector } from '../api/types';
import { offset, point } from '../map/geodesy';

/** The outline of a reported sector, closed, as longitude and latitude: the nearer arc forth, the further arc back. */
export function sectorRing(sector: ReportSector, steps = 16): [number, number][] {
  const arc = (distance: number): [number, number][] => distance === 0 ? [point(sector.own)] : Array.from({ length: steps + 1 }, (_, i) =>
    offset(sector.own, sector.bearing - sector.bearingError + (2 * sector.bearingError * i) / steps, distance));
  const ring = [...arc(sector.distanceFrom), ...arc(sector.distanceTo).reverse()];
  return [...ring, ring[0]!];
}
