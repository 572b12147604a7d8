import type { Map as GlMap } from 'maplibre-gl';
import type { Palette } from './palette';

/** Where a place lies on the overlay: pixels from its upper left corner. */
export type Project = (at: readonly [number, number]) => readonly [number, number];

/** Draws on a cleared canvas, in pixels of the page. */
export type Draw<T> = (context: CanvasRenderingContext2D, project: Project, data: T, palette: Palette) => void;

/**
 * What moves all the time, drawn by the processor on a canvas over the map. The map itself is then drawn anew only when it moves or
 * what stands on it changes: where graphics are made in software, one drawing of it costs as much as many pictures of a video.
 */
export class Overlay<T> {
  private readonly canvas = document.createElement('canvas');
  private readonly context = this.canvas.getContext('2d', { willReadFrequently: true })!;
  private palette: Palette | null = null;

  constructor(private readonly map: GlMap, private data: T, private readonly drawing: Draw<T>) {
    this.canvas.className = 'moving';
    Object.assign(this.canvas.style, { position: 'absolute', inset: '0', width: '100%', height: '100%', pointerEvents: 'none' });
    map.getCanvasContainer().append(this.canvas);
    map.on('move', () => this.draw());
    map.on('resize', () => this.draw());
  }

  recolour(palette: Palette): void {
    this.palette = palette;
    this.draw();
  }

  show(data: T): void {
    this.data = data;
    this.draw();
  }

  private draw(): void {
    if (this.palette === null) {
      return;
    }
    const { clientWidth, clientHeight } = this.map.getContainer();
    const [width, height] = [Math.round(clientWidth * devicePixelRatio), Math.round(clientHeight * devicePixelRatio)];
    if (this.canvas.width !== width || this.canvas.height !== height) {
      [this.canvas.width, this.canvas.height] = [width, height];
    }
    this.context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    this.context.clearRect(0, 0, clientWidth, clientHeight);
    const project: Project = (at) => {
      const { x, y } = this.map.project([at[0], at[1]]);
      return [x, y];
    };
    this.drawing(this.context, project, this.data, this.palette);
  }
}
