import type { Feature } from 'geojson';
import type { PresenceReport } from '../../api/types';
import { point } from '../geodesy';
import { SourceLayer } from '../layer';
import { imageOf, ring } from '../marks';

/** Own assets and patrols, where they say that they are. One neutral sign for all: a presence is nobody's friend or foe. */
export function presenceFeatures(reports: readonly PresenceReport[], nameOf: (source: string) => string): Feature[] {
  return reports.map((report) => ({
    type: 'Feature',
    properties: { name: report.name ?? (report.asset === report.source ? nameOf(report.source) : report.asset) },
    geometry: { type: 'Point', coordinates: point(report.at) },
  }));
}

export const presences = () => new SourceLayer<readonly Feature[]>({
  id: 'presences',
  features: (features) => ({ type: 'FeatureCollection', features: [...features] }),
  images: (palette) => ({ presence: imageOf(ring, palette.sensor, palette.halo) }),
  layers: (palette) => [{
    id: 'presence-mark', type: 'symbol',
    layout: { 'icon-image': 'presence', 'icon-allow-overlap': true, 'text-field': ['get', 'name'], 'text-font': ['sans-serif'], 'text-size': 11, 'text-offset': [0, 1.3], 'text-optional': true },
    paint: { 'text-color': palette.text, 'text-halo-color': palette.halo, 'text-halo-width': 1.6 },
  }],
});
