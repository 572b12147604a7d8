// Seeking: runs a demonstration on loopback, lets it record, clicks random moments on the timeline and times each from the press of the
// button to the drawn picture that is the last one due at that moment. Prints one row of the table in docs/performance.md.
import { atDemonstration } from './demonstration.mjs';

const seconds = Number(process.argv[2] ?? 75);
const seeks = Number(process.argv[3] ?? 100);

function prepare() {
  // The clock's own orders to the player, and the player's word of what it drew and until when that is the picture due.
  globalThis.seeks = [];
  let drawn = null;
  let next = null;
  const settle = (wall) => {
    const last = globalThis.seeks.at(-1);
    if (last?.shown === null && drawn !== null && next !== null && drawn.received <= last.at * 1000 + 1 && last.at * 1000 < next) last.shown = wall;
  };
  const Native = globalThis.Worker;
  globalThis.Worker = class extends Native {
    constructor(...made) {
      super(...made);
      this.addEventListener('message', ({ data }) => {
        if (data?.is === 'shown') {
          [drawn, next] = [data, null];
        } else if (data?.is === 'next') {
          next = data.at;
          settle(drawn?.at);
        }
      });
    }
    postMessage(order, ...rest) {
      if (order?.do === 'clock' && globalThis.pressed !== null) {
        globalThis.seeks.push({ at: order.anchor.at, pressed: globalThis.pressed, shown: null });
        globalThis.pressed = null;
        // The very picture may stand there already.
        settle(Date.now());
      }
      super.postMessage(order, ...rest);
    }
  };
  globalThis.pressed = null;
  addEventListener('pointerdown', () => { globalThis.pressed = Date.now(); }, { capture: true });
}

await atDemonstration(prepare, async (page) => {
  await page.locator('canvas[data-state=playing]').waitFor({ timeout: 90_000 });
  const begun = Date.now();
  await page.waitForTimeout(seconds * 1000);
  const lanes = page.getByRole('slider', { name: 'Moment shown' });
  // Hold the clock in the record, with as much time on the timeline as was recorded.
  await page.keyboard.press('ArrowLeft');
  await page.locator('canvas[data-state=playing]').waitFor();
  await page.keyboard.press('Space');
  for (let i = 0; i < 2; i++) await page.keyboard.press('+');
  const box = await lanes.boundingBox();
  const [from, to] = await lanes.evaluate((node) => [Number(node.getAttribute('aria-valuemin')), Number(node.getAttribute('aria-valuemax'))]);
  const place = (moment) => box.x + ((moment - from) / (to - from)) * box.width;
  const [first, last] = [Math.max(from, begun + 3000), Math.min(to, begun + seconds * 1000 - 12_000)];
  let seed = 12345;
  const chance = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
  for (let i = 0; i < seeks; i++) {
    await page.mouse.click(place(first + chance() * (last - first)), box.y + 32);
    await page.waitForFunction((n) => globalThis.seeks.length > n && globalThis.seeks[n].shown !== null, i, { timeout: 10_000, polling: 20 });
    await page.waitForTimeout(60 + 90 * chance());
  }
  const taken = (await page.evaluate(() => globalThis.seeks)).map((one) => one.shown - one.pressed).sort((a, b) => a - b);
  const at = (share) => taken[Math.min(taken.length - 1, Math.floor(taken.length * share))];
  return `| seek to the exact picture, 640×360 at 30 fps, ${taken.length} random moments | median ${at(0.5)} ms, p95 ${at(0.95)} ms | 250 ms | ${(250 / at(0.95)).toFixed(2)} | ≥ 1 |`;
});
