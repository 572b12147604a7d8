// Live, glass to glass: runs a demonstration on loopback and times each picture that carries a statement, from the instant that the made
// drone's frame shows to the picture drawn. Prints one row of the table in docs/performance.md.
import { atDemonstration } from './demonstration.mjs';

const seconds = Number(process.argv[2] ?? 30);

function prepare() {
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
}

await atDemonstration(prepare, async (page) => {
  await page.waitForFunction(() => globalThis.delays.length > 20, undefined, { timeout: 90_000 });
  await page.evaluate(() => { globalThis.delays.length = 0; });
  await page.waitForTimeout(seconds * 1000);
  const delays = (await page.evaluate(() => globalThis.delays)).sort((a, b) => a - b);
  const at = (share) => Math.round(delays[Math.min(delays.length - 1, Math.floor(delays.length * share))]);
  return `| live glass to glass, 640×360 at 30 fps, ${delays.length} pictures | median ${at(0.5)} ms, p95 ${at(0.95)} ms | 100 ms | ${(100 / at(0.5)).toFixed(2)} | ≥ 1 |`;
});
