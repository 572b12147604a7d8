// A duty officer tells both parties at one moment and sees when each acknowledges; a liaison notifies an exercise, which the other side sees from
// the stated moment. The steps are one story, in order.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { Demonstration } from './demonstration.mjs';
import { story } from './story.mjs';

let demo, officer, one, other;

before(async () => { demo = await Demonstration.start(); });
after(async () => { await demo?.stop(); demo?.remove(); });

const test = story(() => demo);
const open = async (name) => {
  const page = await demo.signIn(name);
  await page.getByRole('link', { name: 'Notices' }).click();
  await page.getByRole('heading', { name: 'Notices', exact: true }).waitFor();
  return page;
};

test('both parties are told by one entry', async () => {
  officer = await open('tr-duty-officer');
  await officer.getByLabel('Where').selectOption({ index: 0 });
  await officer.getByLabel('Words, if any').fill('Digging near the line; please see that it stops.');
  await officer.getByRole('button', { name: 'Tell both parties' }).click();
  await officer.getByText('not acknowledged').first().waitFor();
  assert.equal(await officer.getByText('not acknowledged').count(), 2);
});

test('each liaison acknowledges for its own party', async () => {
  one = await open('am-liaison');
  await one.getByText('please see that it stops').waitFor();
  await one.getByRole('button', { name: 'Acknowledge' }).click();
  await one.getByText('acknowledged', { exact: true }).waitFor();
  await officer.getByText('acknowledged', { exact: true }).waitFor();
  assert.equal(await officer.getByText('not acknowledged').count(), 1);
});

test('what a party notifies beforehand is seen by others from the stated moment', async () => {
  await one.getByLabel('What will be done').selectOption('exercise');
  await one.getByLabel('Where').last().selectOption({ index: 0 });
  await one.getByLabel('In your own words').fill('Engineers clear a road.');
  await one.getByRole('button', { name: 'Notify' }).click();
  await one.getByText('Engineers clear a road.').waitFor();
  other = await open('az-liaison');
  await other.getByText('Engineers clear a road.').waitFor();
  const later = new Date(Date.now() + 3_600_000).toISOString().slice(0, 16);
  await one.getByLabel('Seen by others from').fill(later);
  await one.getByLabel('In your own words').fill('A post is relieved.');
  await one.getByRole('button', { name: 'Notify' }).click();
  await one.getByText('not seen by others yet').waitFor();
  await other.reload();
  await other.getByText('Engineers clear a road.').waitFor();
  assert.equal(await other.getByText('A post is relieved.').count(), 0);
  assert.deepEqual(demo.faults, []);
});
