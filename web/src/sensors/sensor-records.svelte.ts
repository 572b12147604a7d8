import { get } from '../api/client';
import { live, onEntered } from '../api/live.svelte';
import type { AlarmTended, HealthPoint, SourceHealth } from '../api/types';

const kept = 600;

/** What the delegations did about alarms, and how each source did in the last minutes, while a page shows it. */
export class SensorRecords {
  tended = $state.raw<readonly AlarmTended[]>([]);
  refused = $state('');
  private curves = $state<Record<string, readonly HealthPoint[]>>({});

  /** Reads on while the page is open; answers how to stop. */
  start(sources: () => readonly string[]): () => void {
    void this.load();
    for (const source of sources()) {
      void this.loadCurve(source);
    }
    const leave = onEntered((entered) => {
      if (entered.kind.startsWith('alarm-')) {
        void this.load(entered.index);
      }
    });
    const timer = setInterval(() => sources().forEach((source) => this.add(source, live.health[source])), 1000);
    return () => {
      leave();
      clearInterval(timer);
    };
  }

  curveOf(source: string): readonly HealthPoint[] {
    return this.curves[source] ?? [];
  }

  async load(minIndex?: number): Promise<void> {
    const answer = await get<AlarmTended[]>('/api/alarms', { minIndex });
    this.refused = answer.ok ? '' : answer.refused;
    this.tended = answer.ok ? answer.value : this.tended;
  }

  private async loadCurve(source: string): Promise<void> {
    const answer = await get<HealthPoint[]>(`/api/sources/${encodeURIComponent(source)}/curve`);
    if (answer.ok) {
      this.curves[source] = answer.value;
    }
  }

  private add(source: string, health: SourceHealth | undefined): void {
    if (health !== undefined) {
      const point = { at: new Date().toISOString(), bits: health.bitsPerSecond, klv: health.klvPerSecond, losses: 0, latency: health.trend.latency };
      this.curves[source] = [...this.curveOf(source), point].slice(-kept);
    }
  }
}
