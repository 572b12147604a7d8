// A test picture, coded by ffmpeg, cut into pictures at its access unit delimiters, with invented metadata.
import { spawnSync } from 'node:child_process';

const rate = 30;
const seconds = 20;
const coded = spawnSync('ffmpeg', [
  '-v', 'error', '-f', 'lavfi', '-i', `testsrc2=size=640x360:rate=${rate}:duration=${seconds}`, '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency',
  '-profile:v', 'baseline', '-g', String(rate), '-pix_fmt', 'yuv420p', '-x264-params', 'aud=1', '-f', 'h264', '-',
], { maxBuffer: 1 << 28 }).stdout;

const delimiter = Buffer.of(0, 0, 0, 1, 9);
const pictures = [];
for (let from = coded.indexOf(delimiter); from >= 0;) {
  const next = coded.indexOf(delimiter, from + 1);
  const unit = coded.subarray(from, next < 0 ? coded.length : next);
  pictures.push({ unit, key: unit.includes(Buffer.of(0, 0, 1, 0x67)) || unit.includes(Buffer.of(0, 0, 0, 1, 0x67)) });
  from = next;
}

function report(pts) {
  const turn = (2 * Math.PI * pts) / (90_000 * 240);
  const centre = { latitude: 39.955 + 0.01 * Math.sin(turn), longitude: 46.93 + 0.015 * Math.cos(turn) };
  const platform = { latitude: centre.latitude - 0.018, longitude: centre.longitude + 0.02 };
  const corner = (a, b) => ({ latitude: centre.latitude + a * 0.0035, longitude: centre.longitude + b * 0.006 });
  const x = 320 + 150 * Math.sin(turn * 12);
  return {
    source: 'drone-1', claimed: new Date().toISOString(), received: new Date().toISOString(), pts,
    platform: { at: platform, height: 2140, datum: 'mean-sea-level', heading: 310 + 10 * Math.sin(turn * 4), pitch: 1.2, roll: -2 },
    sensor: { relativeAzimuth: 10, relativeElevation: -28, relativeRoll: 0, horizontalField: 14.2, verticalField: 8.1 },
    frameCentre: centre, frameCentreHeight: 610, slantRange: 3120, corners: [corner(1, -1.1), corner(1, 1.1), corner(-1, 0.9), corner(-1, -0.9)],
    targets: [1, 2].map((id) => ({ id, location: { latitude: centre.latitude + 0.001 * id, longitude: centre.longitude - 0.002 * id }, height: 610, column: id === 1 ? x : 480, row: id === 1 ? 200 : 120, frameWidth: 640, frameHeight: 360 })),
  };
}

/** Sends pictures in real time until the returned function is called. */
export function play(send, live, from = 0, to = Number.POSITIVE_INFINITY) {
  let n = Math.floor((from / 90_000) * rate);
  let paused = false;
  send(JSON.stringify({ type: 'format', codec: 'avc1.42C01E', width: 640, height: 360, live }));
  const timer = setInterval(() => {
    const pts = n * (90_000 / rate);
    if (paused) { return; }
    if (pts > to) {
      send(JSON.stringify({ type: 'ended' }));
      paused = true;
      return;
    }
    const { unit, key } = pictures[n % pictures.length];
    if (n % 3 === 0) { send(JSON.stringify({ type: 'frame', report: report(pts) })); }
    const header = Buffer.alloc(17);
    header.writeUInt8(key ? 1 : 0, 0);
    header.writeBigInt64BE(BigInt(pts), 1);
    header.writeBigInt64BE(BigInt(Date.now()) * 1000n, 9);
    send(Buffer.concat([header, unit]));
    n++;
  }, 1000 / rate);
  return {
    stop: () => clearInterval(timer),
    ask: (wish) => {
      paused = wish.pause ?? paused;
      if (wish.seek !== undefined) { [n, paused] = [Math.floor((wish.seek / 90_000)) * rate, false]; }
    },
  };
}
