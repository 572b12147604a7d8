import { Viewing } from '../video/viewing.svelte';

/** Videos that fit side by side. */
const most = 4;

/** Which sources are on the screen, in the order in which they were asked for; the leading one is followed by the map. */
export class Watched {
  sources = $state<readonly string[]>([]);
  leading = $state<string | null>(null);
  private readonly viewings = new Map<string, Viewing>();

  /** One for each source, kept while the page is open. */
  viewingOf(source: string): Viewing {
    const viewing = this.viewings.get(source) ?? new Viewing();
    this.viewings.set(source, viewing);
    return viewing;
  }

  alone(source: string): void {
    [this.sources, this.leading] = [[source], source];
  }

  /** The oldest leaves where there is no room. */
  beside(source: string): void {
    if (!this.sources.includes(source)) {
      this.sources = [...this.sources, source].slice(-most);
    }
    if (this.leading === null || !this.sources.includes(this.leading)) {
      this.leading = this.sources[0] ?? null;
    }
  }

  away(source: string): void {
    if (this.sources.length > 1) {
      this.sources = this.sources.filter((one) => one !== source);
      this.leading = this.leading === source ? (this.sources[0] ?? null) : this.leading;
    }
  }

  toggle(source: string): void {
    if (this.sources.includes(source)) {
      this.away(source);
    } else {
      this.beside(source);
    }
  }

  /** As many as fit of these, beginning with what is shown. */
  fill(all: readonly string[], count: number): void {
    this.sources = [...this.sources, ...all.filter((one) => !this.sources.includes(one))].slice(0, count);
    this.leading = this.sources.includes(this.leading ?? '') ? this.leading : (this.sources[0] ?? null);
  }
}
