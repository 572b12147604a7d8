import { get } from '../api/client';
import type { LookbackAnswer, Position, Sighting } from '../api/types';

/** Who saw a place: asked with a click on the map, answered from all that is recorded. */
export class Lookback {
  place = $state.raw<Position | null>(null);
  sightings = $state.raw<readonly Sighting[]>([]);
  /** Entries whose footprints are not taken in yet. */
  behind = $state(0);
  answered = $state(false);
  refused = $state('');

  async ask(place: Position): Promise<void> {
    [this.place, this.sightings, this.answered, this.refused, this.behind] = [place, [], false, '', 0];
    const answer = await get<LookbackAnswer>('/api/lookback', { lat: place.latitude.toFixed(7), lon: place.longitude.toFixed(7) });
    if (this.place !== place) {
      return;
    }
    this.answered = true;
    if (answer.ok) {
      [this.sightings, this.behind] = [answer.value.sightings, answer.value.behind];
    } else {
      this.refused = answer.refused;
    }
  }

  forget(): void {
    [this.place, this.sightings] = [null, []];
  }
}
