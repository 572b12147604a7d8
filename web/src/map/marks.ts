/** Small drawings for the map, at twice the size of a screen pixel. All neutral: shapes of the centre's own. */

function draw(size: number, act: (context: CanvasRenderingContext2D) => void): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext('2d')!;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  act(context);
  return context.getImageData(0, 0, size, size);
}

/** Seamless hatching; areas of different parties differ by its direction. */
export function hatch(colour: string, direction: 'rising' | 'falling' | 'level'): ImageData {
  return draw(16, (c) => {
    c.strokeStyle = colour;
    c.lineWidth = 1.4;
    c.globalAlpha = 0.55;
    for (const shift of [-16, 0, 16]) {
      c.beginPath();
      if (direction === 'level') {
        c.moveTo(0, 8);
        c.lineTo(16, 8);
      } else {
        c.moveTo(shift - 1, direction === 'rising' ? 17 : -1);
        c.lineTo(shift + 17, direction === 'rising' ? -1 : 17);
      }
      c.stroke();
    }
  });
}

function outlined(c: CanvasRenderingContext2D, path: Path2D, fill: string, edge: string): void {
  c.strokeStyle = edge;
  c.lineWidth = 6;
  c.stroke(path);
  c.fillStyle = fill;
  c.fill(path);
}

type Stroke = readonly [colour: string, width: number];

/** A line with a wider one of another colour beneath it, so that it is seen on light and on dark ground. */
function edged(c: CanvasRenderingContext2D, path: Path2D, line: Stroke, edge: Stroke): void {
  for (const [colour, width] of [edge, line]) {
    c.strokeStyle = colour;
    c.lineWidth = width;
    c.stroke(path);
  }
}

/** A small drawing that stands at a place: `draw` fills a square of `size` pixels, twice the size on the page. */
export interface Sign {
  readonly size: number;
  readonly draw: (context: CanvasRenderingContext2D, colour: string, edge: string) => void;
}

/** The platform: a plain dart, pointing up. */
export const dart: Sign = { size: 48, draw: (c, fill, edge) => outlined(c, new Path2D('M24 6 36 40 24 33 12 40Z'), fill, edge) };

/** The middle of the picture: an open cross. */
export const cross: Sign = { size: 40, draw: (c, stroke, edge) => edged(c, new Path2D('M20 4v10M20 26v10M4 20h10M26 20h10'), [stroke, 3], [edge, 7]) };

/** A followed object: a ring, which says nothing of whose it is. */
export const ring: Sign = {
  size: 32,
  draw: (c, stroke, edge) => {
    const path = new Path2D();
    path.arc(16, 16, 8, 0, 2 * Math.PI);
    edged(c, path, [stroke, 4], [edge, 8]);
  },
};

/** An incident: a diamond. */
export const diamond: Sign = { size: 44, draw: (c, fill, edge) => outlined(c, new Path2D('M22 6 38 22 22 38 6 22Z'), fill, edge) };

/** A place asked about: a ring with four ticks outside, open in the middle. */
export const target: Sign = {
  size: 56,
  draw: (c, stroke, edge) => {
    const path = new Path2D('M28 4v10M28 42v10M4 28h10M42 28h10');
    path.moveTo(40, 28);
    path.arc(28, 28, 12, 0, 2 * Math.PI);
    edged(c, path, [stroke, 3], [edge, 8]);
  },
};

/** A mark that a person made: an open square. */
export const frame: Sign = { size: 40, draw: (c, stroke, edge) => edged(c, new Path2D('M9 9h22v22h-22Z'), [stroke, 5], [edge, 9]) };

export function imageOf(sign: Sign, colour: string, edge: string): ImageData {
  return draw(sign.size, (c) => sign.draw(c, colour, edge));
}
