/** What a one-time link in an address is for. */
export interface OneTimeLink {
  readonly purpose: 'link' | 'enrol';
  readonly token: string;
}

/** Reads `#link=TOKEN` or `#enrol=TOKEN`, alone or at the end of a whole address; null for anything else. */
export function readOneTimeLink(text: string): OneTimeLink | null {
  const match = /(?:^|#)(link|enrol)=([A-Za-z0-9._~-]{8,512})$/.exec(text.trim());
  return match === null ? null : { purpose: match[1] as OneTimeLink['purpose'], token: match[2]! };
}

/** A pasted link or a bare token. */
export function readPasted(text: string): OneTimeLink | null {
  const bare = text.trim();
  return readOneTimeLink(bare) ?? (/^[A-Za-z0-9._~-]{8,512}$/.test(bare) ? { purpose: 'link', token: bare } : null);
}
