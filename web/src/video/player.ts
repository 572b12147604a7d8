import { microsecondsToPts, ptsToMicroseconds, readMessage, readPicture, type Picture, type VideoMessage } from './messages';
import { Screen } from './screen';

export interface PlayerEvents {
  /** A picture is on the canvas. Its received time tells how late it is. */
  shown(pts: number, received: number): void;
  /** When the picture after the one shown is due, in microseconds since 1970; null while none is known. Recordings only. */
  next(at: number | null): void;
  message(message: VideoMessage): void;
  /** Connecting, playing, waiting for a key picture, or lost. */
  state(state: PlayerState): void;
}

/** `nothing`: nothing is recorded at this moment. */
export type PlayerState = 'connecting' | 'waiting' | 'playing' | 'lost' | 'ended' | 'unsupported' | 'nothing';

/** Pictures waiting in the decoder beyond which the rest are dropped up to the next key picture. */
const mostWaiting = 24;
const mostRemembered = 256;
/** Milliseconds by which a live picture may come later than the best so far before the rest of its group is dropped. */
const mostLate = 700;
/** Milliseconds a picture by which the best so far is forgotten, so that a slower line is not taken for lateness for ever. */
const forget = 5;

/**
 * Runs in a worker, so that a slow map never holds up a picture. Plays one source or one recorded stretch: a WebSocket message holds one picture, WebCodecs decodes it, a canvas shows
 * it. Owns its socket, decoder and pictures from `open` to `close`; reconnects by itself while live.
 */
export class Player {
  private socket: WebSocket | null = null;
  private decoder: VideoDecoder | null = null;
  private codec: string | null = null;
  private needKey = true;
  private closed = false;
  private ended = false;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private wait = 500;
  private readonly receivedAt = new Map<number, number>();
  private readonly screen: Screen;
  private drawing = false;
  private said: PlayerState | null = null;
  private live = false;
  private best = Number.POSITIVE_INFINITY;
  private next: VideoFrame | null = null;

  /** @param address An absolute WebSocket address. */
  constructor(canvas: OffscreenCanvas, private readonly address: string, private readonly events: PlayerEvents) {
    this.screen = new Screen(canvas);
  }

  open(): void {
    if (typeof VideoDecoder === 'undefined') {
      this.say('unsupported');
      return;
    }
    this.say('connecting');
    const socket = new WebSocket(this.address);
    socket.binaryType = 'arraybuffer';
    this.socket = socket;
    socket.onmessage = (event: MessageEvent<string | ArrayBuffer>) => this.take(event.data);
    socket.onopen = () => {
      this.wait = 500;
      this.say('waiting');
    };
    socket.onclose = () => this.lost(socket);
  }

  /** Asks for another speed, a pause or another place of a recording. */
  ask(wish: { rate?: number; pause?: boolean; seek?: number }): void {
    if (this.socket?.readyState === WebSocket.OPEN) {
      this.socket.send(JSON.stringify(wish));
    }
    if (wish.seek !== undefined) {
      this.needKey = true;
      this.ended = false;
      this.receivedAt.clear();
      this.reset();
    }
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.retry);
    this.socket?.close();
    this.reset();
  }

  private say(state: PlayerState): void {
    if (state !== this.said) {
      this.said = state;
      this.events.state(state);
    }
  }

  private lost(socket: WebSocket): void {
    if (this.closed || socket !== this.socket) {
      return;
    }
    this.reset();
    if (this.ended) {
      return;
    }
    this.say('lost');
    this.retry = setTimeout(() => this.open(), this.wait);
    this.wait = Math.min(2 * this.wait, 10_000);
  }

  private take(data: string | ArrayBuffer): void {
    if (typeof data !== 'string') {
      const picture = readPicture(data);
      if (picture !== null) {
        this.decode(picture);
      }
      return;
    }
    const message = readMessage(data);
    if (message === null) {
      return;
    }
    if (message.type === 'format') {
      this.codec = message.codec;
      this.live = message.live;
      this.screen.resize(message.width, message.height);
      this.reset();
    } else if (message.type === 'ended') {
      this.ended = true;
      void this.decoder?.flush().catch(() => undefined);
      this.say('ended');
    }
    this.events.message(message);
  }

  private decode(picture: Picture): void {
    if (this.codec === null || (this.needKey && !picture.key)) {
      return;
    }
    const decoder = this.ready(this.codec);
    if (!picture.key && (decoder.decodeQueueSize > mostWaiting || this.isLate(picture))) {
      this.needKey = true;
      return;
    }
    this.needKey = false;
    this.remember(picture);
    try {
      decoder.decode(new EncodedVideoChunk({ type: picture.key ? 'key' : 'delta', timestamp: ptsToMicroseconds(picture.pts), data: picture.data }));
    } catch {
      this.reset();
    }
  }

  /** Clocks of centre and viewer may differ: lateness is told against the least delay seen, not against zero. */
  private isLate(picture: Picture): boolean {
    const delay = Date.now() - picture.received / 1000;
    this.best = Math.min(this.best + forget, delay);
    return this.live && delay - this.best > mostLate;
  }

  private remember(picture: Picture): void {
    this.receivedAt.set(picture.pts, picture.received);
    if (this.receivedAt.size > mostRemembered) {
      for (const oldest of this.receivedAt.keys()) {
        this.receivedAt.delete(oldest);
        break;
      }
    }
  }

  private ready(codec: string): VideoDecoder {
    if (this.decoder?.state === 'configured') {
      return this.decoder;
    }
    const decoder = new VideoDecoder({ output: (frame) => this.present(frame, decoder), error: () => this.reset(decoder) });
    // Annex B is what a configuration without a description means.
    decoder.configure({ codec, optimizeForLatency: true });
    this.decoder = decoder;
    return decoder;
  }

  /** Only the newest decoded picture waits for the screen; one that it overtakes was never going to be seen. */
  private present(frame: VideoFrame, by: VideoDecoder): void {
    if (this.closed || by !== this.decoder) {
      frame.close();
      return;
    }
    this.next?.close();
    this.next = frame;
    if (!this.drawing) {
      this.drawing = true;
      requestAnimationFrame(() => void this.draw());
    }
  }

  private async draw(): Promise<void> {
    const frame = this.next;
    this.next = null;
    if (frame !== null) {
      await this.screen.show(frame);
      const pts = microsecondsToPts(frame.timestamp);
      frame.close();
      this.events.shown(pts, this.receivedAt.get(pts) ?? 0);
      this.say(this.ended ? 'ended' : 'playing');
    }
    this.drawing = this.next !== null;
    if (this.drawing) {
      requestAnimationFrame(() => void this.draw());
    }
  }

  /** A decoder that failed, or that is no longer wanted, goes; the next key picture starts another. */
  private reset(which: VideoDecoder | null = this.decoder): void {
    if (which !== null && which.state !== 'closed') {
      which.close();
    }
    if (which === this.decoder) {
      this.next?.close();
      this.next = null;
      this.decoder = null;
      this.needKey = true;
    }
  }
}
