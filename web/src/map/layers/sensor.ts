import type { Feature } from 'geojson';
import type { FrameReport, Position } from '../../api/types';
import { point } from '../geodesy';
import { SourceLayer } from '../layer';
import { cross, dart } from '../marks';

export const trail = () => new SourceLayer<readonly (readonly Position[])[]>({
  id: 'trail',
  features: (paths) => ({
    type: 'FeatureCollection',
    features: paths.filter((path) => path.length > 1).map((path) => ({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: path.map(point) } })),
  }),
  layers: (palette) => [
    { id: 'trail-line', type: 'line', paint: { 'line-color': palette.sensor, 'line-width': 1.6, 'line-opacity': 0.7, 'line-dasharray': [1, 1.6] } },
  ],
});

/** Platform, footprint, frame centre, and the line of sight between them, as stated for the picture shown. */
export function sensorFeatures(report: FrameReport): Feature[] {
  const features: Feature[] = [];
  const { platform, frameCentre, corners } = report;
  if (corners.length === 4) {
    features.push({ type: 'Feature', properties: { part: 'footprint' }, geometry: { type: 'Polygon', coordinates: [[...corners, corners[0]!].map(point)] } });
  }
  if (platform !== null && frameCentre !== null) {
    features.push({ type: 'Feature', properties: { part: 'sight' }, geometry: { type: 'LineString', coordinates: [point(platform.at), point(frameCentre)] } });
  }
  if (frameCentre !== null) {
    features.push({ type: 'Feature', properties: { part: 'centre' }, geometry: { type: 'Point', coordinates: point(frameCentre) } });
  }
  if (platform !== null) {
    features.push({ type: 'Feature', properties: { part: 'platform', heading: platform.heading ?? 0, name: report.source }, geometry: { type: 'Point', coordinates: point(platform.at) } });
  }
  return features;
}

export const sensor = () => new SourceLayer<readonly FrameReport[]>({
  id: 'sensor',
  features: (reports) => ({ type: 'FeatureCollection', features: reports.flatMap(sensorFeatures) }),
  images: (palette) => ({ platform: dart(palette.sensor, palette.halo), 'frame-centre': cross(palette.sensor, palette.halo) }),
  layers: (palette) => [
    { id: 'footprint-fill', type: 'fill', filter: ['==', ['get', 'part'], 'footprint'], paint: { 'fill-color': palette.sensor, 'fill-opacity': 0.14 } },
    { id: 'footprint-edge', type: 'line', filter: ['==', ['get', 'part'], 'footprint'], paint: { 'line-color': palette.sensor, 'line-width': 1.8 } },
    { id: 'sight', type: 'line', filter: ['==', ['get', 'part'], 'sight'], paint: { 'line-color': palette.sensor, 'line-width': 1, 'line-opacity': 0.5 } },
    { id: 'centre', type: 'symbol', filter: ['==', ['get', 'part'], 'centre'], layout: { 'icon-image': 'frame-centre', 'icon-allow-overlap': true } },
    {
      id: 'platform', type: 'symbol', filter: ['==', ['get', 'part'], 'platform'],
      layout: {
        'icon-image': 'platform', 'icon-allow-overlap': true, 'icon-rotate': ['get', 'heading'], 'icon-rotation-alignment': 'map',
        'text-field': ['get', 'name'], 'text-font': ['sans-serif'], 'text-size': 12, 'text-offset': [0, 1.7], 'text-optional': true,
      },
      paint: { 'text-color': palette.sensor, 'text-halo-color': palette.halo, 'text-halo-width': 1.6 },
    },
  ],
});
