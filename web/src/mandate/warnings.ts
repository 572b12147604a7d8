import type { Instrument } from '../api/types';

/** What everybody signed in should know of an instrument now. */
export interface Warning {
  /** Names the instrument and how far it has come, so that what was put away comes back with the next. */
  readonly id: string;
  readonly instrument: Instrument;
  readonly about: 'lapsed' | 'ends' | 'notice';
  readonly distance: NonNullable<Instrument['standing']['warning']> | null;
}

/** A lapse before all else, then what comes next. */
export function warningsOf(instruments: readonly Instrument[]): Warning[] {
  const found = instruments.flatMap((instrument): Warning[] => {
    const { id } = instrument.instrument;
    const { state, warning, noticeWarning } = instrument.standing;
    if (state === 'lapsed') {
      return [{ id: `${id}/lapsed/${instrument.standing.until}`, instrument, about: 'lapsed', distance: null }];
    }
    return [
      ...(warning === null ? [] : [{ id: `${id}/ends/${instrument.standing.until}/${warning}`, instrument, about: 'ends' as const, distance: warning }]),
      ...(noticeWarning === null ? [] : [{ id: `${id}/notice/${instrument.standing.noticeBy}/${noticeWarning}`, instrument, about: 'notice' as const, distance: noticeWarning }]),
    ];
  });
  const when = (one: Warning): string => (one.about === 'notice' ? one.instrument.standing.noticeBy : one.instrument.standing.until) ?? '';
  return found.sort((a, b) => Number(b.about === 'lapsed') - Number(a.about === 'lapsed') || when(a).localeCompare(when(b)));
}

/** Whole days from one moment to another, those begun counted; none once it is past. */
export function daysLeft(until: string, now: Date): number {
  return Math.max(0, Math.ceil((Date.parse(until) - now.getTime()) / 86_400_000));
}
