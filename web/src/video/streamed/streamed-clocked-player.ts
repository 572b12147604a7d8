import { momentOf, type Anchor } from '../../timeline/anchor';
import { Backlog } from '../backlog';
import { readMessage, readTransportPicture, type TransportPicture } from '../messages';
import type { PlayerEvents, PlayerState } from '../player';
import { ElementScreen } from './element-screen';
import { MediaRun } from './media-run';
import type { Timed } from './run-times';
import { VideoLine } from './video-line';

/** Microseconds of recording asked for ahead of the clock, at rate 1 and while it rests: a browser wants some in hand before it plays. */
const aheadRunning = 3_000_000;
const aheadResting = 1_000_000;
/** Seconds off the clock within which the speed is trimmed; beyond, it leaps. */
const mostOff = 0.25;
/** Seconds into a picture: the browser rounds where it begins. */
const within = 0.002;
const turn = 50;
/** Milliseconds after which a leap that brought no picture is made again. */
const patience = 500;

interface Waiting extends TransportPicture {
  readonly at: number;
}

/**
 * Shows a source's recording by the floor's clock for a browser without WebCodecs: pictures come as transport packets and go to Media
 * Source, whose own clock is trimmed to the floor's. Owns its socket and its run from `open` to `close`.
 */
export class StreamedClockedPlayer {
  private run: MediaRun | null = null;
  private readonly backlog = new Backlog<Waiting>();
  private until = 0;
  private jump: number | null = null;
  /** Of the picture drawn. */
  private drawn: Timed | null = null;
  /** Pictures from this moment on are another run: microseconds. */
  private breakAt: number | null = null;
  private said: PlayerState | null = null;
  private told: number | null = null;
  private leapt = 0;
  private readonly timer = setInterval(() => this.work(), turn);
  private readonly line: VideoLine;
  private readonly screen: ElementScreen;

  constructor(canvas: HTMLCanvasElement, address: string, private anchor: Anchor, private readonly events: PlayerEvents) {
    this.line = new VideoLine(address, { opened: () => this.seek(), took: (data) => this.take(data), lost: () => this.lost() });
    this.screen = new ElementScreen(canvas, (time) => this.show(time));
  }

  open(): void {
    this.say('connecting');
    this.line.open();
  }

  /** The clock was moved, stopped, or changed its rate. */
  clock(anchor: Anchor): void {
    this.anchor = anchor;
    if (anchor.jump !== this.jump) {
      this.jump = anchor.jump;
      // What is here already needs no journey to the centre.
      const due = this.run?.times.dueAt(this.moment()) ?? null;
      if (due === null || this.run?.holds(due.time) !== true || this.drawn === null || !this.backlog.holds(Math.min(due.at, this.drawn.at), this.moment())) {
        this.seek();
      }
    }
    this.work();
  }

  close(): void {
    clearInterval(this.timer);
    this.line.close();
    this.leaveRun();
    this.screen.close();
  }

  /** Microseconds. */
  private moment(): number {
    return Math.floor(momentOf(this.anchor, Date.now()) * 1000);
  }

  private ahead(): number {
    return this.anchor.paused ? aheadResting : aheadRunning * Math.max(1, this.anchor.rate);
  }

  private seek(): void {
    if (!this.line.isOpen) {
      return;
    }
    this.leaveRun();
    this.until = this.moment() + this.ahead();
    this.line.send({ at: this.moment(), number: this.backlog.restart(), until: this.until });
    this.say('waiting');
  }

  private lost(): boolean {
    this.say('lost');
    return true;
  }

  private take(data: string | ArrayBuffer): void {
    if (typeof data !== 'string') {
      const picture = readTransportPicture(data);
      if (picture !== null) {
        this.backlog.add({ ...picture, at: picture.received });
        this.feed();
      }
      return;
    }
    const message = readMessage(data);
    if (message === null) {
      return;
    }
    switch (message.type) {
      case 'begin': this.backlog.begin(message.number); break;
      case 'gap': this.backlog.gap(message.from, message.to); break;
    }
    if (message.type === 'format' || message.type === 'begin' || this.backlog.begun) {
      this.events.message(message);
    }
  }

  /** Hands what has come to the browser, up to where the run ends. */
  private feed(): void {
    while (this.breakAt === null) {
      const next = this.backlog.next();
      if (next === null) {
        return;
      }
      if (next === 'gap') {
        this.breakAt = this.backlog.gapEnd;
      } else if (this.run === null) {
        this.begin(next);
      } else if (this.run.times.continues(next.pts)) {
        this.run.add(next);
      } else {
        this.breakAt = next.at;
      }
    }
  }

  private begin(picture: Waiting): void {
    if (picture.key) {
      const run = this.run = new MediaRun(this.screen.video, () => {
        if (run === this.run) {
          this.seek();
        }
      });
      run.add(picture);
    }
  }

  /** Asks for what comes next, and keeps the browser's clock to the floor's. */
  private work(): void {
    if (!this.line.isOpen || !this.backlog.begun) {
      return;
    }
    const moment = this.moment();
    if (this.breakAt !== null && moment >= this.breakAt) {
      this.seek();
      return;
    }
    const want = moment + this.ahead();
    if (want > this.until + 50_000) {
      this.until = want;
      this.line.send({ until: want });
    }
    this.feed();
    if (this.backlog.nothingAt(moment)) {
      this.screen.video.pause();
      this.say('nothing');
      return;
    }
    this.keepTo(moment);
  }

  private keepTo(moment: number): void {
    const { run, anchor, screen: { video } } = this;
    const due = run?.times.dueAt(moment) ?? null;
    if (run === null || due === null || !run.holds(due.time)) {
      return;
    }
    const into = (moment - due.at) / 1_000_000;
    const target = due.time + within + (anchor.paused ? 0 : Math.min(into, mostOff));
    const off = target - video.currentTime;
    if (anchor.paused) {
      video.pause();
      if (this.drawn?.pts !== due.pts && !video.seeking && (Math.abs(off) > 0.0005 || Date.now() - this.leapt > patience)) {
        this.leapt = Date.now();
        video.currentTime = target;
      } else if (this.drawn?.pts === due.pts) {
        this.tellNext(due);
        this.say('playing');
      }
      return;
    }
    if (Math.abs(off) > mostOff * Math.max(1, anchor.rate) && run.holds(target) && !video.seeking) {
      video.currentTime = target;
    }
    const rate = Math.min(16, Math.max(0.0625, anchor.rate * (1 + Math.max(-0.5, Math.min(0.5, off)))));
    if (Math.abs(video.playbackRate - rate) > 0.01) {
      video.playbackRate = rate;
    }
    this.screen.play();
  }

  private show(time: number): boolean {
    const picture = this.run?.times.shownAt(time) ?? null;
    // What decoding has to begin with is not the moment asked for.
    const due = this.run?.times.dueAt(this.moment()) ?? null;
    if (picture === null || due === null || (this.drawn === null && picture.pts < due.pts - 22_500) || this.said === 'nothing') {
      return false;
    }
    this.drawn = picture;
    this.events.shown(picture.pts, picture.at);
    this.tellNext(picture);
    this.say('playing');
    return true;
  }

  private tellNext(shown: Timed): void {
    const at = this.run?.times.nextAfter(shown.at) ?? null;
    if (at !== this.told) {
      this.told = at;
      this.events.next(at);
    }
  }

  private leaveRun(): void {
    this.run?.close();
    [this.run, this.drawn, this.breakAt] = [null, null, null];
  }

  private say(state: PlayerState): void {
    if (state !== this.said) {
      this.said = state;
      this.events.state(state);
    }
  }
}
