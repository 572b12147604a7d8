// An administrator keeps the roster, whose names nobody else reads; an officer checks in on a phone, inside by typing and outside by the device, and the
// host is told of somebody outside. The steps are one story, in order.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { Demonstration } from './demonstration.mjs';
import { story } from './story.mjs';

let demo, own, other, officer, host;

before(async () => { demo = await Demonstration.start(); });
after(async () => { await demo?.stop(); demo?.remove(); });

const test = story(() => demo);
const open = async (name) => {
  const page = await demo.signIn(name);
  await page.keyboard.press('e');
  await page.getByRole('heading', { name: 'Premises and staff' }).waitFor();
  return page;
};

test('an administrator puts somebody on the roster, and the numbers are unequal', async () => {
  own = await open('tr-administrator');
  await own.getByLabel('Name', { exact: true }).fill('Invented Nobody');
  await own.getByLabel('Number of the document').fill('X0000001');
  await own.getByLabel('Function').fill('observer');
  await own.getByRole('button', { name: 'Put on the roster' }).click();
  await own.getByText('Invented Nobody').waitFor();
  await own.getByText('The delegations are not equal in number: tr 1, ru 0.').waitFor();
});

test('the other delegation reads the number and no name', async () => {
  other = await open('ru-administrator');
  await other.getByText('not equal in number', { exact: true }).waitFor();
  assert.ok(!(await other.content()).includes('Invented Nobody'));
  assert.ok(!(await other.evaluate(async () => (await (await fetch('/api/staff/own')).text()))).includes('Invented'));
});

test('an officer checks in on a phone, inside', async () => {
  officer = await open('tr-duty-officer');
  await officer.setViewportSize({ width: 390, height: 844 });
  await officer.getByLabel('Latitude').fill('40.0538');
  await officer.getByLabel('Longitude').fill('47.0503');
  await officer.getByRole('button', { name: 'Check in now' }).click();
  await officer.getByText('Inside the premises.').waitFor();
  await other.getByText('No crossing in the last thirty days.').waitFor({ state: 'detached' });
  assert.ok(await officer.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is wider than the phone');
});

test('by the device, outside: both delegations and the host are told', async () => {
  await officer.context().grantPermissions(['geolocation']);
  await officer.context().setGeolocation({ latitude: 40.2, longitude: 47.1, accuracy: 12 });
  await officer.getByLabel('I am here').check();
  await officer.getByRole('button', { name: 'Use my position' }).click();
  await officer.waitForFunction(() => [...document.querySelectorAll('input')].some((input) => input.value === '40.2'));
  await officer.getByRole('button', { name: 'Check in now' }).click();
  await officer.getByText('Both delegations and the host were told.').waitFor();
  await other.getByText('somebody outside').waitFor();
  host = await open('host');
  await host.getByText('somebody outside').waitFor();
  assert.equal(await host.evaluate(async () => (await fetch('/api/staff')).status), 403);
  await own.getByText('40.20000, 47.10000').waitFor({ timeout: 1 }).catch(() => own.reload());
  await own.getByText('40.20000, 47.10000').waitFor();
});

test('a visit says who invited, with names for the own delegation alone', async () => {
  await own.getByLabel('Invited by').selectOption('az');
  await own.getByLabel('Where to').selectOption({ index: 0 });
  await own.getByLabel('Who goes').fill('Invented Nobody\nInvented Other');
  await own.getByRole('button', { name: 'Record the invitation' }).click();
  await own.getByText('Invented Nobody, Invented Other').waitFor();
  await other.getByText('2 persons').waitFor();
  assert.ok(!(await other.content()).includes('Invented'));
});

test('data are erased for good, and the entry stays', async () => {
  own.on('dialog', (dialog) => dialog.accept());
  await own.getByRole('button', { name: 'Erase the data' }).click();
  await own.getByText('data taken away').waitFor();
  await own.getByText('Invented Nobody', { exact: true }).waitFor({ state: 'detached' });
  assert.deepEqual(demo.faults, []);
});
