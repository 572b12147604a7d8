/** Times are shown twice: in UTC, and on the mission's own clock. Both say which they are. */

const parts: Intl.DateTimeFormatOptions = {
  year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
};

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', { ...parts, timeZone: zone });
    formats.set(zone, format);
  }
  return format;
}

export interface Clock {
  readonly date: string;
  readonly time: string;
}

/** Date as yyyy-mm-dd and time as hh:mm:ss in a zone; null where the text is no time. */
export function clockIn(at: string | Date, zone: string): Clock | null {
  const when = at instanceof Date ? at : new Date(at);
  if (Number.isNaN(when.getTime())) {
    return null;
  }
  const found = new Map(formatOf(zone).formatToParts(when).map((part) => [part.type, part.value]));
  const take = (type: Intl.DateTimeFormatPartTypes) => found.get(type) ?? '';
  return { date: `${take('year')}-${take('month')}-${take('day')}`, time: `${take('hour')}:${take('minute')}:${take('second')}` };
}

/** How far a zone is ahead of UTC at a moment, as `UTC+4` or `UTC-3:30`. */
export function offsetLabel(at: Date, zone: string): string {
  const local = clockIn(at, zone);
  const utc = clockIn(at, 'UTC');
  if (local === null || utc === null) {
    return 'UTC';
  }
  const minutes = Math.round((Date.parse(`${local.date}T${local.time}Z`) - Date.parse(`${utc.date}T${utc.time}Z`)) / 60_000);
  const size = Math.abs(minutes);
  const rest = size % 60 === 0 ? '' : `:${String(size % 60).padStart(2, '0')}`;
  return `UTC${minutes < 0 ? '-' : '+'}${Math.floor(size / 60)}${rest}`;
}

/** A length of time in its two largest units: `3 h 20 min`, `4 min 5 s`, `12 s`. */
export function span(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const units: readonly [number, string][] = [[86_400, 'd'], [3_600, 'h'], [60, 'min'], [1, 's']];
  const first = units.findIndex(([size]) => whole >= size);
  if (first < 0) {
    return '0 s';
  }
  const [size, name] = units[first]!;
  const head = `${Math.floor(whole / size)} ${name}`;
  const next = units[first + 1];
  const rest = next === undefined ? 0 : Math.floor((whole % size) / next[0]);
  return next === undefined || rest === 0 ? head : `${head} ${rest} ${next[1]}`;
}

/** The bulletin's day under way: a day is named by the date on which it ends, at the mission's cut-off hour. */
export function missionDay(at: Date, zone: string, cutOff: string): string {
  const local = clockIn(at, zone);
  if (local === null) {
    return '';
  }
  const ended = local.time >= cutOff.padEnd(8, ':00').slice(0, 8);
  const day = new Date(`${local.date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + (ended ? 1 : 0));
  return day.toISOString().slice(0, 10);
}
