// A post reports on a phone without a connection, opens the page again without one, and the report is sent when there is one; a duty officer
// sees it as an incident with its sector. The steps are one story, in order.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { Demonstration } from './demonstration.mjs';
import { story } from './story.mjs';

let demo, post, officer;

before(async () => { demo = await Demonstration.start(); });
after(async () => { await demo?.stop(); demo?.remove(); });

const test = story(() => demo);
const fill = async (page, bearing) => {
  await page.getByLabel('Direction from true north').fill(bearing);
  await page.getByLabel('Not nearer than').fill('5');
  await page.getByLabel('Not further than').fill('7');
  await page.getByLabel('Own latitude').fill('39.9');
  await page.getByLabel('Own longitude').fill('46.9');
  await page.getByLabel('Post or patrol').fill('post-7');
  await page.getByLabel('Number', { exact: true }).fill('11');
  await page.getByRole('button', { name: 'Keep and send' }).click();
};

test('a post has the report page and nothing of the record', async () => {
  post = await demo.signIn('post');
  await post.setViewportSize({ width: 390, height: 844 });
  await post.getByRole('heading', { name: 'Report', exact: true }).waitFor();
  assert.equal(await post.evaluate(async () => (await fetch('/api/incidents')).status), 403);
  await post.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
});

test('without a connection a report is kept, also when the page is opened again', async () => {
  await post.context().setOffline(true);
  await fill(post, '270');
  await post.getByText('waiting to be sent').waitFor();
  await post.getByText('No connection').waitFor();
  await post.reload();
  await post.getByText('waiting to be sent').waitFor();
});

test('with a connection it is sent, once, with both times', async () => {
  await post.context().setOffline(false);
  await post.getByText(/in the log, entry \d+/).waitFor();
  officer = await demo.signIn('tr-duty-officer');
  const reports = await officer.evaluate(async () => (await (await fetch('/api/incidents')).json()).filter((one) => one.report !== null));
  assert.equal(reports.length, 1);
  const [{ report, source, place }] = reports;
  assert.equal(source, 'post-7');
  assert.deepEqual(report.count, { qualifier: 'exactly', number: 11 });
  assert.ok(report.made <= report.received);
  assert.ok(place.error.semiMajor > 500);
});

test('the duty officer sees its sector on the map, and who reported it', async () => {
  await officer.getByText('post-7').first().waitFor();
  await officer.getByText(/270° ± 10°/).first().waitFor();
  assert.deepEqual(demo.faults, []);
});
