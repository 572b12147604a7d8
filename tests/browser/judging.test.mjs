// Two delegations judge a case from alert to signed finding and released bulletin, each person in a browser of its own, against a real
// centre with a made drone. The steps are one story, in order.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before } from 'node:test';
import { Demonstration, program } from './demonstration.mjs';
import { story } from './story.mjs';

const passphrase = 'a long enough passphrase';
let demo, officer, reviewers, heads, number;

before(async () => { demo = await Demonstration.start('--scenario', 'crossing'); });
after(async () => { await demo?.stop(); demo?.remove(); });

const test = story(() => demo);

// A page that plays no video and draws no map, so that many fit on a small machine.
const rest = (page) => page.goto(`${new URL(page.url()).origin}/#/ledger`);

const openCase = (page) => page.goto(`${new URL(page.url()).origin}/#/cases/${number}`);

test('the watch shows live video in step with what the sensor states', async () => {
  officer = await demo.signIn('tr-duty-officer');
  await officer.getByText('stated for this very picture').waitFor({ timeout: 90_000 });
  await officer.getByText('LIVE, not yet in the log').waitFor();
  await officer.locator('.maplibregl-canvas').waitFor();
});

test('a vehicle that drives into the strip raises an alert, and an officer opens a case of it', async () => {
  await officer.getByRole('button', { name: 'Open a case' }).first().click({ timeout: 180_000 });
  await officer.getByRole('button', { name: 'Open a case' }).first().click();
  const link = officer.getByRole('link', { name: /^KARABAKH-\d{4}-\d+$/i }).first();
  number = await link.innerText();
  assert.match(number, /-\d{4}-/);
  await rest(officer);
});

test('a head countersigns the key that a reviewer made in the browser, and it counts', async () => {
  reviewers = [await demo.signIn('tr-reviewer')];
  heads = [await demo.signIn('tr-head')];
  const [reviewer, head] = [reviewers[0], heads[0]];
  for (const page of [reviewer, head]) {
    await page.goto(`${new URL(page.url()).origin}/#/people`);
  }
  await reviewer.getByRole('button', { name: 'Make a key here' }).click();
  await reviewer.getByText('Does not count yet').waitFor();
  const key = (await reviewer.locator('.chooser button.digest').last().innerText()).replace(/[^0-9a-f]/g, '');
  assert.match(key, /^[0-9a-f]{64}$/);
  await head.getByRole('button', { name: 'Use the demo key' }).click();
  await head.getByLabel('Public key').fill(key);
  await head.getByRole('button', { name: 'Countersign and enrol' }).click();
  await head.getByText(/Enrolled as entry \d+/).waitFor();
  await reviewer.getByText('Does not count yet').waitFor({ state: 'detached' });
});

test('each reviewer seals without seeing the machine’s attribution or the other’s assessment', async () => {
  reviewers.push(await demo.signIn('ru-reviewer'));
  for (const [index, page] of reviewers.entries()) {
    await openCase(page);
    await page.getByRole('heading', { name: 'Assess and seal' }).waitFor();
    assert.equal(await page.locator('meter').count(), 0, 'the attribution is open before the seal');
    await page.locator('select[name=occurred]').selectOption('occurred');
    await page.locator('select[name=act]').selectOption('crossing-by-vehicle');
    await page.locator('select[name=clause]').selectOption({ index: 2 });
    await page.locator('select[name=actor]').selectOption({ index: 1 + index });
    await page.locator('select[name=standard]').selectOption('balance-of-probabilities');
    await page.getByLabel('Remarks, optional').fill(`Seen on the road <b>twice</b> by reviewer ${index + 1}.`);
    if (index === 1) {
      await page.getByRole('button', { name: 'Use the demo key' }).click();
    }
    await page.getByLabel('Passphrase of the opening file').fill(passphrase);
    await page.getByLabel('Passphrase again').fill(passphrase);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Seal the assessment' }).click();
    const file = await saved;
    assert.match(file.suggestedFilename(), /^opening-.*\.json$/);
    await page.getByText('The centre holds a commitment alone').first().waitFor();
    await page.locator('meter').first().waitFor();
  }
});

