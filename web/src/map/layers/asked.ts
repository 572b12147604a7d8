import type { Position } from '../../api/types';
import { point } from '../geodesy';
import { SourceLayer } from '../layer';
import { imageOf, target } from '../marks';

/** The place that somebody asked about. */
export const asked = () => new SourceLayer<Position | null>({
  id: 'asked',
  features: (place) => ({ type: 'FeatureCollection', features: place === null ? [] : [{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: point(place) } }] }),
  images: (palette) => ({ asked: imageOf(target, palette.text, palette.halo) }),
  layers: () => [{ id: 'asked-place', type: 'symbol', layout: { 'icon-image': 'asked', 'icon-allow-overlap': true } }],
});
