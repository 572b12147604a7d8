/** 256 bits of chance, lower hex: with it, words that stand outside the log cannot be guessed from their digest. */
export function newSalt(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
