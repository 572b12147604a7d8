export interface LineEvents {
  opened(): void;
  took(data: string | ArrayBuffer): void;
  /** Answers whether it is to be opened again. */
  lost(): boolean;
}

/** Milliseconds before a lost connection is opened again: at first, and at most. */
const firstWait = 500;
const mostWait = 10_000;

/** The connection of one player, opened again whenever it is lost, until it is closed. */
export class VideoLine {
  private socket: WebSocket | null = null;
  private wait = firstWait;
  private retry: ReturnType<typeof setTimeout> | undefined;

  /** @param address An absolute WebSocket address. */
  constructor(private readonly address: string, private readonly events: LineEvents) {}

  get isOpen(): boolean {
    return this.socket?.readyState === WebSocket.OPEN;
  }

  open(): void {
    const socket = this.socket = new WebSocket(this.address);
    socket.binaryType = 'arraybuffer';
    socket.onmessage = (event: MessageEvent<string | ArrayBuffer>) => this.events.took(event.data);
    socket.onopen = () => {
      this.wait = firstWait;
      this.events.opened();
    };
    socket.onclose = () => {
      if (socket === this.socket && this.events.lost()) {
        this.retry = setTimeout(() => this.open(), this.wait);
        this.wait = Math.min(2 * this.wait, mostWait);
      }
    };
  }

  /** Sends where it is open; what cannot be sent is not kept. */
  send(message: object): void {
    if (this.isOpen) {
      this.socket?.send(JSON.stringify(message));
    }
  }

  close(): void {
    clearTimeout(this.retry);
    const { socket } = this;
    this.socket = null;
    socket?.close();
  }
}
