// A duty officer keeps a watch: plans a flight, asks for a look, tends the alarm of a drone that goes dark, hands the shift over, and
// exports what was recorded; the other delegation sees what is its to see. The steps are one story, in order.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { program } from './demonstration.mjs';
import { story } from './story.mjs';
import { beside, TwoDrones } from './two-drones.mjs';

let drones, demo, officer, other, folder;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'truceline-export-'));
  // Nobody looks at video here: what moves in it need not be looked for.
  drones = await TwoDrones.start({ motion: false });
  demo = drones.demo;
});
after(async () => {
  await drones?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const test = story(() => demo);

const open = (page, name) => page.goto(`${new URL(page.url()).origin}/#/${name}`);
const alarmOf = (page) => page.getByRole('region', { name: 'Alarms' }).getByRole('listitem').filter({ hasText: 'Dark' }).filter({ hasText: beside.name });

test('the sensors page shows how each source does', async () => {
  officer = await demo.signIn('tr-duty-officer');
  await open(officer, 'sensors');
  for (const name of [beside.name, 'Centre’s drone 1']) {
    const card = officer.getByRole('article', { name: new RegExp(name.replace('’', '.')) });
    await card.getByText('Receiving').waitFor();
    await card.getByRole('row', { name: /^Bit rate/ }).getByText(/[kM]bit\/s/).first().waitFor();
    await card.getByRole('row', { name: /^Metadata/ }).getByText(/[1-9][0-9.]*\/s/).first().waitFor();
  }
});

test('a flight is stated, and reads as in the air', async () => {
  await open(officer, 'shift');
  const flights = officer.getByRole('region', { name: 'Flight plans' });
  await flights.getByText('No flight is stated: a silence then reads neither way.').waitFor();
  await flights.getByLabel('Source').selectOption(beside.id);
  await flights.getByRole('button', { name: 'State the flight' }).click();
  await flights.getByRole('listitem').filter({ hasText: beside.name }).getByText('in the air by plan').waitFor();
});

test('a drone that goes dark calls, and its silence within the planned flight is an impediment of the record', async () => {
  drones.ground();
  await open(officer, 'sensors');
  const alarm = alarmOf(officer);
  await alarm.getByText('calls', { exact: true }).waitFor();
  await alarm.getByText('nothing arrives').waitFor();
  const card = officer.getByRole('article', { name: beside.name });
  await card.getByText(/Silent/).waitFor();
  assert.equal(await card.getByRole('row', { name: /^Bit rate/ }).getByRole('cell').nth(1).innerText(), '–', 'nothing arrives lately');
  await open(officer, 'watch');
  const impediment = officer.getByRole('region', { name: 'Impediments' }).getByRole('listitem').filter({ hasText: beside.id });
  await impediment.getByText('dark during a planned flight').waitFor();
  await impediment.getByRole('link', { name: /^entry \d+$/ }).first().waitFor();
});

test('a patrol that told its place once is not shown when its word has run out, and is found again back at that moment', async () => {
  const told = (asset) => officer.locator(`.map .canvas[data-presences~="${asset}"]`);
  await drones.tell('PATROL-7', 39.95, 46.93, 15);
  await told('PATROL-7').waitFor({ state: 'attached' });
  await officer.locator('.map .canvas[data-presences=""]').waitFor({ state: 'attached' });
  // Held, so that every step asks once for its moment.
  await officer.keyboard.press('Space');
  await officer.getByText('RECORDED, HELD', { exact: true }).waitFor();
  for (let i = 0; i < 12 && (await told('PATROL-7').count()) === 0; i++) {
    const answer = officer.waitForResponse((response) => response.url().includes('/api/presences?at='));
    await officer.keyboard.press('ArrowLeft');
    await answer;
    await officer.waitForTimeout(100);
  }
  await told('PATROL-7').waitFor({ state: 'attached', timeout: 5_000 });
  await demo.shoot('a patrol as it stood');
  await officer.keyboard.press('Shift+ArrowLeft');
  await officer.locator('.map .canvas[data-presences=""]').waitFor({ state: 'attached' });
  await officer.keyboard.press('0');
});

test('the alarm is acknowledged with a key, and shelved with a reason; a reason is asked for', async () => {
  await open(officer, 'sensors');
  const alarm = alarmOf(officer);
  await alarm.waitFor();
  // Whatever else calls on a busy machine, this one is chosen by keyboard alone.
  for (let i = 0; i < 12 && (await alarm.getAttribute('aria-current')) !== 'true'; i++) {
    await officer.keyboard.press('j');
  }
  assert.equal(await alarm.getAttribute('aria-current'), 'true');
  await officer.keyboard.press('a');
  await alarm.getByText(/^acknowledged by Delegation of Türkiye/).waitFor();
  await officer.keyboard.press('x');
  await alarm.getByLabel('For how long').selectOption({ label: '4 h' });
  await alarm.getByRole('button', { name: 'Shelve' }).click();
  assert.equal(await alarm.getByLabel('Why').evaluate((field) => field.validity.valueMissing), true);
  await alarm.getByLabel('Why').fill('On the ground for its battery.');
  await alarm.getByLabel('Why').press('Enter');
  await alarm.getByText(/On the ground for its battery\./).waitFor();
  await alarm.getByRole('button', { name: 'Call again' }).waitFor();
});

test('the other delegation is called as before, and reads why the first is not', async () => {
  other = await demo.signIn('ru-duty-officer');
  await open(other, 'sensors');
  const alarm = alarmOf(other);
  await alarm.getByText('calls', { exact: true }).waitFor();
  await alarm.getByText(/^shelved by Delegation of Türkiye until/).waitFor();
  await alarm.getByRole('button', { name: 'Acknowledge' }).waitFor();
  await alarm.getByText(/On the ground for its battery\./).waitFor();
});

test('a look is asked for and answered', async () => {
  await open(officer, 'shift');
  const looks = officer.getByRole('region', { name: 'Look-requests' });
  await looks.getByLabel('What to look at').fill('km 31 at first light');
  await looks.getByRole('button', { name: 'Ask for a look' }).click();
  const asked = looks.getByRole('listitem').filter({ hasText: 'km 31 at first light' });
  await asked.getByText('open', { exact: true }).waitFor();
  await open(other, 'shift');
  const theirs = other.getByRole('region', { name: 'Look-requests' }).getByRole('listitem').filter({ hasText: 'km 31 at first light' });
  await theirs.getByRole('button', { name: 'Answer' }).click();
  assert.equal(await theirs.getByRole('option', { name: 'withdrawn' }).count(), 0, 'only who asked withdraws');
  await theirs.getByLabel('What became of it').selectOption('could-not');
  await theirs.getByLabel('In a few words').fill('Fog in the valley.');
  await theirs.getByRole('button', { name: 'Enter the answer' }).click();
  await asked.getByText(/Delegation of the Russian Federation: Fog in the valley\./).waitFor();
  await asked.getByText('could not be', { exact: true }).waitFor();
});

test('the shift is handed over with what is open, and taken over; its log is its own delegation’s', async () => {
  const handover = officer.getByRole('region', { name: 'Handover' });
  await handover.getByRole('group', { name: /^Open matters/ }).getByRole('checkbox').first().waitFor();
  await handover.getByLabel('What happened in the shift').fill('The second drone went dark.');
  await handover.getByRole('button', { name: /^Hand over, [1-9]\d* open/ }).click();
  const handed = handover.getByRole('listitem').filter({ hasText: 'The second drone went dark.' });
  await handed.getByText('not taken over').waitFor();
  await handed.getByText('Impediment').first().waitFor();
  const seen = other.getByRole('region', { name: 'Handover' }).getByRole('listitem').filter({ hasText: 'The other delegation’s log is its own.' });
  await seen.first().waitFor();
  assert.equal(await seen.getByRole('button', { name: 'Take over' }).count(), 0);
  assert.equal(await other.getByText('The second drone went dark.').count(), 0);
  await handed.getByRole('button', { name: 'Take over' }).click();
  await handed.getByText('taken over', { exact: true }).waitFor();
});

test('the hour is exported from the ledger page as one package, which verifies offline', async () => {
  await open(officer, 'ledger');
  const card = officer.getByRole('region', { name: 'Export a stretch of time' });
  const coming = officer.waitForEvent('download');
  await card.getByRole('link', { name: 'Download the package' }).click();
  const download = await coming;
  const file = join(folder, download.suggestedFilename());
  await download.saveAs(file);
  assert.match(file, /\.tar$/);
  const listed = execFileSync('tar', ['-tf', file], { encoding: 'utf8' });
  assert.match(listed, new RegExp(`data/evidence/${beside.id}/.*\\.ts`));
  assert.match(listed, /data\/log\/entries\/\d+\.json/);
  const report = execFileSync('dotnet', [program, 'verify', file], { encoding: 'utf8' });
  assert.match(report, /All is well/);
  assert.match(report, /entries stand in that log/);
});

test('no request left the machine and no page failed', () => {
  assert.deepEqual([demo.foreign, demo.faults], [[], []]);
});
