import { momentOf, type Anchor } from '../timeline/anchor';
import { Backlog, type Coded } from './backlog';
import { microsecondsToPts, ptsToMicroseconds, readMessage, readPicture } from './messages';
import type { PlayerEvents, PlayerState } from './player';
import { Screen } from './screen';

interface Decoded {
  readonly frame: VideoFrame;
  readonly pts: number;
  /** Microseconds since 1970, by the centre's clock. */
  readonly at: number;
}

/** Pictures decoded ahead of the clock; each holds memory of the decoder. */
const mostDecoded = 6;
const mostDecoding = 8;
/** Microseconds of recording asked for ahead of the clock, at rate 1 and while it rests. */
const aheadRunning = 2_000_000;
const aheadResting = 500_000;
/** Microseconds by which decoding may fall behind the clock before it goes on at the next key picture. */
const mostBehind = 1_000_000;
const tick = 100;

/**
 * Shows a source's recording by the floor's clock, in a worker: always the last picture that is due by then, that very one when
 * the clock rests. Asks the server for what comes next; owns its socket, decoder and pictures from `open` to `close`.
 */
export class ClockedPlayer {
  private socket: WebSocket | null = null;
  private decoder: VideoDecoder | null = null;
  private codec = '';
  private configured = '';
  private needKey = true;
  private closed = false;
  private readonly backlog = new Backlog();
  private decoded: Decoded[] = [];
  private readonly due = new Map<number, number>();
  private shown: Decoded['at'] | null = null;
  private drawn: number | null = null;
  /** Since a jump no picture was drawn: the first one is the exact one. */
  private settling = true;
  private flushing = false;
  private until = 0;
  private jump: number | null = null;
  private said: PlayerState | null = null;
  private told: number | null = null;
  private drawing = false;
  /** Something came while a picture was being drawn. */
  private drawAgain = false;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private timer: ReturnType<typeof setInterval> | undefined;
  private readonly screen: Screen;

  constructor(canvas: OffscreenCanvas, private readonly address: string, private anchor: Anchor, private readonly events: PlayerEvents) {
    this.screen = new Screen(canvas);
  }

  open(): void {
    if (typeof VideoDecoder === 'undefined') {
      this.events.state('unsupported');
      return;
    }
    this.events.state('connecting');
    const socket = new WebSocket(this.address);
    socket.binaryType = 'arraybuffer';
    this.socket = socket;
    socket.onmessage = (event: MessageEvent<string | ArrayBuffer>) => this.take(event.data);
    socket.onopen = () => this.seek();
    socket.onclose = () => {
      if (!this.closed && socket === this.socket) {
        this.events.state('lost');
        this.retry = setTimeout(() => this.open(), 1000);
      }
    };
    clearInterval(this.timer);
    this.timer = setInterval(() => this.work(), tick);
  }

