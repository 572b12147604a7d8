/** A moment as a `datetime-local` field holds it; the field is labelled UTC, since a browser's own zone is nobody's clock here. */
export function toField(at: Date): string {
  return at.toISOString().slice(0, 16);
}

/** Null where the field holds no time. */
export function fromField(text: string): string | null {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) ? Date.parse(`${text}:00Z`) : Number.NaN;
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** Whole minutes, some hours from now. */
export function hoursAhead(hours: number): string {
  return toField(new Date(Date.now() + hours * 3_600_000));
}
