import { readMessage, readTransportPicture } from '../messages';
import type { PlayerEvents, PlayerState } from '../player';
import type { Wish } from '../player-messages';
import { ElementScreen } from './element-screen';
import { MediaRun } from './media-run';
import { VideoLine } from './video-line';

/** Seconds of pictures in hand, at rate 1: above the first it plays a little faster, above the second it leaps to the newest. */
const muchInHand = 0.5;
const mostInHand = 1.5;
const turn = 200;

/**
 * Plays one source or one recorded stretch as the server paces it, for a browser without WebCodecs: pictures come as transport packets
 * and go to Media Source. Owns its socket and its run from `open` to `close`; reconnects by itself.
 */
export class StreamedPlayer {
  private run: MediaRun | null = null;
  private ended = false;
  private paused = false;
  private rate = 1;
  /** Where a viewer wants to be, until pictures of it have come: PTS. */
  private wanted: number | null = null;
  private said: PlayerState | null = null;
  private readonly timer = setInterval(() => this.keepUp(), turn);
  private readonly line: VideoLine;
  private readonly screen: ElementScreen;

  /** @param address An absolute WebSocket address. */
  constructor(canvas: HTMLCanvasElement, address: string, private readonly events: PlayerEvents) {
    this.line = new VideoLine(address, { opened: () => this.say('waiting'), took: (data) => this.take(data), lost: () => this.lost() });
    this.screen = new ElementScreen(canvas, (time) => this.show(time));
  }

  open(): void {
    this.say('connecting');
    this.line.open();
  }

  ask(wish: Wish): void {
    this.line.send(wish);
    this.rate = wish.rate ?? this.rate;
    this.paused = wish.pause ?? this.paused;
    if (wish.seek !== undefined) {
      [this.wanted, this.ended] = [wish.seek, false];
      this.leaveRun();
    }
    this.keepUp();
  }

  close(): void {
    clearInterval(this.timer);
    this.line.close();
    this.leaveRun();
    this.screen.close();
  }

  private say(state: PlayerState): void {
    if (state !== this.said) {
      this.said = state;
      this.events.state(state);
    }
  }

  /** A stretch that was shown to its end is not asked for again. */
  private lost(): boolean {
    if (!this.ended) {
      this.leaveRun();
      this.say('lost');
    }
    return !this.ended;
  }

  private take(data: string | ArrayBuffer): void {
    if (typeof data !== 'string') {
      this.add(data);
      return;
    }
    const message = readMessage(data);
    if (message === null) {
      return;
    }
    if (message.type === 'format') {
      this.leaveRun();
    } else if (message.type === 'ended') {
      this.ended = true;
    }
    this.events.message(message);
  }

  private add(data: ArrayBuffer): void {
    const picture = readTransportPicture(data);
    if (picture === null) {
      return;
    }
    if (this.run !== null && !this.run.times.continues(picture.pts)) {
      this.leaveRun();
    }
    if (this.run === null) {
      if (!picture.key) {
        return;
      }
      const run = this.run = new MediaRun(this.screen.video, () => {
        if (run === this.run) {
          this.leaveRun();
        }
      });
    }
    this.run.add(picture);
    this.keepUp();
  }

  /** The pictures in hand are kept few: what is live stays near to now, and what is paced by the server stays with it. */
  private keepUp(): void {
    const { run, screen: { video } } = this;
    if (run === null) {
      return;
    }
    const wanted = this.wanted === null ? null : run.times.firstFrom(this.wanted);
    if (wanted !== null && run.holds(wanted.time)) {
      video.currentTime = wanted.time;
      this.wanted = null;
    }
    if (this.paused) {
      video.pause();
    } else {
      this.screen.play();
    }
    const inHand = (run.end - video.currentTime) / Math.max(1, this.rate);
    if (!this.ended && inHand > mostInHand && this.wanted === null) {
      video.currentTime = run.end - 0.1;
    }
    const rate = this.rate * (!this.ended && inHand > muchInHand ? 1.15 : 1);
    if (video.playbackRate !== rate) {
      video.playbackRate = rate;
    }
    if (this.ended && inHand < 0.1) {
      this.say('ended');
    }
  }

  private show(time: number): boolean {
    const picture = this.run?.times.shownAt(time) ?? null;
    if (picture === null || (this.wanted !== null && picture.pts < this.wanted)) {
      return false;
    }
    this.events.shown(picture.pts, picture.at);
    this.say('playing');
    return true;
  }

  private leaveRun(): void {
    this.run?.close();
    this.run = null;
  }
}
