import type { GeoJSON } from 'geojson';
import type { Mission } from '../api/types';
import { boundsOf } from './geodesy';

/** West, south, east, north. */
export type Box = [number, number, number, number];

function* coordinatesOf(geojson: GeoJSON): Generator<[number, number]> {
  switch (geojson.type) {
    case 'FeatureCollection': for (const one of geojson.features) { yield* coordinatesOf(one); } break;
    case 'Feature': if (geojson.geometry) { yield* coordinatesOf(geojson.geometry); } break;
    case 'GeometryCollection': for (const one of geojson.geometries) { yield* coordinatesOf(one); } break;
    default: yield* pairsOf(geojson.coordinates);
  }
}

function* pairsOf(value: unknown): Generator<[number, number]> {
  if (!Array.isArray(value)) {
    return;
  }
  if (typeof value[0] === 'number' && typeof value[1] === 'number') {
    yield [value[0], value[1]];
    return;
  }
  for (const one of value) {
    yield* pairsOf(one);
  }
}

/** The box that holds the mission's geometries; its places where it has none. */
export function theatreOf(mission: Mission): Box | null {
  const drawn = boundsOf(mission.geometries.flatMap((one) => one.geojson === null ? [] : [...coordinatesOf(one.geojson)]));
  return drawn ?? boundsOf(mission.places.map((place) => [place.lon, place.lat] as const));
}

/** For each party the newest drawing that it accepts: where they differ both are shown. Older ones stay in the record. */
export function accepted(mission: Mission): Mission['geometries'] {
  const shown = new Set<Mission['geometries'][number]>();
  for (const id of new Set(mission.geometries.map((one) => one.id))) {
    const versions = mission.geometries.filter((one) => one.id === id).sort((a, b) => b.effective.localeCompare(a.effective) || b.version - a.version);
    for (const party of mission.parties) {
      const newest = versions.find((one) => one.acceptedBy.includes(party.id));
      if (newest !== undefined) {
        shown.add(newest);
      }
    }
  }
  return [...shown];
}