  /** The clock was moved, stopped, or changed its rate. */
  clock(anchor: Anchor): void {
    this.anchor = anchor;
    if (anchor.jump !== this.jump) {
      this.jump = anchor.jump;
      const moment = this.moment();
      this.settling = true;
      // A little forward within what is here already needs no journey to the centre.
      if (this.shown === null || moment < this.shown || !this.backlog.holds(this.shown, moment)) {
        this.seek();
      }
    }
    this.work();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.retry);
    clearInterval(this.timer);
    this.socket?.close();
    this.forget();
    this.decoder?.close();
  }

  /** Microseconds. */
  private moment(): number {
    return Math.floor(momentOf(this.anchor, Date.now()) * 1000);
  }

  private seek(): void {
    if (this.socket?.readyState !== WebSocket.OPEN) {
      return;
    }
    this.forget();
    this.settling = true;
    this.until = this.moment() + this.ahead();
    this.socket.send(JSON.stringify({ at: this.moment(), number: this.backlog.restart(), until: this.until }));
  }

  private ahead(): number {
    return this.anchor.paused ? aheadResting : aheadRunning * Math.max(1, this.anchor.rate);
  }

  private forget(): void {
    for (const one of this.decoded) {
      one.frame.close();
    }
    this.decoded = [];
    this.due.clear();
    this.shown = this.drawn = this.told = null;
    this.needKey = true;
    if (this.decoder !== null && this.decoder.state !== 'closed') {
      this.decoder.close();
    }
    this.decoder = null;
    this.flushing = false;
  }

  private take(data: string | ArrayBuffer): void {
    if (typeof data !== 'string') {
      const picture = readPicture(data);
      if (picture !== null) {
        this.backlog.add({ key: picture.key, pts: picture.pts, at: picture.received, data: picture.data, codec: this.codec });
        this.work();
      }
      return;
    }
    const message = readMessage(data);
    switch (message?.type) {
      case undefined: return;
      case 'begin': this.backlog.begin(message.number); break;
      case 'gap': this.backlog.gap(message.from, message.to); this.work(); break;
      case 'format': this.codec = message.codec; break;
    }
    if (message !== undefined && message !== null && (message.type === 'format' || message.type === 'begin' || this.backlog.begun)) {
      this.events.message(message);
    }
  }

  /** Decodes what fits, asks for what comes next, has the due picture drawn. */
  private work(): void {
    if (this.closed) {
      return;
    }
    this.trim();
    this.decodeAhead();
    const want = this.moment() + this.ahead();
    if (want > this.until + 50_000 && this.socket?.readyState === WebSocket.OPEN && this.backlog.begun) {
      this.until = want;
      this.socket.send(JSON.stringify({ until: want }));
    }
    if (this.drawing) {
      this.drawAgain = true;
    } else {
      this.drawing = true;
      requestAnimationFrame(() => void this.draw());
    }
  }

  private decodeAhead(): void {
    const moment = this.moment();
    if (this.shown !== null && !this.settling && moment - this.shown > mostBehind && this.backlog.skipToKey(moment)) {
      this.needKey = true;
    }
    while (!this.flushing && this.decoded.length < mostDecoded && (this.decoder?.decodeQueueSize ?? 0) < mostDecoding) {
      const next = this.backlog.next();
      if (next === null) {
        return;
      }
      if (next === 'gap') {
        this.flush();
        return;
      }
      this.decode(next);
    }
  }

  /** A gap ends what the decoder can go on from; what it still holds comes out first. */
  private flush(): void {
    const decoder = this.decoder;
    this.needKey = true;
    if (decoder?.state !== 'configured') {
      this.backlog.passGap();
      return;
    }
    this.flushing = true;
    const done = (): void => {
      if (decoder === this.decoder) {
        this.flushing = false;
        this.due.clear();
        this.backlog.passGap();
        this.work();
      }
    };
    decoder.flush().then(done, done);
  }

  private decode(coded: Coded): void {
    if (this.needKey && !coded.key) {
      return;
    }
    const decoder = this.ready(coded.codec);
    this.needKey = false;
    this.due.set(coded.pts, coded.at);
    try {
      decoder.decode(new EncodedVideoChunk({ type: coded.key ? 'key' : 'delta', timestamp: ptsToMicroseconds(coded.pts), data: coded.data }));
    } catch {
      this.failed(decoder);
    }
  }

  private ready(codec: string): VideoDecoder {
    if (this.decoder?.state === 'configured' && this.configured === codec) {
      return this.decoder;
    }
    if (this.decoder !== null && this.decoder.state !== 'closed') {
      this.decoder.close();
    }
    const decoder = new VideoDecoder({ output: (frame) => this.output(frame, decoder), error: () => this.failed(decoder) });
    decoder.configure({ codec, optimizeForLatency: true });
    [this.decoder, this.configured] = [decoder, codec];
    return decoder;
  }

  private failed(decoder: VideoDecoder): void {
    if (decoder === this.decoder) {
      if (decoder.state !== 'closed') {
        decoder.close();
      }
      [this.decoder, this.needKey, this.flushing] = [null, true, false];
    }
  }

  private output(frame: VideoFrame, by: VideoDecoder): void {
    const pts = microsecondsToPts(frame.timestamp);
    const at = this.due.get(pts);
    if (this.closed || by !== this.decoder || at === undefined) {
      frame.close();
      return;
    }
    this.due.delete(pts);
    this.decoded.push({ frame, pts, at });
    this.work();
  }

  /** Keeps the last picture that is due, and what comes after it. */
  private trim(): void {
    const moment = this.moment();
    while (this.decoded.length > 1 && this.decoded[1]!.at <= moment) {
      this.decoded.shift()!.frame.close();
    }
  }

  private async draw(): Promise<void> {
    this.drawAgain = false;
    if (!this.closed) {
      await this.drawDue();
    }
    this.drawing = false;
    if (!this.closed && (this.drawAgain || (!this.anchor.paused && this.decoded.length > 1))) {
      this.work();
    }
  }

  private async drawDue(): Promise<void> {
    this.trim();
    const moment = this.moment();
    const [first, second] = this.decoded;
    const nothing = this.backlog.nothingAt(moment);
    // The exact picture is known when a later one is not due yet, or none can come.
    const exact = second !== undefined || (this.backlog.isEmpty && (this.decoder?.decodeQueueSize ?? 0) === 0 && this.backlog.ended);
    if (nothing) {
      this.settling = false;
      this.say('nothing');
    } else if (first !== undefined && first.at <= moment && (!this.settling || exact)) {
      this.settling = false;
      await this.show(first);
      this.tellNext(this.decoded.find((one) => one.at > first.at)?.at ?? null);
      this.say('playing');
    } else if (this.settling) {
      this.say(this.socket?.readyState === WebSocket.OPEN ? 'waiting' : 'connecting');
    }
  }

  private tellNext(at: number | null): void {
    if (at !== this.told) {
      this.told = at;
      this.events.next(at);
    }
  }

  private say(state: PlayerState): void {
    if (state !== this.said) {
      this.said = state;
      this.events.state(state);
    }
  }

  private async show(picture: Decoded): Promise<void> {
    this.shown = picture.at;
    if (this.drawn === picture.at) {
      return;
    }
    this.drawn = picture.at;
    // Its owner may close the picture while it is being drawn.
    const frame = picture.frame.clone();
    await this.screen.show(frame);
    frame.close();
    this.events.shown(picture.pts, picture.at);
  }
}
