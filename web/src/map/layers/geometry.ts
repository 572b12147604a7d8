import type { Feature, FeatureCollection, GeoJSON, Geometry } from 'geojson';
import type { MissionGeometry } from '../../api/types';
import { SourceLayer } from '../layer';
import { hatch } from '../marks';

export interface Drawn {
  readonly geometries: readonly MissionGeometry[];
  /** Ids of the parties in the mission's order: their hatching follows it. */
  readonly parties: readonly string[];
  readonly partyName: (id: string) => string;
}

function featuresOf(geojson: GeoJSON): Feature[] {
  switch (geojson.type) {
    case 'FeatureCollection': return geojson.features;
    case 'Feature': return [geojson];
    default: return [{ type: 'Feature', properties: {}, geometry: geojson }];
  }
}

/** Each shape with what it is called, whose it is, and whether anyone surveyed it. */
export function geometryFeatures(drawn: Drawn, kind: (kind: string) => boolean): FeatureCollection {
  const features = drawn.geometries.filter((one) => kind(one.kind)).flatMap((one) => one.geojson === null ? [] : featuresOf(one.geojson).map((feature) => {
    const party = typeof feature.properties?.['party'] === 'string' ? feature.properties['party'] : null;
    const own = feature.properties?.['name'];
    const named = one.kind === 'zone' && typeof own === 'string' && own !== '' ? own : one.name;
    const disputed = drawn.geometries.some((other) => other.id === one.id && other.version !== one.version);
    // Where the parties accept different drawings, each drawing says whose it is; none is drawn as the true one.
    const accepted = one.acceptedBy.map(drawn.partyName).join(', ');
    return {
      type: 'Feature' as const,
      geometry: feature.geometry as Geometry,
      properties: {
        name: party === null ? (disputed ? `${named}, version ${one.version}${accepted === '' ? '' : ` (${accepted})`}` : named) : drawn.partyName(party),
        place: party === null ? -1 : drawn.parties.indexOf(party),
        illustrative: one.illustrative,
        version: one.version,
      },
    };
  }));
  return { type: 'FeatureCollection', features };
}

const directions = ['rising', 'falling', 'level'] as const;

export const controlAreas = () => new SourceLayer<Drawn>({
  id: 'control-areas',
  features: (drawn) => geometryFeatures(drawn, (kind) => kind === 'control-areas'),
  images: (palette) => Object.fromEntries(directions.map((direction, i) => [`hatch-${i}`, hatch(palette.areas[i]!, direction)])),
  layers: (palette) => [
    ...directions.map((_, i) => ({
      id: `control-areas-${i}`, type: 'fill' as const, filter: ['==', ['get', 'place'], i] as ['==', unknown[], number],
      paint: { 'fill-pattern': `hatch-${i}`, 'fill-opacity': 0.55 },
    })) as never[],
    {
      id: 'control-areas-label', type: 'symbol', maxzoom: 12,
      layout: { 'text-field': ['get', 'name'], 'text-font': ['sans-serif'], 'text-size': 13, 'text-letter-spacing': 0.12, 'text-transform': 'uppercase', 'symbol-placement': 'point' },
      paint: { 'text-color': palette.label, 'text-halo-color': palette.halo, 'text-halo-width': 1.6, 'text-opacity': 0.85 },
    },
  ],
});

export const zones = () => new SourceLayer<Drawn>({
  id: 'zones',
  features: (drawn) => geometryFeatures(drawn, (kind) => kind !== 'control-areas' && kind !== 'line-of-contact'),
  layers: (palette) => [
    { id: 'zones-fill', type: 'fill', paint: { 'fill-color': palette.zone, 'fill-opacity': 0.05 } },
    { id: 'zones-edge', type: 'line', paint: { 'line-color': palette.zone, 'line-width': 1.6, 'line-dasharray': [3, 2] } },
    {
      id: 'zones-label', type: 'symbol', minzoom: 7,
      layout: { 'text-field': ['get', 'name'], 'text-font': ['sans-serif'], 'text-size': 12 },
      paint: { 'text-color': palette.zone, 'text-halo-color': palette.halo, 'text-halo-width': 1.6 },
    },
  ],
});

export const lineOfContact = () => new SourceLayer<Drawn>({
  id: 'line-of-contact',
  features: (drawn) => geometryFeatures(drawn, (kind) => kind === 'line-of-contact'),
  layers: (palette) => [
    { id: 'line-casing', type: 'line', layout: { 'line-join': 'round' }, paint: { 'line-color': palette.halo, 'line-width': 6, 'line-opacity': 0.8 } },
    { id: 'line-itself', type: 'line', layout: { 'line-join': 'round' }, paint: { 'line-color': palette.line, 'line-width': 2.6 } },
    {
      id: 'line-label', type: 'symbol',
      layout: { 'text-field': ['get', 'name'], 'text-font': ['sans-serif'], 'text-size': 12, 'symbol-placement': 'line', 'text-offset': [0, -0.9], 'symbol-spacing': 500 },
      paint: { 'text-color': palette.line, 'text-halo-color': palette.halo, 'text-halo-width': 1.6 },
    },
  ],
});
