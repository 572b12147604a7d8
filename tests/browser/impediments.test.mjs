// A duty officer states that access was denied; the other delegation reads the words, disputes it and makes a case of it; whoever stated it ends it and
// takes it back. A post states one and reads nothing. The steps are one story, in order.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { Demonstration } from './demonstration.mjs';
import { story } from './story.mjs';

let demo, officer, other;

before(async () => { demo = await Demonstration.start(); });
after(async () => { await demo?.stop(); demo?.remove(); });

const test = story(() => demo);
const open = async (name) => {
  const page = await demo.signIn(name);
  await page.getByRole('link', { name: 'Impediments' }).click();
  await page.getByRole('heading', { name: 'Impediments', exact: true }).waitFor();
  return page;
};

test('access denied is stated with what the one was who denied it, and the words used', async () => {
  officer = await open('tr-duty-officer');
  await officer.getByLabel('Where').selectOption({ index: 1 });
  await officer.getByLabel('Who denied it was a').selectOption('soldier');
  await officer.getByLabel('Words used').fill('You cannot pass here today.');
  await officer.getByRole('button', { name: 'Enter it' }).click();
  await officer.getByText('It stands in entry').waitFor();
  await officer.getByText('by: soldier').waitFor();
  const item = officer.getByRole('listitem').filter({ hasText: 'by: soldier' });
  assert.equal(await item.getByRole('button', { name: 'Dispute' }).count(), 0, 'nobody reviews what the own delegation states');
});

test('the other delegation reads the words, disputes it with a reason and makes a case of it', async () => {
  other = await open('ru-duty-officer');
  const item = other.getByRole('listitem').filter({ hasText: 'by: soldier' });
  await item.getByRole('button', { name: 'Read the words' }).click();
  await item.getByText('You cannot pass here today.').waitFor();
  await item.getByRole('button', { name: 'Dispute' }).click();
  await item.getByLabel('Why').fill('No post stands there.');
  await item.locator('form').getByRole('button', { name: 'Dispute' }).click();
  await item.getByText('disputed').waitFor();
  await item.getByText('No post stands there.').waitFor();
  await item.getByRole('button', { name: 'Open a case' }).click();
  await item.getByLabel('Why').fill('Two accounts of one road.');
  await item.locator('form').getByRole('button', { name: 'Open a case' }).click();
  await item.locator('a[href*="cases"]').waitFor();
});

test('whoever stated it ends it and takes it back', async () => {
  const item = officer.getByRole('listitem').filter({ hasText: 'by: soldier' });
  await item.getByText('disputed').waitFor();
  await item.getByRole('button', { name: 'It has ended' }).click();
  await item.getByRole('button', { name: 'It has ended' }).waitFor({ state: 'detached' });
  await item.getByRole('button', { name: 'Take back' }).click();
  await item.getByLabel('Why').fill('Stated for the wrong road.');
  await item.locator('form').getByRole('button', { name: 'Take back' }).click();
  await item.getByText('taken back').waitFor();
  assert.deepEqual(demo.faults, []);
});
