import type { Mission, Session } from '../api/types';

const place = 'truceline.reporter';

/** Who reports from this device, so that the page opens without a connection; the server decides again when a report is sent. */
export function remember(who: Session, mission: Mission | null): void {
  localStorage.setItem(place, JSON.stringify({ who, mission: mission === null ? null : { ...mission, geometries: [] } }));
}

export function remembered(): { who: Session; mission: Mission | null } | null {
  try {
    return JSON.parse(localStorage.getItem(place) ?? 'null') as { who: Session; mission: Mission | null } | null;
  } catch {
    return null;
  }
}

export function forgetReporter(): void {
  localStorage.removeItem(place);
}

/** Keeps the console's own files on the device, for the page to open without a connection. */
export function keepConsole(): void {
  void navigator.serviceWorker?.register('/offline.js');
}
