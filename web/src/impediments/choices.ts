/** What persons can state; the other kinds are found from the recording and the telemetry. */
export const statedKinds = ['access-denied', 'path-not-permitted', 'weather', 'jamming', 'spoofing', 'blinded', 'fired-at', 'link-loss'] as const;

/** What somebody was who denied access. Nobody is named. */
export const deniers = ['soldier', 'officer', 'police', 'civilian', 'official', 'unknown'] as const;

/** Access is denied by somebody; a path may be. */
export function isDenied(kind: string): boolean {
  return kind === 'access-denied' || kind === 'path-not-permitted';
}
