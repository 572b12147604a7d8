const widest = 31 * 24 * 3600 * 1000;

/** A field of the kind datetime-local holds no zone; here it is UTC. */
function read(field: string): Date | null {
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(field) ? new Date(`${field.length === 16 ? `${field}:00` : field}Z`) : null;
  return at === null || Number.isNaN(at.getTime()) ? null : at;
}

const write = (at: Date): string => at.toISOString().slice(0, 19);

export function lastHours(now: Date, hours: number): { from: string; to: string } {
  return { from: write(new Date(now.getTime() - hours * 3600 * 1000)), to: write(now) };
}

/** Null where the fields are no stretch of time that the server would take. */
export function exportAddress(from: string, to: string): string | null {
  const [begin, end] = [read(from), read(to)];
  if (begin === null || end === null || begin >= end || end.getTime() - begin.getTime() > widest) {
    return null;
  }
  return `/api/export?from=${write(begin)}Z&to=${write(end)}Z`;
}
