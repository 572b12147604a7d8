import { fromHex, type Bytes } from '../format/bytes';

/**
 * The y coordinates of the points of small order on edwards25519 (RFC 8032), little endian, sign bit clear, the
 * non-canonical spellings p and p + 1 included. WebCrypto accepts signatures with such points; libsodium does not.
 */
const smallOrder: readonly string[] = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
];

const refused: readonly Bytes[] = smallOrder.map((hex) => fromHex(hex)!);

/** True where the 32 bytes spell a point of order 1, 2, 4 or 8. */
export function isSmallOrder(point: Uint8Array): boolean {
  return refused.some((bad) => bad.every((byte, i) => byte === (i === 31 ? (point[i] ?? 0) & 0x7f : point[i])));
}

/** Ed25519 as libsodium judges it: points of small order refused first, then WebCrypto. */
export async function verifyEd25519(publicKey: Bytes, signature: Bytes, message: Bytes): Promise<boolean> {
  if (publicKey.length !== 32 || signature.length !== 64 || isSmallOrder(publicKey) || isSmallOrder(signature.subarray(0, 32))) {
    return false;
  }
  try {
    const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', key, signature, message);
  } catch {
    return false;
  }
}

export async function signEd25519(key: CryptoKey, message: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.sign('Ed25519', key, message));
}