test('both open their seals, and the forms are compared field by field', async () => {
  for (const page of reviewers) {
    await page.getByRole('heading', { name: 'Open the seal' }).waitFor();
    await page.getByLabel('Passphrase of the opening file').fill(passphrase);
    await page.getByRole('button', { name: 'Reveal the assessment' }).click();
    await page.getByText('Form and salt give the sealed commitment.').first().waitFor();
  }
  const actor = reviewers[0].getByRole('row', { name: /^Actor/ });
  await actor.getByText('Different').waitFor();
  await reviewers[0].getByRole('row', { name: /^Act\b/ }).getByText('Agreed').waitFor();
  await Promise.all(reviewers.map(rest));
});

test('both heads sign the finding, which closes the case', async () => {
  heads.push(await demo.signIn('ru-head'));
  for (const [index, page] of heads.entries()) {
    await openCase(page);
    if (index === 1) {
      await page.getByRole('button', { name: 'Use the demo key' }).click();
    }
    await page.getByRole('button', { name: 'Sign the finding' }).click();
    await page.getByRole('button', { name: 'Sign the finding' }).waitFor({ state: 'detached' });
  }
  await heads[0].getByText('Signed by both heads').first().waitFor();
});

test('the cited segment plays in the case', async () => {
  const page = heads[1];
  await page.getByRole('button', { name: /^(Play|Pause)$/ }).first().waitFor();
  await page.getByText(/stated (for this very picture|\d+ ms before this picture)/).first().waitFor();
});

test('a bulletin is drawn up, released by both heads and read by anybody', async () => {
  await officer.goto(`${new URL(officer.url()).origin}/#/bulletin`);
  await officer.getByRole('button', { name: 'Draw up an edition' }).click();
  await officer.getByText('Not released').first().waitFor();
  for (const page of heads) {
    await page.goto(`${new URL(page.url()).origin}/#/bulletin`);
    await page.getByRole('button', { name: 'Approve and sign' }).click();
    await page.getByText('approved', { exact: true }).first().waitFor();
  }
  const base = `http://localhost:${demo.port}`;
  const released = await (await fetch(`${base}/api/bulletins/released`)).json();
  assert.equal(released.length, 1);
  const { date, edition } = released[0];
  const html = await (await fetch(`${base}/api/bulletins/${date}/${edition}.html`)).text();
  assert.match(html, new RegExp(number));
  assert.match(html, /watched/i);
  assert.doesNotMatch(html, /<script/i);
  assert.equal((await fetch(`${base}/api/cases`)).status, 401);
});

test('an officer reopens the decided case with a reason; the signed result stands, and two new seals are awaited', async () => {
  await openCase(officer);
  await officer.getByText('Reopen the case').click();
  await officer.getByLabel('Why is it judged again?').fill('A second camera was found.');
  await officer.getByRole('button', { name: 'Open a new round' }).click();
  await officer.getByText('The result of round 1 stands until both heads have signed another.').waitFor();
  await officer.getByText('Round 1, as it was decided').click();
  await officer.getByText('Signed by both heads').first().waitFor();
  const [reviewer] = reviewers;
  await openCase(reviewer);
  await reviewer.getByRole('heading', { name: 'Assess and seal' }).waitFor();
  await reviewer.getByText('A second camera was found.').first().waitFor();
  assert.equal(await reviewer.getByText('Reopen the case').count(), 0, 'a reviewer reopens nothing');
  await demo.shoot('reopened');
});

test('the browser itself verifies an entry against the signed checkpoint', async () => {
  const page = reviewers[1];
  await page.goto(`${new URL(page.url()).origin}/#/ledger/0`);
  await page.getByRole('button', { name: 'Verify in this browser' }).click();
  await page.getByText('Verified', { exact: true }).waitFor();
});

test('no request left the machine and no page failed', () => {
  assert.deepEqual(demo.foreign, []);
  assert.deepEqual(demo.faults, []);
});

test('the record that this left behind verifies offline', async () => {
  await demo.stop();
  const report = execFileSync('dotnet', [program, 'verify', demo.data], { encoding: 'utf8' });
  assert.match(report, /All is well/);
});
