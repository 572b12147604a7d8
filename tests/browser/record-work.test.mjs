// A duty officer works on what is recorded: sees where something moved, holds the video, marks in it, joins and splits marks, and puts
// a card to sleep with a reason. The steps are one story, in order.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { Demonstration, program } from './demonstration.mjs';
import { story } from './story.mjs';

let demo, page, other, folder, moment, first, second, third;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'truceline-options-'));
  // However busy the machine of the test is: what moves is looked for.
  writeFileSync(join(folder, 'options.json'), JSON.stringify({ motionLoadPercent: 10_000 }));
  demo = await Demonstration.start('--scenario', 'crossing', '--config', join(folder, 'options.json'));
});
after(async () => {
  await demo?.stop();
  demo?.remove();
  rmSync(folder, { recursive: true, force: true });
});

const test = story(() => demo);

const read = (path) => page.evaluate(async (from) => (await fetch(from)).json(), path);
const alerts = (whose = page) => whose.getByRole('region', { name: 'Alerts' });

/** Marks at a place of the picture, as parts of it; answers the id of the incident. */
async function mark(x, y, act, number) {
  const before = page.url();
  const box = await page.getByRole('button', { name: /^Mark something in the picture/ }).boundingBox();
  await page.mouse.click(box.x + x * box.width, box.y + y * box.height);
  await page.getByLabel('What is seen').selectOption(act);
  await page.getByLabel('Number').fill(String(number));
  await page.getByRole('button', { name: 'Mark', exact: true }).click();
  await page.waitForURL((now) => String(now) !== before && /m-[0-9a-f]{16}$/.test(String(now)));
  const id = decodeURIComponent(new URL(page.url()).hash.split('/').at(-1));
  await page.locator(`[data-mark="${id}"]`).waitFor();
  return id;
}

/** Opens an incident of the list, so that what can be done with it is offered. */
async function choose(id) {
  await page.goto(`${new URL(page.url()).origin}/#/watch/${id}`);
  await alerts().locator('li.chosen').waitFor();
  return alerts().locator('li.chosen');
}

test('a mark on the held, recorded video is placed at the moment of that picture', async () => {
  page = await demo.signIn('tr-duty-officer');
  await page.getByText('stated for this very picture').waitFor({ timeout: 90_000 });
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.locator('.tile canvas[data-state=playing]').waitFor();
  await page.keyboard.press('Space');
  await page.getByText('RECORDED, HELD', { exact: true }).waitFor();
  await page.waitForFunction(() => {
    const at = Number(document.querySelector('[data-moment]')?.dataset.moment);
    return at - Number(document.querySelector('.tile canvas').dataset.at) < 600 && document.querySelector('.facts time') !== null;
  });
  const shown = await page.evaluate(() => ({ at: Number(document.querySelector('.tile canvas').dataset.at), claimed: document.querySelector('.facts time').dateTime, pts: Number(document.querySelector('.tile canvas').dataset.pts) }));
  moment = shown.at;
  first = await mark(0.45, 0.55, 'works', 1);
  const incident = await read(`/api/incidents/${first}`);
  assert.ok(Math.abs(Date.parse(incident.received) - moment) < 1000, `${incident.received} is not ${new Date(moment).toISOString()}`);
  assert.ok(Math.abs(Date.parse(incident.claimed) - Date.parse(shown.claimed)) < 1000, `${incident.claimed} is not ${shown.claimed}`);
  assert.ok(incident.place.error.semiMajor > 0);
  assert.equal(incident.evidence.length, 1);
  second = await mark(0.5, 0.6, 'works', 1);
  third = await mark(0.55, 0.45, 'presence', 3);
  assert.equal(new Set([first, second, third]).size, 3);
});

test('a mark is joined into the other that shows the same, with a reason', async () => {
  await page.keyboard.press('0');
  const item = await choose(first);
  await item.getByRole('button', { name: 'Join' }).click();
  const form = page.getByRole('form', { name: 'Join' });
  await form.getByLabel('It shows the same as').selectOption(second);
  await form.getByLabel('Reason').fill('The same three men.');
  await form.getByRole('button', { name: 'Join' }).click();
  await item.getByText('joined', { exact: true }).waitFor();
  await item.getByText('The same three men.').waitFor();
  const into = await choose(second);
  await into.getByText('Joined into this:').waitFor();
  assert.deepEqual([(await read(`/api/incidents/${first}`)).mark.standing, (await read(`/api/incidents/${second}`)).mark.standing], ['joined', 'stands']);
});

test('a mark is split into parts of their own', async () => {
  const item = await choose(third);
  await item.getByRole('button', { name: 'Split' }).click();
  const form = page.getByRole('form', { name: 'Split' });
  const parts = form.getByRole('group');
  assert.equal(await parts.count(), 2);
  await parts.nth(0).getByLabel('Number').fill('1');
  await parts.nth(1).getByLabel('What is seen').selectOption('works');
  await parts.nth(1).getByLabel('Number').fill('2');
  await form.getByLabel('Reason').fill('Two parties, not one.');
  await form.getByRole('button', { name: 'Split' }).click();
  await item.getByText('split', { exact: true }).waitFor();
  const made = (await read('/api/incidents')).filter((one) => one.mark?.partOf === third);
  assert.deepEqual(made.map((one) => [one.act, one.mark.count.number]).sort(), [['presence', 1], ['works', 2]]);
});

test('a card is put to sleep with a reason, and calls the other delegation as before', async () => {
  await page.goto(`${new URL(page.url()).origin}/#/watch`);
  const head = alerts().locator('.card-head').first();
  await head.getByRole('button', { name: 'Snooze' }).click();
  await head.getByLabel('For how long').selectOption({ label: '1 h' });
  await head.getByLabel('Why').fill('Known road works, seen every day.');
  await head.getByRole('button', { name: 'Snooze' }).click();
  const asleep = alerts().locator('.card-head').filter({ hasText: 'Known road works, seen every day.' });
  await asleep.getByText('snoozed', { exact: true }).waitFor();
  await asleep.getByText(/snoozed until/).waitFor();
  await asleep.getByRole('link', { name: /^entry \d+$/ }).waitFor();
  other = await demo.signIn('ru-duty-officer');
  const theirs = alerts(other).locator('.card-head').filter({ hasText: 'snoozed by Delegation of Türkiye until' });
  await theirs.getByRole('button', { name: 'Snooze' }).waitFor();
  assert.equal(await other.getByText('Known road works, seen every day.').count(), 0);
});

test('what moved is shown under the timeline, with how much of it may be skipped, and is called no finding', async () => {
  await page.getByText('A hint for your eye, never a finding; it is not in the record.').waitFor();
  await page.locator('.timeline rect.moved').first().waitFor({ state: 'attached', timeout: 60_000 });
  assert.match(await page.locator('.skip[data-skip]').innerText(), /^\d+ % of the [\d.]+ min recorded here may be skipped$/);
});

test('nothing failed, nothing was asked of another machine, and the record is whole and can be worked out again', async () => {
  assert.deepEqual([demo.faults, demo.foreign], [[], []]);
  await demo.stop();
  assert.match(execFileSync('dotnet', [program, 'verify', demo.data], { encoding: 'utf8' }), /All is well/);
  assert.match(execFileSync('dotnet', [program, 'recompute', '--data', demo.data], { encoding: 'utf8' }), /log and segments agree/);
});
