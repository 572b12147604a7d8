// A delegation enters a post: the other sees the sums at once and a 1 km cell; what stood long ago opens to both; a post that moved stands at any past
// moment where it stood. The steps are one story, in order.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { Demonstration } from './demonstration.mjs';
import { story } from './story.mjs';

let demo, own, other;

before(async () => { demo = await Demonstration.start(); });
after(async () => { await demo?.stop(); demo?.remove(); });

const test = story(() => demo);
const hoursAgo = (hours) => new Date(Date.now() - hours * 3_600_000).toISOString().slice(0, 16);
const open = async (name) => {
  const page = await demo.signIn(name);
  await page.keyboard.press('g');
  await page.getByRole('heading', { name: 'Posts and patrols' }).waitFor();
  return page;
};
const enter = async (page, deed, since, place, persons) => {
  await page.getByLabel('What is entered').selectOption(deed);
  await page.getByLabel('Since (UTC)').fill(since);
  if (place) {
    await page.getByLabel('Latitude').fill(place[0]);
    await page.getByLabel('Longitude').fill(place[1]);
  }
  if (persons) {
    await page.getByLabel('Persons', { exact: true }).fill(persons);
  }
  await page.getByRole('button', { name: 'Enter it' }).click();
};

test('a post is entered, with its own place to the delegation that runs it', async () => {
  own = await open('ru-duty-officer');
  await own.getByLabel('Its name').fill('op-1');
  await enter(own, 'open', hoursAgo(2), ['39.87213', '46.83191'], '1900');
  await own.getByText('exact, for your delegation alone yet').first().waitFor();
  await own.getByText('at most 60', { exact: true }).waitFor();
});

test('the other delegation reads the sums at once, and a cell', async () => {
  other = await open('tr-duty-officer');
  await other.getByText('at most 60', { exact: true }).waitFor();
  await other.getByText('middle of a 1 km cell').first().waitFor();
  assert.ok(!(await other.content()).includes('39.8721'));
  assert.ok((await other.locator('.canvas').getAttribute('data-presences')).includes('op-1'));
});

test('a strength beyond the ceiling is shown', async () => {
  await own.getByLabel('What is entered').selectOption('strength');
  await own.getByLabel('Which post').selectOption('op-1');
  await enter(own, 'strength', hoursAgo(1), null, '1970');
  await other.getByText('10 beyond').waitFor();
});

test('what stood long ago opens to both, and a move keeps where it stood', async () => {
  await own.getByLabel('What is entered').selectOption('open');
  await own.getByLabel('Its name').fill('op-2');
  await enter(own, 'open', hoursAgo(24 * 40), ['39.60012', '46.55034'], '20');
  await other.getByText('39.60012, 46.55034').waitFor();
  await own.getByLabel('What is entered').selectOption('move');
  await own.getByLabel('Which post').selectOption('op-2');
  await enter(own, 'move', hoursAgo(24 * 30), ['39.61234', '46.56789']);
  await other.getByText('39.61234, 46.56789').waitFor();
  await other.getByRole('button', { name: 'op-2' }).click();
  await other.getByRole('heading', { name: 'History of op-2' }).waitFor();
  await other.getByLabel('As of (UTC)').fill(hoursAgo(24 * 35));
  await other.getByLabel('As of (UTC)').press('Tab');
  await other.getByText('39.60012, 46.55034').waitFor();
  await other.getByText('1 of 2 stood then').waitFor();
  await other.getByRole('button', { name: 'Now' }).click();
  await other.getByText('39.61234, 46.56789').waitFor();
});

test('the host reads the sums and no place', async () => {
  const host = await demo.signIn('host');
  assert.equal(await host.evaluate(async () => (await fetch('/api/posts')).status), 403);
  assert.equal(await host.evaluate(async () => (await (await fetch('/api/posts/strengths')).json())[0].lines[0].number), 1990);
  assert.deepEqual(demo.faults, []);
});
