// A delegation reports a fact that breaks a clause, the other confirms it, and the table of compliance keeps apart who says so; the
// table is moved through by keyboard and asked what was known before. The steps are one story, in order.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { Demonstration } from './demonstration.mjs';
import { story } from './story.mjs';

let demo, officer, reviewer, fact;

before(async () => { demo = await Demonstration.start(); });
after(async () => { await demo?.stop(); demo?.remove(); });

const test = story(() => demo);
const openCell = (page) => page.locator('section[aria-labelledby="opened"]');
const level = (page, name) => openCell(page).locator('article', { hasText: 'Clause 3a' }).locator('dt', { hasText: name });

test('a duty officer reports a count above the ceiling', async () => {
  officer = await demo.signIn('tr-duty-officer');
  await officer.keyboard.press('f');
  await officer.getByRole('heading', { name: 'Reported facts', exact: true }).waitFor();
  await officer.getByLabel('What is reported').selectOption('counted');
  await officer.getByLabel('Whose').selectOption('ru-contingent');
  await officer.getByLabel('How many').fill('2001');
  await officer.getByRole('button', { name: 'Report the fact' }).click();
  const link = officer.getByRole('link', { name: /^r-[0-9a-f]{16}$/ });
  await link.waitFor();
  fact = await link.textContent();
  await officer.getByText('One delegation stands behind it.').waitFor();
});

test('the table shows the breach, who says so, and how much was observed, in words', async () => {
  await officer.keyboard.press('y');
  await officer.getByRole('heading', { name: 'Compliance', exact: true }).waitFor();
  await officer.getByLabel(/^Party/).selectOption('ru-contingent');
  const cell = officer.getByRole('button', { name: /article 3, .*: Breached$/ });
  assert.match(await cell.textContent(), /no figure/);
  await cell.click();
  await openCell(officer).getByText('2001 persons were counted').first().waitFor();
  assert.equal(await level(officer, 'Indicated by rule').count(), 1);
  assert.equal(await level(officer, 'Found by one').count(), 1);
});

test('the cell is left and reached by keyboard, and its fact is one link away', async () => {
  await officer.keyboard.press('Escape');
  await openCell(officer).waitFor({ state: 'detached' });
  await officer.keyboard.press('ArrowUp');
  await officer.keyboard.press('ArrowDown');
  await officer.keyboard.press('Enter');
  await openCell(officer).getByText('2001 persons were counted').first().waitFor();
  await openCell(officer).getByRole('link', { name: fact }).first().click();
  await officer.getByRole('heading', { name: 'Reported facts', exact: true }).waitFor();
  assert.match(officer.url(), new RegExp(`facts/${fact}$`));
});

test('the other delegation confirms it, and it is found jointly', async () => {
  reviewer = await demo.signIn('ru-reviewer');
  await reviewer.getByRole('link', { name: 'Facts' }).click();
  await reviewer.getByRole('button', { name: 'Confirm for your delegation' }).click();
  await reviewer.getByText('Both delegations stand behind it').waitFor();
  assert.equal(await reviewer.getByRole('button', { name: 'Take it back' }).count(), 0, 'another delegation’s fact is not taken back');
  await officer.goBack();
  await level(officer, 'Found jointly').waitFor();
  assert.equal(await level(officer, 'Found by one').count(), 0);
  assert.equal(await level(officer, 'Indicated by rule').count(), 1);
});

test('the other delegation may think otherwise, in words', async () => {
  await reviewer.getByRole('button', { name: 'Deny for your delegation' }).click();
  await reviewer.getByText('Say in a few words why it is not so.').waitFor();
  await reviewer.getByLabel('Why').fill('We counted them again.');
  await reviewer.getByRole('button', { name: 'Deny for your delegation' }).click();
  await reviewer.getByText('We counted them again.').waitFor();
  await level(officer, 'Found by one').waitFor();
});

test('what was known on an earlier day knows nothing of it', async () => {
  await officer.keyboard.press('Escape');
  await officer.getByLabel('As known at the end of').fill('2026-01-01');
  await officer.getByText(/More than|No rule set|2026-01-01/).first().waitFor();
  await officer.getByRole('gridcell').first().waitFor({ state: 'attached' }).catch(() => undefined);
  assert.equal(await officer.getByRole('button', { name: /article 3, 2026-01-01: Breached/ }).count(), 0);
});

test('deadlines, disputes and what no rule tests have their places', async () => {
  await officer.getByRole('button', { name: 'As known now' }).click();
  await officer.getByRole('heading', { name: 'Deadlines', exact: true }).waitFor();
  const term = officer.locator('section[aria-labelledby="deadlines"] li', { hasText: /left/ }).first();
  await term.waitFor();
  await officer.getByRole('heading', { name: 'Duties that no rule tests' }).waitFor();
  await officer.getByText('In these days no matter names more than one party.').waitFor();
});

test('the span moves by a week, and a wide one is told in shapes', async () => {
  await officer.getByLabel(/^Party/).selectOption('');
  const first = await officer.getByRole('columnheader').nth(1).textContent();
  await officer.getByRole('button', { name: 'Earlier days' }).click();
  await officer.waitForFunction((before) => document.querySelectorAll('thead th')[1]?.textContent !== before, first);
  await officer.getByLabel(/^Days/).selectOption('62');
  await officer.waitForFunction(() => document.querySelectorAll('thead th').length === 63);
});

test('nothing failed or went elsewhere', () => {
  assert.deepEqual(demo.foreign, []);
  assert.deepEqual(demo.faults, []);
});
