// One clock: two drones are recorded, and a duty officer goes back in time. The steps are one story, in order.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { story } from './story.mjs';
import { TwoDrones } from './two-drones.mjs';

let drones, demo, page, moment;

before(async () => {
  drones = await TwoDrones.start();
  demo = drones.demo;
});
after(async () => { await drones?.stop(); });

const test = story(() => demo);

/** What each video shows, and where the clock stands. */
const state = () => page.evaluate(() => ({
  videos: [...document.querySelectorAll('.tile')].map((tile) => ({ source: tile.dataset.source, ...tile.querySelector('canvas').dataset })),
  moment: Number(document.querySelector('[data-moment]')?.dataset.moment),
}));

/** Waits until every video shows the very picture that is due at the moment at which the clock is held: the last one received by then. */
async function settled() {
  await page.waitForFunction(() => {
    const at = Number(document.querySelector('[data-moment]')?.dataset.moment);
    const videos = [...document.querySelectorAll('.tile canvas')];
    return videos.length > 0 && videos.every(({ dataset }) => dataset.state === 'playing' && dataset.next && Number(dataset.at) <= at + 1.5 && at < Number(dataset.next));
  }, undefined, { timeout: 60_000 });
  return state();
}

/** Two videos held at one moment differ by less than two of their pictures: as their pictures were received, which a busy machine does unevenly. */
function inStep(videos) {
  const apart = Math.max(110, ...videos.map((one) => Number(one.next) - Number(one.at)));
  assert.ok(Math.abs(Number(videos[0].at) - Number(videos[1].at)) < apart, JSON.stringify(videos));
}

test('two drones are recorded, and each has a lane on the timeline', async () => {
  page = await demo.signIn('tr-duty-officer');
  await page.getByText('stated for this very picture').waitFor({ timeout: 90_000 });
  await page.getByRole('button', { name: 'Show Drone beside' }).or(page.locator('.timeline .name', { hasText: 'Drone beside' })).first().waitFor();
  await page.waitForFunction(() => document.querySelectorAll('.timeline .span').length > 2, undefined, { timeout: 60_000 });
  await page.waitForTimeout(15_000);
});

test('a step back in time shows what was recorded, before it is in the log', async () => {
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.locator('.tile canvas[data-state=playing]').waitFor();
  await page.getByText('RECORDED', { exact: true }).waitFor();
  await page.keyboard.press('Space');
  await page.getByText('RECORDED, HELD', { exact: true }).waitFor();
  const held = await settled();
  moment = held.moment;
});

test('the map and the lists are those of the moment', async () => {
  await page.getByText(/^as of \d\d:\d\d:\d\d UTC$/).first().waitFor();
  const asOf = (await page.getByText(/^as of/).first().innerText()).slice(6, 14);
  assert.equal(asOf, new Date(moment).toISOString().slice(11, 19));
  // What the sensor claims of the picture held: the made drone's clock is this machine's.
  await page.waitForFunction((wanted) => Math.abs(Date.parse(document.querySelector('.facts time')?.getAttribute('datetime') ?? '') - wanted) < 3000, moment, { timeout: 20_000 });
});

test('two videos side by side are held at the same moment', async () => {
  await page.keyboard.press('Shift+Digit2');
  await page.waitForFunction(() => document.querySelectorAll('.tile').length === 2);
  const { videos, moment: at } = await settled();
  assert.equal(at, moment, 'the clock stood still meanwhile');
  assert.deepEqual(new Set(videos.map((one) => one.source)).size, 2);
  inStep(videos);
});

test('the same moment shows the same picture from wherever it is reached', async () => {
  const before = await settled();
  await page.keyboard.press('ArrowLeft');
  await page.waitForFunction((was) => Number(document.querySelector('[data-moment]').dataset.moment) < was - 4000, before.moment);
  await settled();
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction((was) => Math.abs(Number(document.querySelector('[data-moment]').dataset.moment) - was) < 1, before.moment);
  const again = await settled();
  assert.deepEqual(again.videos.map((one) => [one.source, one.pts]), before.videos.map((one) => [one.source, one.pts]));
});

