/** Milliseconds after a leap for the browser to tell of its picture. */
const grace = 80;

/**
 * Draws the pictures of a video element that is not on the page onto a canvas that is, so that what is drawn and what is said of it are
 * one. Draws from `constructor` to `close`.
 */
export class ElementScreen {
  readonly video = document.createElement('video');
  private readonly context: CanvasRenderingContext2D;
  private closed = false;
  private drawn = -1;
  private drawings = 0;
  private late: ReturnType<typeof setTimeout> | undefined;

  /** @param show Told the time, in seconds of the run, of the picture that is to be drawn; false keeps the one before. */
  constructor(private readonly canvas: HTMLCanvasElement, private readonly show: (time: number) => boolean) {
    this.context = canvas.getContext('2d', { alpha: false })!;
    [this.video.muted, this.video.playsInline] = [true, true];
    this.video.addEventListener('seeked', this.again);
    this.next();
  }

  play(): void {
    if (this.video.paused) {
      // Refused while the source is being exchanged: asked again at the next turn.
      void this.video.play().catch(() => undefined);
    }
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.late);
    this.video.removeEventListener('seeked', this.again);
  }

  /** After a leap of a video at rest some browsers tell of no picture: then the one at its time is drawn. */
  private readonly again = (): void => {
    clearTimeout(this.late);
    const { drawings } = this;
    this.late = setTimeout(() => {
      if (drawings === this.drawings) {
        this.draw(this.video.currentTime);
      }
    }, grace);
  };

  private next(): void {
    if (this.closed) {
      return;
    }
    if ('requestVideoFrameCallback' in this.video) {
      this.video.requestVideoFrameCallback((_, { mediaTime }) => {
        this.draw(mediaTime);
        this.next();
      });
    } else {
      // The browser does not tell which picture it shows: the one of its clock is taken for it.
      requestAnimationFrame(() => {
        const time = (this.video as HTMLVideoElement).currentTime;
        if (time !== this.drawn) {
          this.draw(time);
        }
        this.next();
      });
    }
  }

  private draw(time: number): void {
    const { video, canvas } = this;
    if (this.closed || video.videoWidth === 0 || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) {
      return;
    }
    this.drawn = time;
    this.drawings++;
    if (!this.show(time)) {
      return;
    }
    if (canvas.width !== video.videoWidth || canvas.height !== video.videoHeight) {
      [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
    }
    this.context.drawImage(video, 0, 0, canvas.width, canvas.height);
  }
}
