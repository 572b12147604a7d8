/** One plane of a picture as `VideoFrame.copyTo` lays it out: bytes. */
export interface Plane { readonly offset: number; readonly stride: number }

export interface Colours {
  /** ITU-R BT.601 or BT.709 (the default). */
  readonly matrix: 'bt601' | 'bt709';
  /** 0-255 rather than 16-235. */
  readonly fullRange: boolean;
}

/** Weights of red and blue in the luma of each matrix: ITU-R BT.601-7 and BT.709-6. */
const weights = { bt601: [0.299, 0.114], bt709: [0.2126, 0.0722] } as const;

/**
 * Turns an 8-bit 4:2:0 picture of three planes (I420) into RGBA: `into` holds width × height words in the machine's byte order
 * (little-endian, as every browser's machine is). Fixed point with 16 bits; exact within 1 of 255.
 */
export function planesToRgba(bytes: Uint8Array, planes: readonly [Plane, Plane, Plane], width: number, height: number, colours: Colours, into: Uint32Array): void {
  const [red, blue] = weights[colours.matrix];
  const green = 1 - red - blue;
  const [lift, gain, swing] = colours.fullRange ? [0, 1, 1] : [16, 255 / 219, 255 / 224];
  const fixed = (value: number): number => Math.round(value * 65536);
  const ky = fixed(gain);
  const kr = fixed(2 * (1 - red) * swing);
  const kb = fixed(2 * (1 - blue) * swing);
  const kgr = fixed((2 * red * (1 - red) / green) * swing);
  const kgb = fixed((2 * blue * (1 - blue) / green) * swing);
  const [luma, cb, cr] = planes;
  for (let row = 0, to = 0; row < height; row++) {
    const half = row >> 1;
    let y = luma.offset + row * luma.stride;
    for (let column = 0; column < width; column++, to++) {
      const at = column >> 1;
      const u = bytes[cb.offset + half * cb.stride + at]! - 128;
      const v = bytes[cr.offset + half * cr.stride + at]! - 128;
      const base = (bytes[y++]! - lift) * ky + 32768;
      const r = (base + kr * v) >> 16;
      const g = (base - kgr * v - kgb * u) >> 16;
      const b = (base + kb * u) >> 16;
      into[to] = 0xff000000
        | ((b < 0 ? 0 : b > 255 ? 255 : b) << 16)
        | ((g < 0 ? 0 : g > 255 ? 255 : g) << 8)
        | (r < 0 ? 0 : r > 255 ? 255 : r);
    }
  }
}
