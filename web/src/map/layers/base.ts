import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { FeatureCollection } from 'geojson';
import coarseUrl from 'world-atlas/countries-50m.json?url';
import fineUrl from 'world-atlas/countries-10m.json?url';
import type { Place } from '../../api/types';
import { SourceLayer } from '../layer';

type Box = readonly [number, number, number, number];
type Countries = Topology<{ countries: GeometryCollection<{ name: string }>; land: GeometryCollection }>;

export const land = () => new SourceLayer<FeatureCollection>({
  id: 'land',
  features: (countries) => countries,
  layers: (palette) => [
    { id: 'land-fill', type: 'fill', paint: { 'fill-color': palette.land } },
    { id: 'land-edge', type: 'line', paint: { 'line-color': palette.border, 'line-width': 0.9, 'line-dasharray': [4, 2, 1, 2] } },
  ],
});

async function load(url: string): Promise<Countries> {
  const response = await fetch(url);
  return (await response.json()) as Countries;
}

/** Countries of the whole world at 1:50 million; those about the theatre at 1:10 million in their place. */
export async function baseCountries(theatre: Box | null): Promise<FeatureCollection> {
  const [coarse, fine] = await Promise.all([load(coarseUrl), theatre === null ? null : load(fineUrl)]);
  const whole = feature(coarse, coarse.objects.countries) as FeatureCollection;
  if (fine === null || theatre === null) {
    return whole;
  }
  const near = fine.objects.countries.geometries.filter((one) => touches(fine, one, theatre));
  const names = new Set(near.map((one) => (one.properties as { name?: string } | undefined)?.name));
  const detailed = feature(fine, { type: 'GeometryCollection', geometries: near }) as FeatureCollection;
  return { type: 'FeatureCollection', features: [...whole.features.filter((one) => !names.has(one.properties?.['name'] as string)), ...detailed.features] };
}

function touches(topology: Countries, geometry: GeometryCollection['geometries'][number], box: Box): boolean {
  const drawn = feature(topology, geometry) as { geometry: { type: string; coordinates: unknown } | null };
  let hit = false;
  const walk = (value: unknown): void => {
    if (hit || !Array.isArray(value)) {
      return;
    }
    const [x, y] = value as unknown[];
    if (typeof x === 'number' && typeof y === 'number') {
      hit = x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
      return;
    }
    value.forEach(walk);
  };
  walk(drawn.geometry?.coordinates);
  return hit;
}

/** Every party's name for a place, the first one large. Which name a report uses is chosen when it is released. */
export function placeLabel(place: Place): string {
  return [...new Set(Object.values(place.names))].slice(0, 3).join(' / ');
}

export const places = () => new SourceLayer<readonly Place[]>({
  id: 'places',
  features: (list) => ({
    type: 'FeatureCollection',
    features: list.map((place) => ({ type: 'Feature', properties: { name: placeLabel(place) }, geometry: { type: 'Point', coordinates: [place.lon, place.lat] } })),
  }),
  layers: (palette) => [
    { id: 'place-dot', type: 'circle', minzoom: 6, paint: { 'circle-radius': 2, 'circle-color': palette.label } },
    {
      id: 'place-label', type: 'symbol', minzoom: 6,
      layout: { 'text-field': ['get', 'name'], 'text-font': ['sans-serif'], 'text-size': 11, 'text-anchor': 'top', 'text-offset': [0, 0.4], 'text-max-width': 9 },
      paint: { 'text-color': palette.label, 'text-halo-color': palette.halo, 'text-halo-width': 1.4 },
    },
  ],
});
