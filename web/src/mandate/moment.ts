/** A moment as a field with seconds holds it, labelled UTC, in the form that is signed; null where it is none. */
export function momentOf(field: string): string | null {
  const whole = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?$/.exec(field);
  const text = whole === null ? '' : `${whole[1]}${whole[2] ?? ':00'}Z`;
  return Number.isNaN(Date.parse(text)) ? null : text;
}

/** 64 bits of chance: the signature names the draft, so that its id is chosen before it is sent. */
export function newDraft(): string {
  return `d-${Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
