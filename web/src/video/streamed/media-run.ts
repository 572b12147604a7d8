import mpegts from 'mpegts.js';
import type { TransportPicture } from '../messages';
import { RunTimes, type Timed } from './run-times';

mpegts.LoggingControl.enableAll = false;
mpegts.LoggingControl.enableError = true;

type Give = (bytes: Uint8Array<ArrayBuffer>) => void;

/** What mpegts.js asks for bytes: it is given those of a socket, as they come. */
function loaderOf(opened: (give: Give) => void) {
  return class extends mpegts.BaseLoader {
    private taken = 0;

    constructor() {
      super('pictures');
    }

    override open(): void {
      this._status = mpegts.LoaderStatus.kBuffering;
      opened((bytes) => {
        const from = this.taken;
        this.taken += bytes.byteLength;
        this.onDataArrival(bytes.buffer, from, this.taken);
      });
    }

    override abort(): void {
      this._status = mpegts.LoaderStatus.kComplete;
    }
  };
}

/** One unbroken run of pictures, given to a video element by mpegts.js over Media Source, without a worker. Owns the element's source until it is closed. */
export class MediaRun {
  readonly times = new RunTimes();
  private readonly player: ReturnType<typeof mpegts.createPlayer>;
  private waiting: Uint8Array<ArrayBuffer>[] = [];
  private give: Give | null = null;
  private closed = false;

  /** @param failed The browser cannot go on with these pictures. */
  constructor(private readonly video: HTMLVideoElement, failed: () => void) {
    const customLoader = loaderOf((give) => {
      this.give = give;
      this.waiting.splice(0).forEach(give);
    });
    this.player = mpegts.createPlayer({ type: 'mpegts', isLive: true, hasAudio: false, url: 'pictures' }, {
      enableWorker: false, enableWorkerForMSE: false, enableStashBuffer: false, isLive: true, lazyLoad: false,
      autoCleanupSourceBuffer: true, autoCleanupMaxBackwardDuration: 40, autoCleanupMinBackwardDuration: 20, customLoader,
    });
    this.player.on(mpegts.Events.ERROR, () => {
      if (!this.closed) {
        failed();
      }
    });
    this.player.attachMediaElement(video);
    this.player.load();
  }

  add(picture: TransportPicture): Timed {
    // The loader hands buffers on, and keeps them.
    const bytes = picture.data.slice();
    if (this.give === null) {
      this.waiting.push(bytes);
    } else {
      this.give(bytes);
    }
    return this.times.add(picture.pts, picture.dts, picture.received);
  }

  /** Seconds of the run up to which the browser has pictures. */
  get end(): number {
    const { buffered } = this.video;
    return buffered.length === 0 ? 0 : buffered.end(buffered.length - 1);
  }

  holds(time: number): boolean {
    const { buffered } = this.video;
    for (let i = 0; i < buffered.length; i++) {
      if (time >= buffered.start(i) && time < buffered.end(i)) {
        return true;
      }
    }
    return false;
  }

  close(): void {
    this.closed = true;
    this.player.destroy();
  }
}
