import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOneTimeLink, readPasted } from '../sign-in/one-time-link';
import { completeLanguages, fill } from '../texts/catalogue';
import { fromBase64, fromHex, toBase64, toHex } from './bytes';
import { bits, ellipse, metres, position, probability, shortDigest, showControls } from './numbers';
import { clockIn, missionDay, offsetLabel, span } from './time';

test('times are told in UTC and on the mission’s clock', () => {
  assert.deepEqual(clockIn('2026-03-01T20:30:05Z', 'UTC'), { date: '2026-03-01', time: '20:30:05' });
  assert.deepEqual(clockIn('2026-03-01T20:30:05Z', 'Asia/Baku'), { date: '2026-03-02', time: '00:30:05' });
  assert.equal(clockIn('soon', 'UTC'), null);
  assert.equal(offsetLabel(new Date('2026-03-01T00:00:00Z'), 'Asia/Baku'), 'UTC+4');
  assert.equal(offsetLabel(new Date('2026-03-01T00:00:00Z'), 'Asia/Kolkata'), 'UTC+5:30');
  assert.equal(offsetLabel(new Date('2026-01-01T00:00:00Z'), 'America/St_Johns'), 'UTC-3:30');
});

test('the day of the bulletin is the one that ends next, by the mission’s cut-off', () => {
  const day = (at: string, cutOff: string) => missionDay(new Date(at), 'Asia/Baku', cutOff);
  assert.equal(day('2026-11-22T13:59:59Z', '18:00:00'), '2026-11-22');
  assert.equal(day('2026-11-22T14:00:00Z', '18:00:00'), '2026-11-23');
  assert.equal(day('2026-12-31T16:00:00Z', '18:00'), '2027-01-01');
  assert.equal(day('2026-11-22T14:00:00Z', '24:00'), '2026-11-22');
});

test('lengths of time are told in their two largest units', () => {
  assert.deepEqual([0, 12, 245, 12_000, 90_000, 3600].map(span), ['0 s', '12 s', '4 min 5 s', '3 h 20 min', '1 d 1 h', '1 h']);
});

test('numbers are no finer than they deserve', () => {
  assert.equal(metres(14.4), '14 m');
  assert.equal(metres(1432), '1.4 km');
  assert.equal(ellipse(14.2, 8.7, 397), '± 14 × 9 m, 037°');
  assert.equal(position(39.812345, 46.751234, 14), '39.8123° N 46.7512° E');
  assert.equal(position(-1.5, -2.25), '1.50000° S 2.25000° W');
  assert.equal(bits(2_345_000), '2.3 Mbit/s');
});

test('what is nearly certain is never printed as certain', () => {
  assert.deepEqual([0, 0.001, 0.5, 0.8149, 0.999, 1].map(probability), ['0.00', '< 0.01', '0.50', '0.81', '> 0.99', '1.00']);
});

test('bytes go to text and back, and bad text is refused', () => {
  const bytes = Uint8Array.of(0, 1, 254, 255);
  assert.deepEqual(fromHex(toHex(bytes)), bytes);
  assert.deepEqual(fromBase64(toBase64(bytes)), bytes);
  assert.equal(fromHex('0g'), null);
  assert.equal(fromHex('abc'), null);
  assert.equal(fromBase64('a'), null);
  assert.equal(shortDigest('0123456789abcdef0123456789abcdef'), '01234567…abcdef');
});

test('direction controls in foreign text are shown, not obeyed', () => {
  assert.equal(showControls('a\u202eb'), 'a⟨U+202E⟩b');
});

test('one-time links are read from an address, and nothing else is', () => {
  assert.deepEqual(readOneTimeLink('#link=abcdef0123'), { purpose: 'link', token: 'abcdef0123' });
  assert.deepEqual(readPasted('http://delegation-a-head.localhost:5080/#enrol=abcdef-0_123'), { purpose: 'enrol', token: 'abcdef-0_123' });
  assert.deepEqual(readPasted(' abcdef0123 '), { purpose: 'link', token: 'abcdef0123' });
  assert.equal(readOneTimeLink('#/ledger/12'), null);
  assert.equal(readPasted('two words'), null);
});

test('a language is offered only once it has every text', () => {
  assert.deepEqual(completeLanguages().map((language) => language.code), ['en']);
  assert.equal(fill('{n} of {size}, {x}', { n: 1, size: 2 }), '1 of 2, {x}');
});
