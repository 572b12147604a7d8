import type { FrameReport, Position, TrackReport } from '../api/types';
import { floor } from '../timeline/floor-clock.svelte';
import type { VideoMessage } from './messages';
import { Pairing } from './pairing';
import type { PlayerState } from './player';
import { beginPlayer } from './player-link';
import type { PlayerLink } from './player-messages';

const mostTrail = 900;
/** The map follows the picture shown at most so often; drawing it oftener than it can be read only costs. */
const mapEvery = 100;

/** What is on the screen of one player: the picture, and what the sensor stated for it. */
export class Viewing {
  state = $state<PlayerState>('connecting');
  trouble = $state('');
  live = $state(false);
  width = $state(16);
  height = $state(9);
  /** PTS of the picture shown. */
  pts = $state<number | null>(null);
  /** Follows the floor's clock through the record. */
  clocked = $state(false);
  /** When the picture shown was received: milliseconds since 1970, by the centre's clock. */
  at = $state<number | null>(null);
  /** When the picture after it was; null while that is not known. */
  next = $state<number | null>(null);
  /** Milliseconds from the centre's receipt to the screen; the median of the last second or so. */
  latency = $state<number | null>(null);
  private readonly passed: number[] = [];
  report = $state.raw<FrameReport | null>(null);
  /** Seconds by which the report is older than the picture. */
  reportAge = $state(0);
  tracks = $state.raw<readonly TrackReport[]>([]);
  trail = $state.raw<readonly Position[]>([]);

  private readonly pairing = new Pairing();
  private readonly latencies: number[] = [];
  private player: PlayerLink | null = null;
  private path: Position[] = [];
  private pathPts = Number.NEGATIVE_INFINITY;
  private mapAt = 0;
  private leaveClock: (() => void) | null = null;

  /** The canvas is given to the player for good; another address needs another canvas. Answers how to stop. */
  open(canvas: HTMLCanvasElement, address: string): () => void {
    this.close();
    this.clocked = address.includes('clocked=true');
    [this.state, this.trouble, this.pts, this.at, this.next, this.latency, this.live] = ['connecting', '', null, null, null, null, false];
    this.beginTrail();
    const opened = this.player = beginPlayer(canvas, address, this.clocked ? floor.anchor : null, (told) => {
      switch (told.is) {
        case 'shown': this.shown(told.pts, told.received, told.at); break;
        case 'next': this.next = told.at === null ? null : told.at / 1000; break;
        case 'state': this.state = told.state; break;
        case 'message': this.take(told.message); break;
      }
    });
    if (this.clocked) {
      this.leaveClock = floor.listen((anchor) => opened.clock(anchor));
    }
    return () => {
      // The next canvas may be open before this one is gone.
      if (this.player === opened) {
        this.close();
      }
    };
  }

  pause(pause: boolean): void {
    this.player?.ask({ pause });
  }

  rate(rate: number): void {
    this.player?.ask({ rate });
  }

  seek(pts: number): void {
    this.beginTrail();
    this.player?.ask({ seek: Math.round(pts) });
  }

  private close(): void {
    this.leaveClock?.();
    this.leaveClock = null;
    this.player?.close();
    this.player = null;
    this.pairing.clear();
  }

  private take(message: VideoMessage): void {
    switch (message.type) {
      case 'format':
        [this.width, this.height, this.live, this.trouble] = [message.width, message.height, message.live, ''];
        break;
      case 'begin':
        this.pairing.clear();
        this.beginTrail();
        break;
      case 'gap': this.pathPts = Number.NEGATIVE_INFINITY; break;
      case 'frame': this.pairing.add(message.report); break;
      case 'tracks': this.tracks = message.tracks; break;
      case 'trouble': this.trouble = message.sentence; break;
    }
  }

  private shown(pts: number, received: number, drawnAt: number): void {
    this.time(pts - (this.pts ?? pts));
    this.pts = pts;
    this.at = received > 0 ? received / 1000 : null;
    if (this.live && received > 0) {
      this.measure(drawnAt - received / 1000);
    }
    const paired = this.pairing.at(pts);
    const at = performance.now();
    if (at - this.mapAt < mapEvery && paired?.age !== 0 && !floor.paused) {
      return;
    }
    this.report = paired?.report ?? null;
    this.reportAge = paired?.age ?? 0;
    if (at - this.mapAt >= mapEvery) {
      this.mapAt = at;
      this.extend(paired?.report);
    }
  }

  /** Milliseconds from one picture to the next: the least of late, since not every picture is drawn. */
  get interval(): number {
    return this.passed.length === 0 ? 40 : Math.min(...this.passed);
  }

  private time(ticks: number): void {
    if (ticks > 450 && ticks < 180_000 && !floor.paused) {
      this.passed.push(ticks / 90);
      if (this.passed.length > 20) {
        this.passed.shift();
      }
    }
  }

  private beginTrail(): void {
    this.path = [];
    this.trail = [];
    this.pathPts = Number.NEGATIVE_INFINITY;
  }

  private measure(latency: number): void {
    this.latencies.push(latency);
    if (this.latencies.length > 30) {
      this.latencies.shift();
    }
    const sorted = [...this.latencies].sort((a, b) => a - b);
    this.latency = Math.round(sorted[sorted.length >> 1]!);
  }

  private extend(report: FrameReport | undefined): void {
    const place = report?.platform?.at;
    // A point a second is enough for a trail, and keeps a quarter of an hour.
    if (report !== undefined && place !== undefined && report.pts - this.pathPts >= 90_000) {
      this.pathPts = report.pts;
      this.path = [...this.path.slice(-mostTrail), place];
      this.trail = this.path;
    }
  }
}
