// A browser without WebCodecs: the picture is shown all the same, live and at a past moment, by Media Source; marking is refused in one
// sentence; nothing that the page's policy forbids is tried. The steps are one story, in order.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { Demonstration } from './demonstration.mjs';
import { story } from './story.mjs';

let demo, page;

before(async () => { demo = await Demonstration.start('--scenario', 'quiet'); });
after(async () => { await demo?.stop(); demo?.remove(); });

const test = story(() => demo);

const canvas = () => page.locator('.tile canvas');
const shown = () => page.evaluate(() => {
  const { pts, at, state, latencyMs } = document.querySelector('.tile canvas').dataset;
  return { pts: Number(pts), at: Number(at), state, latency: Number(latencyMs) };
});
const drawn = () => canvas().evaluate((node) => node.toDataURL('image/png'));
const fetched = (of) => of.evaluate(() => performance.getEntriesByType('resource').map((one) => one.name).filter((name) => name.includes('streamed-link')).length);

test('the live picture moves, and what the sensor states goes with it', async () => {
  page = await demo.signIn('tr-duty-officer', () => {
    delete globalThis.VideoDecoder;
    globalThis.forbidden = [];
    addEventListener('securitypolicyviolation', (event) => globalThis.forbidden.push(`${event.violatedDirective} ${event.blockedURI}`));
    const Native = globalThis.Worker;
    globalThis.workers = [];
    globalThis.Worker = class extends Native {
      constructor(address, ...more) {
        super(address, ...more);
        globalThis.workers.push(String(address));
      }
    };
  });
  await page.locator('.tile canvas[data-state=playing]').waitFor({ timeout: 90_000 });
  const [first, picture] = [await shown(), await drawn()];
  await page.waitForFunction((was) => Number(document.querySelector('.tile canvas').dataset.pts) > was + 3 * 90_000, first.pts, { timeout: 30_000 });
  assert.notEqual(await drawn(), picture, 'the picture has changed');
  await page.getByText(/stated (for this very picture|\d+ ms before this picture)/).waitFor();
  assert.ok((await shown()).latency < 3000, `${(await shown()).latency} ms from receipt to screen`);
});

test('marking is refused in one sentence', async () => {
  await page.getByRole('button', { name: /^Mark something in the picture/ }).click();
  await page.getByRole('alert').getByText('Marking needs a browser with WebCodecs.').waitFor();
  assert.equal(await page.getByLabel('What is seen').count(), 0);
  await page.getByRole('alert').getByRole('button', { name: 'Close' }).click();
});

test('a past moment plays, in step with the clock', async () => {
  await page.waitForTimeout(8_000);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.getByText('RECORDED', { exact: true }).waitFor();
  await page.locator('.tile canvas[data-state=playing]').waitFor();
  const [first, picture] = [await shown(), await drawn()];
  await page.waitForFunction((was) => Number(document.querySelector('.tile canvas').dataset.at) > was + 1500, first.at, { timeout: 20_000 });
  assert.notEqual(await drawn(), picture, 'the picture has changed');
  await page.waitForFunction(() => Math.abs(Number(document.querySelector('[data-moment]').dataset.moment) - Number(document.querySelector('.tile canvas').dataset.at)) < 500);
});

test('a moment that is held shows its picture, and so does one before it', async () => {
  await page.keyboard.press('Space');
  await page.getByText('RECORDED, HELD', { exact: true }).waitFor();
  // The very picture that is due: the last one received by then.
  const settled = () => page.waitForFunction(() => {
    const { at, next, state } = document.querySelector('.tile canvas').dataset;
    const moment = Number(document.querySelector('[data-moment]').dataset.moment);
    return state === 'playing' && next && Number(at) <= moment + 1.5 && moment < Number(next);
  }, undefined, { timeout: 20_000 });
  await settled();
  const held = await shown();
  await page.keyboard.press('ArrowLeft');
  await page.waitForFunction((was) => Number(document.querySelector('[data-moment]').dataset.moment) < was - 4000, held.at);
  await settled();
  assert.ok((await shown()).at < held.at - 4000);
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction((was) => Number(document.querySelector('[data-moment]').dataset.moment) > was - 200, held.at);
  await settled();
  assert.equal((await shown()).pts, held.pts, 'the same moment shows the same picture');
  await page.keyboard.press('Space');
  await page.waitForFunction((was) => Number(document.querySelector('.tile canvas').dataset.at) > was + 500, held.at);
});

test('back at the live edge the picture is live again', async () => {
  await page.keyboard.press('0');
  await page.getByText('LIVE, not yet in the log').waitFor({ timeout: 60_000 });
  const first = await shown();
  await page.waitForFunction((was) => Number(document.querySelector('.tile canvas').dataset.pts) > was + 90_000, first.pts, { timeout: 30_000 });
});

test('no worker plays it, the policy is kept, and who has WebCodecs never fetches it', async () => {
  assert.deepEqual(await page.evaluate(() => globalThis.forbidden), []);
  assert.deepEqual(await page.evaluate(() => globalThis.workers.filter((address) => /player|mpegts|blob:.*mse/i.test(address))), []);
  assert.equal(await fetched(page) > 0, true);
  const policy = await page.evaluate(async () => (await fetch('/')).headers.get('content-security-policy'));
  assert.match(policy, /script-src 'self';/);
  assert.match(policy, /media-src blob:;/);
  const other = await demo.signIn('ru-duty-officer');
  await other.locator('.tile canvas[data-state=playing]').waitFor({ timeout: 60_000 });
  assert.equal(await fetched(other), 0);
});

test('no request left the machine and no page failed', () => {
  assert.deepEqual(demo.foreign, []);
  assert.deepEqual(demo.faults, []);
});
