import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FrameReport } from '../api/types';
import { microsecondsToPts, ptsToMicroseconds, readMessage, readPicture } from './messages';
import { Pairing } from './pairing';

const report = (pts: number, source = 'd'): FrameReport => ({
  source, claimed: '2026-01-01T00:00:00Z', received: '2026-01-01T00:00:00Z', pts, platform: null, sensor: null, frameCentre: null,
  frameCentreHeight: null, slantRange: null, corners: [], targets: [],
});

test('a picture takes the report of its own PTS, else the last one before it', () => {
  const pairing = new Pairing();
  for (const pts of [9000, 3000, 6000]) {
    pairing.add(report(pts));
  }
  assert.deepEqual([pairing.at(6000)?.report.pts, pairing.at(6000)?.age], [6000, 0]);
  assert.deepEqual([pairing.at(8999)?.report.pts, pairing.at(10_800)?.age], [6000, 0.02]);
  assert.equal(pairing.at(2999), null);
});

test('a report too old to mean anything is not used', () => {
  const pairing = new Pairing(90_000);
  pairing.add(report(0));
  assert.ok(pairing.at(90_000) !== null);
  assert.equal(pairing.at(90_001), null);
});

test('a second report for the same PTS replaces the first', () => {
  const pairing = new Pairing();
  pairing.add(report(1, 'first'));
  pairing.add(report(1, 'second'));
  assert.equal(pairing.at(1)?.report.source, 'second');
});

test('the store of reports does not grow without bound', () => {
  const pairing = new Pairing(Number.POSITIVE_INFINITY);
  for (let pts = 0; pts < 5000; pts++) {
    pairing.add(report(pts));
  }
  assert.equal(pairing.at(4000), null);
  assert.equal(pairing.at(4999)?.report.pts, 4999);
});

test('PTS survives the way through microseconds, past the wraps of 33 bits', () => {
  for (const pts of [0, 1, 2, 3003, 8_589_934_591, 8_589_934_592, 3 * 8_589_934_592 + 7]) {
    assert.equal(microsecondsToPts(ptsToMicroseconds(pts)), pts);
  }
});

test('a picture is read from its bytes, and a short message is refused', () => {
  const bytes = new ArrayBuffer(20);
  const view = new DataView(bytes);
  view.setUint8(0, 1);
  view.setBigInt64(1, 8_589_934_600n);
  view.setBigInt64(9, 1_767_225_600_000_000n);
  const picture = readPicture(bytes);
  assert.deepEqual([picture?.key, picture?.pts, picture?.received, picture?.data.length], [true, 8_589_934_600, 1_767_225_600_000_000, 3]);
  assert.equal(readPicture(new ArrayBuffer(17)), null);
});

test('texts that are no messages are passed over', () => {
  for (const text of ['', '1', 'null', '{"type":"format"}', '{"type":"other"}', '{"type":"frame","report":{}}']) {
    assert.equal(readMessage(text), null, text);
  }
  assert.equal(readMessage('{"type":"trouble","sentence":"No picture."}')?.type, 'trouble');
});
