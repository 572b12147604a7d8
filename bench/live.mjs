// Live, glass to glass: runs a demonstration on loopback and times each picture that carries a statement, from the instant that the made
// drone's frame shows to the picture drawn. Prints one row of the table in docs/performance.md.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(new URL('../web/package.json', import.meta.url));
const { chromium } = require('playwright-core');
const program = process.argv[2];
const seconds = Number(process.argv[3] ?? 30);
const port = 20000 + (process.pid % 20000);
const data = mkdtempSync(join(tmpdir(), 'truceline-live-'));
const centre = spawn('dotnet', [program, 'demo', '--data', data, '--urls', `http://localhost:${port}`, '--drone', `udp://127.0.0.1:${port + 1}`, '--scenario', 'quiet'],
  { stdio: ['ignore', 'pipe', 'inherit'] });

try {
  const link = await new Promise((found, failed) => {
    let text = '';
    centre.stdout.on('data', (more) => {
      text += more;
      const match = /(http:\/\/tr-duty-officer\S+)/.exec(text);
      if (match && text.includes('A made drone flies')) found(match[1]);
    });
    centre.on('exit', () => failed(new Error('The demonstration ended before it began.')));
  });
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  const page = await browser.newPage({ viewport: { width: 1600, height: 950 } });
  await page.addInitScript(() => {
    // The player's own messages: what each statement claims, and when its picture was drawn.
    const claimed = new Map();
    globalThis.delays = [];
    const Native = globalThis.Worker;
    globalThis.Worker = class extends Native {
      constructor(...made) {
        super(...made);
        this.addEventListener('message', ({ data }) => {
          if (data?.is === 'message' && data.message.type === 'frame') claimed.set(data.message.report.pts, Date.parse(data.message.report.claimed));
          else if (data?.is === 'shown' && claimed.has(data.pts)) globalThis.delays.push(data.at - claimed.get(data.pts));
        });
      }
    };
  });
  await page.goto(link);
  await page.waitForFunction(() => globalThis.delays.length > 20, undefined, { timeout: 90_000 });
  await page.evaluate(() => { globalThis.delays.length = 0; });
  await page.waitForTimeout(seconds * 1000);
  const delays = (await page.evaluate(() => globalThis.delays)).sort((a, b) => a - b);
  await browser.close();
  const at = (share) => Math.round(delays[Math.min(delays.length - 1, Math.floor(delays.length * share))]);
  console.log(`| live glass to glass, 640×360 at 30 fps, ${delays.length} pictures | median ${at(0.5)} ms, p95 ${at(0.95)} ms | 100 ms | ${(100 / at(0.5)).toFixed(2)} | ≥ 1 |`);
} finally {
  centre.kill('SIGTERM');
  await new Promise((ended) => (centre.exitCode === null ? centre.on('exit', ended) : ended()));
  rmSync(data, { recursive: true, force: true });
}
