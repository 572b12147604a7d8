import type { FeatureCollection } from 'geojson';
import type { GeoJSONSource, LayerSpecification, Map } from 'maplibre-gl';
import type { Palette } from './palette';

export type LayerDrawing = LayerSpecification extends infer One ? (One extends { source: string } ? Omit<One, 'source'> : never) : never;

export const nothing: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Something drawn on the map. `add` makes it in a palette's colours, `remove` leaves no trace. */
export interface MapLayer<T> {
  add(map: Map, palette: Palette): void;
  show(data: T): void;
  remove(): void;
}

export interface Drawing<T> {
  readonly id: string;
  readonly features: (data: T) => FeatureCollection;
  readonly layers: (palette: Palette) => readonly LayerDrawing[];
  readonly images?: (palette: Palette) => Readonly<Record<string, ImageData>>;
}

/** A layer that owns one GeoJSON source and the drawings of it. Keeps what it shows, so that it can be made anew. */
export class SourceLayer<T> implements MapLayer<T> {
  private map: Map | null = null;
  private layers: readonly string[] = [];
  private images: readonly string[] = [];
  private shown: FeatureCollection = nothing;

  constructor(private readonly drawing: Drawing<T>) {}

  add(map: Map, palette: Palette): void {
    this.map = map;
    const { id } = this.drawing;
    const images = this.drawing.images?.(palette) ?? {};
    for (const [name, image] of Object.entries(images)) {
      map.addImage(name, image, { pixelRatio: 2 });
    }
    this.images = Object.keys(images);
    map.addSource(id, { type: 'geojson', data: this.shown });
    const layers = this.drawing.layers(palette);
    for (const layer of layers) {
      map.addLayer({ ...layer, source: id } as LayerSpecification);
    }
    this.layers = layers.map((layer) => layer.id);
  }

  show(data: T): void {
    const features = this.drawing.features(data);
    // The map draws itself anew for every set of features, also for the same one.
    if (JSON.stringify(features) === JSON.stringify(this.shown)) {
      return;
    }
    this.shown = features;
    void this.map?.getSource<GeoJSONSource>(this.drawing.id)?.setData(this.shown);
  }

  remove(): void {
    for (const layer of this.layers) {
      this.map?.removeLayer(layer);
    }
    if (this.layers.length > 0) {
      this.map?.removeSource(this.drawing.id);
    }
    for (const image of this.images) {
      this.map?.removeImage(image);
    }
    [this.layers, this.images, this.map] = [[], [], null];
  }
}
