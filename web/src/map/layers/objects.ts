import type { Feature } from 'geojson';
import type { Incident, PlacedPoint } from '../../api/types';
import { sectorRing } from '../../reports/sector';
import { ellipseRing, point } from '../geodesy';
import { SourceLayer } from '../layer';
import { diamond, frame, imageOf } from '../marks';

/** Two sigma: about 86 in 100 of a two-dimensional Gaussian lie within. */
export const drawnSigmas = 2;

function placed(place: PlacedPoint, properties: Record<string, unknown>): Feature[] {
  return [
    { type: 'Feature', properties: { ...properties, part: 'ellipse' }, geometry: { type: 'Polygon', coordinates: [ellipseRing(place.at, place.error, drawnSigmas)] } },
    { type: 'Feature', properties: { ...properties, part: 'mark' }, geometry: { type: 'Point', coordinates: point(place.at) } },
  ];
}

export interface Marked {
  readonly incidents: readonly Incident[];
  readonly chosen: string | null;
}

/** A mark that was withdrawn, joined or split is drawn while somebody looks at it, and else not. */
export function drawnIncidents({ incidents, chosen }: Marked): readonly Incident[] {
  return incidents.filter((incident) => incident.mark === null || incident.mark.standing === 'stands' || incident.incident === chosen);
}

export function incidentFeatures({ incidents, chosen }: Marked): Feature[] {
  return drawnIncidents({ incidents, chosen }).flatMap((incident) => [
    ...placed(incident.place, { name: incident.incident, chosen: incident.incident === chosen, image: incident.mark === null ? 'incident' : 'marked' }),
    ...(incident.report !== null ? [{ type: 'Feature' as const, properties: { part: 'sector' }, geometry: { type: 'Polygon' as const, coordinates: [sectorRing(incident.report.sector)] } }] : []),
    ...(incident.incident === chosen && incident.lastOutside !== null ? [
      { type: 'Feature' as const, properties: { part: 'way' }, geometry: { type: 'LineString' as const, coordinates: [point(incident.lastOutside.at), point(incident.place.at)] } },
      ...placed(incident.lastOutside, { part: 'before' }).slice(0, 1),
    ] : []),
  ]);
}

export const incidents = () => new SourceLayer<Marked>({
  id: 'incidents',
  features: (data) => ({ type: 'FeatureCollection', features: incidentFeatures(data) }),
  images: (palette) => ({ incident: imageOf(diamond, palette.attention, palette.halo), marked: imageOf(frame, palette.attention, palette.halo) }),
  layers: (palette) => [
    { id: 'incident-ellipse', type: 'line', filter: ['==', ['get', 'part'], 'ellipse'], paint: { 'line-color': palette.attention, 'line-width': 1.6 } },
    { id: 'incident-sector', type: 'line', filter: ['==', ['get', 'part'], 'sector'], paint: { 'line-color': palette.attention, 'line-width': 1.6, 'line-dasharray': [3, 2] } },
    { id: 'incident-way', type: 'line', filter: ['==', ['get', 'part'], 'way'], paint: { 'line-color': palette.attention, 'line-width': 1.6, 'line-dasharray': [1, 1.5] } },
    {
      id: 'incident-mark', type: 'symbol', filter: ['==', ['get', 'part'], 'mark'],
      layout: { 'icon-image': ['get', 'image'], 'icon-allow-overlap': true, 'icon-size': ['case', ['get', 'chosen'], 1.25, 0.9] },
    },
  ],
});
