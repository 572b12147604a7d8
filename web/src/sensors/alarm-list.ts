import type { Alarm, AlarmTended, SourceHealth } from '../api/types';

export type AlarmStanding = 'calls' | 'acknowledged' | 'shelved';

export interface ListedAlarm {
  readonly key: string;
  readonly source: string;
  readonly alarm: Alarm;
  /** For the reader's own delegation; the other's is shown beside it and quiets nothing. */
  readonly standing: AlarmStanding;
  readonly own: AlarmTended | null;
  readonly others: readonly AlarmTended[];
}

const rank: Record<AlarmStanding, number> = { calls: 0, acknowledged: 1, shelved: 2 };

/** Every alarm that is raised: what calls first, and the longest standing first. */
export function listAlarms(health: Readonly<Record<string, SourceHealth>>, tended: readonly AlarmTended[], delegation: string | null, now: number): ListedAlarm[] {
  return Object.values(health)
    .flatMap((source) => source.alarms.map((alarm) => {
      const about = tended.filter((one) => one.tended.source === source.source && one.tended.alarm === alarm.kind && saysSomething(one, alarm, now));
      const own = about.find((one) => one.tended.delegation === delegation) ?? null;
      return {
        key: `${source.source}/${alarm.kind}`, source: source.source, alarm, own,
        standing: standingOf(own, alarm, now), others: about.filter((one) => one !== own),
      };
    }))
    .sort((a, b) => rank[a.standing] - rank[b.standing] || a.alarm.raised.localeCompare(b.alarm.raised) || a.key.localeCompare(b.key));
}

export function isShelved(one: AlarmTended, now: number): boolean {
  return one.tended.shelvedUntil !== null && Date.parse(one.tended.shelvedUntil) > now;
}

function standingOf(own: AlarmTended | null, alarm: Alarm, now: number): AlarmStanding {
  if (own === null) {
    return 'calls';
  }
  return isShelved(own, now) ? 'shelved' : own.tended.acknowledged === alarm.raised ? 'acknowledged' : 'calls';
}

function saysSomething(one: AlarmTended, alarm: Alarm, now: number): boolean {
  return isShelved(one, now) || one.tended.acknowledged === alarm.raised;
}
