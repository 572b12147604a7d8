import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planesToRgba, type Colours } from './planes';

const narrow709: Colours = { matrix: 'bt709', fullRange: false };

/** One colour over a picture of 3 × 3, whose chroma planes are 2 × 2, each row longer than the picture. */
function pixels(y: number, u: number, v: number, colours: Colours): number[][] {
  const [width, height, stride, halfStride] = [3, 3, 5, 4];
  const bytes = new Uint8Array(7 + stride * height + 2 * halfStride * 2).fill(77);
  const planes = [{ offset: 7, stride }, { offset: 7 + stride * height, stride: halfStride }, { offset: 7 + stride * height + halfStride * 2, stride: halfStride }] as const;
  for (let row = 0; row < height; row++) {
    bytes.fill(y, 7 + row * stride, 7 + row * stride + width);
  }
  for (let row = 0; row < 2; row++) {
    bytes.fill(u, planes[1].offset + row * halfStride, planes[1].offset + row * halfStride + 2);
    bytes.fill(v, planes[2].offset + row * halfStride, planes[2].offset + row * halfStride + 2);
  }
  const into = new Uint32Array(width * height);
  planesToRgba(bytes, planes, width, height, colours, into);
  const rgba = new Uint8Array(into.buffer);
  return Array.from({ length: width * height }, (_, i) => [...rgba.subarray(4 * i, 4 * i + 4)]);
}

function near(found: readonly number[][], wanted: readonly number[]): void {
  for (const one of found) {
    assert.ok(one.every((value, i) => Math.abs(value - wanted[i]!) <= 1), `${one.join(' ')} is not ${wanted.join(' ')}`);
  }
}

test('black and white of the narrow range fill the whole range', () => {
  near(pixels(16, 128, 128, narrow709), [0, 0, 0, 255]);
  near(pixels(235, 128, 128, narrow709), [255, 255, 255, 255]);
});

test('the bars of BT.709 come out in their colours', () => {
  // 75 % bars in 8-bit studio levels, as published for HD colour bars.
  near(pixels(168, 44, 136, narrow709), [191, 191, 0, 255]);
  near(pixels(51, 109, 212, narrow709), [191, 0, 0, 255]);
  near(pixels(28, 212, 120, narrow709), [0, 0, 191, 255]);
});

test('the bars of BT.601 come out in their colours', () => {
  near(pixels(65, 100, 212, { matrix: 'bt601', fullRange: false }), [191, 0, 0, 255]);
});

test('the full range is not stretched', () => {
  near(pixels(100, 128, 128, { matrix: 'bt601', fullRange: true }), [100, 100, 100, 255]);
});

test('what lies outside the colours that a screen has is cut, not wrapped', () => {
  near(pixels(255, 255, 255, narrow709), [255, 183, 255, 255]);
  near(pixels(0, 0, 0, narrow709), [0, 77, 0, 255]);
});
