import type { FrameReport, TrackReport } from '../api/types';

/** One coded picture as the server sends it: flags, PTS (90 kHz, unwrapped), received time, Annex B. */
export interface Picture {
  readonly key: boolean;
  readonly pts: number;
  /** Microseconds since 1970, by the centre's clock. */
  readonly received: number;
  readonly data: Uint8Array;
}

/** The same as whole transport packets, for Media Source. */
export interface TransportPicture extends Picture {
  /** 90 kHz, unwrapped: when it is decoded. */
  readonly dts: number;
}

export type VideoMessage =
  | { readonly type: 'format'; readonly codec: string; readonly width: number; readonly height: number; readonly live: boolean }
  | { readonly type: 'frame'; readonly report: FrameReport }
  | { readonly type: 'tracks'; readonly pts?: number; readonly tracks: readonly TrackReport[] }
  | { readonly type: 'begin'; readonly number: number }
  /** Microseconds since 1970; null: before the first recording, or after the last so far. */
  | { readonly type: 'gap'; readonly from: number | null; readonly to: number | null }
  | { readonly type: 'ended' }
  | { readonly type: 'trouble'; readonly sentence: string };

const header = 17;
const transportHeader = header + 8;

/** Null where the message is too short to hold a picture, or its numbers are beyond what is exact here. */
export function readPicture(message: ArrayBuffer): Picture | null {
  if (message.byteLength <= header) {
    return null;
  }
  const view = new DataView(message);
  const pts = Number(view.getBigInt64(1));
  const received = Number(view.getBigInt64(9));
  return Number.isSafeInteger(pts) && Number.isSafeInteger(received)
    ? { key: (view.getUint8(0) & 1) === 1, pts, received, data: new Uint8Array(message, header) }
    : null;
}

/** Likewise of a message that holds transport packets behind a longer head. */
export function readTransportPicture(message: ArrayBuffer): TransportPicture | null {
  const picture = message.byteLength > transportHeader ? readPicture(message) : null;
  const dts = picture === null ? Number.NaN : Number(new DataView(message).getBigInt64(header));
  return picture !== null && Number.isSafeInteger(dts) ? { ...picture, dts, data: new Uint8Array(message, transportHeader) } : null;
}

/** Null where the text is no message of a kind known here. */
export function readMessage(text: string): VideoMessage | null {
  try {
    const value = JSON.parse(text) as VideoMessage;
    switch (value.type) {
      case 'format': return typeof value.codec === 'string' ? value : null;
      case 'frame': return typeof value.report?.pts === 'number' ? value : null;
      case 'tracks': return Array.isArray(value.tracks) ? value : null;
      case 'begin': return typeof value.number === 'number' ? value : null;
      case 'gap': return value;
      case 'ended': return value;
      case 'trouble': return typeof value.sentence === 'string' ? value : null;
      default: return null;
    }
  } catch {
    return null;
  }
}

/** WebCodecs counts whole microseconds; 90 kHz ticks come back from them exactly. */
export function ptsToMicroseconds(pts: number): number {
  return Math.round((pts * 100) / 9);
}

export function microsecondsToPts(microseconds: number): number {
  return Math.round((microseconds * 9) / 100);
}
