import type { Feature } from 'geojson';
import type { FrameReport, Incident, PlacedPoint, TrackReport } from '../../api/types';
import { ellipseRing, point } from '../geodesy';
import { SourceLayer } from '../layer';
import { diamond, frame, ring } from '../marks';

/** Two sigma: about 86 in 100 of a two-dimensional Gaussian lie within. */
const drawnSigmas = 2;

function placed(place: PlacedPoint, properties: Record<string, unknown>): Feature[] {
  return [
    { type: 'Feature', properties: { ...properties, part: 'ellipse' }, geometry: { type: 'Polygon', coordinates: [ellipseRing(place.at, place.error, drawnSigmas)] } },
    { type: 'Feature', properties: { ...properties, part: 'mark' }, geometry: { type: 'Point', coordinates: point(place.at) } },
  ];
}

export interface Followed {
  readonly tracks: readonly TrackReport[];
  /** Where the centre has placed no track, the targets that the sensor itself located. */
  readonly report: FrameReport | null;
}

export function followedFeatures({ tracks, report }: Followed): Feature[] {
  const own = tracks.flatMap((track) => placed(track.place, { name: track.track }));
  const stated = tracks.length > 0 ? [] : (report?.targets ?? []).flatMap((target): Feature[] => target.location === null ? [] : [
    { type: 'Feature', properties: { name: `T${target.id}`, part: 'mark' }, geometry: { type: 'Point', coordinates: point(target.location) } },
  ]);
  return [...own, ...stated];
}

export const followed = () => new SourceLayer<Followed>({
  id: 'followed',
  features: (data) => ({ type: 'FeatureCollection', features: followedFeatures(data) }),
  images: (palette) => ({ followed: ring(palette.track, palette.halo) }),
  layers: (palette) => [
    { id: 'followed-ellipse', type: 'line', filter: ['==', ['get', 'part'], 'ellipse'], paint: { 'line-color': palette.track, 'line-width': 1.4, 'line-dasharray': [2, 1.5] } },
    {
      id: 'followed-mark', type: 'symbol', filter: ['==', ['get', 'part'], 'mark'],
      layout: { 'icon-image': 'followed', 'icon-allow-overlap': true, 'text-field': ['get', 'name'], 'text-font': ['sans-serif'], 'text-size': 11, 'text-offset': [0, 1.3], 'text-optional': true },
      paint: { 'text-color': palette.track, 'text-halo-color': palette.halo, 'text-halo-width': 1.6 },
    },
  ],
});

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
    ...(incident.incident === chosen && incident.lastOutside !== null ? [
      { type: 'Feature' as const, properties: { part: 'way' }, geometry: { type: 'LineString' as const, coordinates: [point(incident.lastOutside.at), point(incident.place.at)] } },
      ...placed(incident.lastOutside, { part: 'before' }).slice(0, 1),
    ] : []),
  ]);
}

export const incidents = () => new SourceLayer<Marked>({
  id: 'incidents',
  features: (data) => ({ type: 'FeatureCollection', features: incidentFeatures(data) }),
  images: (palette) => ({ incident: diamond(palette.attention, palette.halo), marked: frame(palette.attention, palette.halo) }),
  layers: (palette) => [
    { id: 'incident-ellipse', type: 'line', filter: ['==', ['get', 'part'], 'ellipse'], paint: { 'line-color': palette.attention, 'line-width': 1.6 } },
    { id: 'incident-way', type: 'line', filter: ['==', ['get', 'part'], 'way'], paint: { 'line-color': palette.attention, 'line-width': 1.6, 'line-dasharray': [1, 1.5] } },
    {
      id: 'incident-mark', type: 'symbol', filter: ['==', ['get', 'part'], 'mark'],
      layout: { 'icon-image': ['get', 'image'], 'icon-allow-overlap': true, 'icon-size': ['case', ['get', 'chosen'], 1.25, 0.9] },
    },
  ],
});
