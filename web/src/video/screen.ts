import { planesToRgba } from './planes';

/** Milliseconds for which a call that draws may hold the worker before it counts as held up. */
const mostHeld = 25;
/** Draws held up after which pictures are turned into pixels here instead. */
const mostHeldUp = 3;

/**
 * The canvas of one player. `drawImage` of a decoded picture asks the graphics process, also where that draws in software; there it
 * waits behind every drawing of the map, and so does a copy of the frame as RGBA. A screen that was held up so takes the frame's own
 * planes, which needs nobody, and makes the pixels itself from then on.
 */
export class Screen {
  private readonly context: OffscreenCanvasRenderingContext2D;
  private heldUp = 0;
  private planes = new Uint8Array(0);
  private image: ImageData | null = null;

  constructor(private readonly canvas: OffscreenCanvas) {
    this.context = canvas.getContext('2d', { alpha: false, desynchronized: true })!;
  }

  resize(width: number, height: number): void {
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
    }
  }

  /** Shows a picture. The frame stays its owner's, who closes it after. */
  async show(frame: VideoFrame): Promise<void> {
    this.resize(frame.displayWidth, frame.displayHeight);
    if (this.heldUp < mostHeldUp || !(await this.paint(frame))) {
      this.draw(frame);
    }
  }

  private draw(frame: VideoFrame): void {
    const began = performance.now();
    this.context.drawImage(frame, 0, 0, this.canvas.width, this.canvas.height);
    if (performance.now() - began > mostHeld) {
      this.heldUp++;
    }
  }

  /** False where the frame is not of three 8-bit planes with square pixels: it is to be drawn. */
  private async paint(frame: VideoFrame): Promise<boolean> {
    const { width, height } = this.canvas;
    const matrix = frame.colorSpace.matrix === 'bt470bg' || frame.colorSpace.matrix === 'smpte170m' ? 'bt601' : 'bt709';
    if (frame.format !== 'I420' || frame.visibleRect?.width !== width || frame.visibleRect.height !== height) {
      return false;
    }
    if (this.planes.length < frame.allocationSize()) {
      this.planes = new Uint8Array(frame.allocationSize());
    }
    if (this.image?.width !== width || this.image.height !== height) {
      this.image = new ImageData(width, height);
    }
    const planes = await frame.copyTo(this.planes).catch(() => null);
    if (planes === null) {
      return false;
    }
    planesToRgba(this.planes, [planes[0]!, planes[1]!, planes[2]!], width, height, { matrix, fullRange: frame.colorSpace.fullRange === true }, new Uint32Array(this.image.data.buffer));
    this.context.putImageData(this.image, 0, 0);
    return true;
  }
}