test('a picture on and a picture back', async () => {
  const before = await settled();
  const leading = await page.evaluate(() => document.querySelector('.tile.leading').dataset.source);
  const ptsOf = (all) => Number(all.videos.find((one) => one.source === leading).pts);
  await page.keyboard.press('.');
  await page.waitForFunction(([source, was]) => Number(document.querySelector(`.tile[data-source="${source}"] canvas`).dataset.pts) > was, [leading, ptsOf(before)]);
  const on = await settled();
  await page.keyboard.press(',');
  await page.waitForFunction(([source, was]) => Number(document.querySelector(`.tile[data-source="${source}"] canvas`).dataset.pts) < was, [leading, ptsOf(on)]);
  const back = await settled();
  assert.equal(ptsOf(back), ptsOf(before));
  // One picture of 30 a second, in ticks of 90 kHz.
  assert.ok(ptsOf(on) - ptsOf(before) <= 6000 && ptsOf(on) > ptsOf(before), `${ptsOf(before)} to ${ptsOf(on)}`);
});

test('dragging on the timeline moves both videos', async () => {
  const lanes = page.getByRole('slider', { name: 'Moment shown' });
  for (let i = 0; i < 3; i++) {
    await page.keyboard.press('+');
  }
  const [from, to] = await lanes.evaluate((node) => [Number(node.getAttribute('aria-valuemin')), Number(node.getAttribute('aria-valuemax'))]);
  const box = await lanes.boundingBox();
  const place = (at) => box.x + ((at - from) / (to - from)) * box.width;
  const wanted = moment - 3000;
  await page.mouse.move(place(moment), box.y + 30);
  await page.mouse.down();
  await page.mouse.move(place(wanted), box.y + 30, { steps: 6 });
  await page.mouse.up();
  const { moment: at } = await settled();
  assert.ok(Math.abs(at - wanted) < (1.5 * (to - from)) / box.width, `${at} is not ${wanted}`);
});

test('playing moves every video on together', async () => {
  const before = await settled();
  await page.keyboard.press('Space');
  await page.waitForFunction((was) => [...document.querySelectorAll('.tile canvas')].every((one) => Number(one.dataset.at) > was + 800), before.moment, { timeout: 30_000 });
  await page.keyboard.press('Space');
  const { videos } = await settled();
  inStep(videos);
});

test('who saw a place is asked on the map, and a click plays it', async () => {
  // The middle of what is in the picture now, which the map has in sight.
  const shown = page.locator('.map .canvas');
  const centre = await page.evaluate(() => [...document.querySelectorAll('.facts dd')].map((one) => one.textContent).find((text) => /slant range/.test(text ?? '')));
  assert.ok(centre, 'the frame centre is stated');
  const box = await shown.boundingBox();
  await page.getByRole('button', { name: 'Who saw this place?' }).click();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.getByRole('heading', { name: 'Who saw this place' }).waitFor();
  await page.getByText(/\d+ times in all that is recorded/).waitFor();
  const first = page.locator('.lookback li button').first();
  await first.click({ timeout: 20_000 });
  await page.getByText('RECORDED', { exact: true }).waitFor();
  await page.locator('.tile canvas[data-state=playing]').first().waitFor();
});

test('the live edge is one key away', async () => {
  await page.keyboard.press('0');
  await page.getByText('LIVE', { exact: true }).waitFor();
  await page.getByText('LIVE, not yet in the log').first().waitFor();
});

test('the timeline goes on with the live edge', async () => {
  const end = () => Number(document.querySelector('[role=slider][aria-valuemax]').getAttribute('aria-valuemax'));
  const was = await page.evaluate(end);
  await page.waitForFunction((was) => Number(document.querySelector('[role=slider][aria-valuemax]').getAttribute('aria-valuemax')) > was + 3000, was, { timeout: 30_000 });
  assert.ok(await page.evaluate(end) > Date.now(), 'there is room to the right of the live edge');
});

test('no request left the machine and no page failed', () => {
  assert.deepEqual(demo.foreign, []);
  assert.deepEqual(demo.faults, []);
});
