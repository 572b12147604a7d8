// A duty officer marks what is seen on the running video, with the mouse and with the keyboard, finds it on video, map and list, and in a
// case; the other delegation sees it and cannot change it. The steps are one story, in order.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before } from 'node:test';
import { Demonstration, program } from './demonstration.mjs';
import { story } from './story.mjs';

let demo, officer, other, first, second;

before(async () => { demo = await Demonstration.start('--scenario', 'crossing'); });
after(async () => { await demo?.stop(); demo?.remove(); });

const test = story(() => demo);

const chosen = async (page) => decodeURIComponent(new URL(page.url()).hash.split('/').at(-1));
const read = (page, path) => page.evaluate(async (from) => (await fetch(from)).json(), path);

test('a click on the running video opens a form, and what it says becomes an incident', async () => {
  officer = await demo.signIn('tr-duty-officer');
  await officer.getByText('stated for this very picture').waitFor({ timeout: 90_000 });
  const picture = officer.getByRole('button', { name: /^Mark something in the picture/ });
  const box = await picture.boundingBox();
  await officer.mouse.click(box.x + 0.6 * box.width, box.y + 0.55 * box.height);
  await officer.getByLabel('What is seen').selectOption('works');
  await officer.getByLabel('at least').check();
  await officer.getByLabel('Number').fill('3');
  await officer.getByLabel('Note', { exact: true }).fill('Three men with spades beside the track.');
  await demo.shoot('the form over the picture');
  await officer.getByRole('button', { name: 'Mark', exact: true }).click();
  await officer.getByText('Works · at least 3').waitFor();
  first = await chosen(officer);
  assert.match(first, /^m-[0-9a-f]{16}$/);
});

test('it stands on the map with its ellipse, in the list with its note, and on the video while its place is in view', async () => {
  await officer.locator(`[data-drawn~="${first}"]`).waitFor();
  await officer.getByText('Three men with spades beside the track.').waitFor();
  await officer.locator(`[data-mark="${first}"]`).waitFor();
  const incident = await read(officer, `/api/incidents/${first}`);
  assert.equal(incident.mark.delegation, 'tr');
  assert.deepEqual(incident.mark.count, { qualifier: 'at-least', number: 3 });
  assert.ok(incident.place.error.semiMajor > 0);
  assert.equal(incident.evidence.length, 1);
});

test('the keyboard alone marks as well, and the place of fire shows as a cell', async () => {
  await officer.locator('body').press('m');
  for (const key of ['ArrowRight', 'Shift+ArrowRight', 'ArrowDown', 'Enter']) {
    await officer.keyboard.press(key);
  }
  await officer.getByLabel('What is seen').selectOption('muzzle-flash');
  await officer.getByLabel('What is seen').press('Enter');
  await officer.getByRole('button', { name: 'Mark', exact: true }).press('Enter');
  await officer.getByText('Muzzle flash · exactly 1').waitFor();
  second = await chosen(officer);
  assert.notEqual(second, first);
  const incident = await read(officer, `/api/incidents/${second}`);
  assert.equal(incident.placeCoarsened, true);
  assert.equal(incident.mark.ground, null);
});

test('the other delegation sees the mark and cannot change it; a case can be made of it by either', async () => {
  other = await demo.signIn('ru-duty-officer');
  await other.getByRole('link', { name: /Works · at least 3/ }).click();
  await other.getByText('Three men with spades beside the track.').waitFor();
  assert.equal(await other.getByRole('button', { name: 'Withdraw' }).count(), 0);
  const item = other.locator('li.chosen');
  await item.getByRole('button', { name: 'Open a case' }).click();
  await item.getByRole('button', { name: 'Open a case' }).click();
  const link = item.getByRole('link', { name: /^KARABAKH-\d{4}-\d+$/i });
  await link.click();
  await other.getByRole('heading', { name: /Works/ }).first().waitFor();
  await other.getByText('Marked by').first().waitFor();
  await other.locator(`[data-mark="${first}"]`).waitFor();
});

test('who marked it withdraws what is part of no case, with a reason', async () => {
  await officer.getByRole('button', { name: 'Withdraw' }).click();
  await officer.getByLabel('Reason').fill('A reflection.');
  await officer.getByRole('button', { name: 'Withdraw' }).click();
  await officer.getByText('A reflection.').waitFor();
  await officer.getByRole('link', { name: /Works · at least 3/ }).click();
  await officer.getByText('Three men with spades beside the track.').waitFor();
  assert.equal(await officer.getByRole('button', { name: 'Withdraw' }).count(), 0, 'it is part of a case');
  await officer.locator(`[data-drawn~="${second}"]`).waitFor({ state: 'detached' });
});

test('nothing failed, nothing was asked of another machine, and the record is whole and can be worked out again', async () => {
  assert.deepEqual([demo.faults, demo.foreign], [[], []]);
  await demo.stop();
  const checked = execFileSync('dotnet', [program, 'fsck', '--data', demo.data], { encoding: 'utf8' });
  assert.ok(checked.length > 0);
  const again = execFileSync('dotnet', [program, 'recompute', '--data', demo.data], { encoding: 'utf8' });
  assert.match(again, /log and segments agree/);
});
