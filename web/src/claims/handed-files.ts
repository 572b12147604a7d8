/** What the server takes with a complaint; it decides, this says so before anything is sent. */
export const mostFiles = 6;
export const largestFile = 4 * 1024 * 1024;
export const largestTogether = 8 * 1024 * 1024;
export const fileTypes = ['application/pdf', 'image/jpeg', 'image/png', 'text/plain', 'audio/mpeg', 'audio/wav', 'video/mp4'] as const;

export type Trouble = 'claims.tooMany' | 'claims.tooLarge';

/** Null where they can be sent. */
export function troubleOf(sizes: readonly number[]): Trouble | null {
  if (sizes.length > mostFiles) {
    return 'claims.tooMany';
  }
  return sizes.some((size) => size > largestFile) || sizes.reduce((sum, size) => sum + size, 0) > largestTogether ? 'claims.tooLarge' : null;
}

/** In pieces, since a call takes only so many arguments. */
export function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
}
