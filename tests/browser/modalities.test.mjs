// A head drafts other modalities, the other head agrees, the host approves; they come into force at their time, and a clock of the next
// complaint runs by them. An administrator states a renewal, and everybody is warned. The steps are one story, in order.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { Demonstration } from './demonstration.mjs';
import { story } from './story.mjs';

let demo, one, other, host, liaison, from;

before(async () => { demo = await Demonstration.start(); });
after(async () => { await demo?.stop(); demo?.remove(); });

const test = story(() => demo);
const read = (page, path) => page.evaluate(async (at) => (await fetch(at)).json(), path);
const mandate = async (page) => { await page.getByRole('link', { name: 'Mandate', exact: true }).click(); await page.getByRole('heading', { name: 'Mandate', exact: true }).waitFor(); };

async function complain(words) {
  await liaison.getByLabel('What happened').fill(words);
  await liaison.getByRole('button', { name: 'File the complaint' }).click();
  await liaison.getByText(/Receipt: entry \d+/).waitFor();
  const [filed] = (await read(liaison, '/api/complaints')).sort((a, b) => b.index - a.index);
  return { hours: (Date.parse(filed.dueAt) - Date.parse(filed.filed)) / 3_600_000, modalities: filed.modalities };
}

test('the host begins on the page of the mandate and sees nothing of the record', async () => {
  host = await demo.signIn('host');
  await host.getByRole('heading', { name: 'Mandate', exact: true }).waitFor();
  assert.equal(await host.getByRole('link', { name: 'Watch' }).count(), 0);
  assert.equal(await host.evaluate(async () => (await fetch('/api/incidents')).status), 403);
  await host.getByText('Trilateral statement of 9/10 November 2020').first().waitFor();
  await host.getByText('days left').first().waitFor();
});

test('a fault of a draft is told with its line while it is written', async () => {
  one = await demo.signIn('tr-head');
  await mandate(one);
  await one.getByText('Draft modalities', { exact: true }).click();
  const text = one.getByLabel('The text, whole');
  await text.fill('assess-hours: 0\n');
  await one.getByText('write a number from 1 to 2160').waitFor();
  await one.getByText('Line 1:').waitFor();
  assert.equal(await one.getByRole('button', { name: 'Draft and sign' }).isEnabled(), false);
});

test('a head drafts a shorter clock for complaints, and sees what would change', async () => {
  const document = (await read(one, '/api/modalities')).versions[0].document;
  await one.getByLabel('The text, whole').fill(document.replace('acknowledge-complaint-hours: 24', 'acknowledge-complaint-hours: 5'));
  await one.getByRole('row', { name: /acknowledge-complaint-hours 24 5/ }).waitFor();
  await one.getByRole('button', { name: 'Use the demo key' }).first().click();
  await one.getByLabel('Words beside it').fill('Complaints are acknowledged sooner.');
  from = Math.ceil((Date.now() + 60_000) / 1000) * 1000;
  await one.getByLabel('In force from (UTC)').fill(new Date(from).toISOString().slice(0, 19));
  await one.getByRole('button', { name: 'Draft and sign' }).click();
  await one.getByText('Draft of Delegation of Türkiye').waitFor();
});

test('the host waits for the other head, who agrees', async () => {
  assert.equal(await host.getByRole('button', { name: 'Approve' }).count(), 0);
  other = await demo.signIn('ru-head');
  await mandate(other);
  await other.getByText('Complaints are acknowledged sooner.').waitFor();
  await other.locator('[data-draft]').getByRole('button', { name: 'Use the demo key' }).click();
  await other.getByRole('button', { name: 'Agree and sign' }).click();
  await other.locator('[data-draft]').getByText('agrees').nth(1).waitFor();
});

test('the host approves, and the former version stands until the time has come', async () => {
  await host.reload();
  await host.getByRole('button', { name: 'Approve' }).click();
  await host.getByText('Agreed and approved').waitFor();
  await host.getByText('Version 2 comes into force').waitFor();
  liaison = await demo.signIn('az-liaison');
  assert.deepEqual(await complain('Before the change.'), { hours: 24, modalities: 1 });
});

test('from then on the clock of a complaint runs by them', async () => {
  assert.ok(Date.now() < from, 'the steps before were quick enough to see the former version');
  await host.locator('[data-modalities="in-force"]', { hasText: 'acknowledge-complaint-hours: 5' }).waitFor({ timeout: 150_000 });
  assert.ok(Date.now() >= from);
  await liaison.reload();
  await liaison.goto(new URL('/#/claims', liaison.url()).href);
  assert.deepEqual(await complain('After the change.'), { hours: 5, modalities: 2 });
});

test('an end that is stated is counted down and warned of on every page', async () => {
  const until = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  for (const name of ['tr-administrator', 'ru-administrator']) {
    const page = await demo.signIn(name);
    await mandate(page);
    const motion = page.getByRole('article').filter({ hasText: 'Motion of one delegation’s parliament' }).or(page.getByRole('article').filter({ hasText: "Motion of one delegation's parliament" }));
    await motion.getByText('State what became of it').click();
    await motion.getByLabel(/^Until/).fill(until);
    await motion.getByLabel('What that rests on').fill('As told by the delegation.');
    await motion.getByRole('button', { name: 'State it', exact: true }).click();
    await motion.getByText('→').first().waitFor();
  }
  await one.reload();
  await one.getByText(/Motion of one delegation's parliament” ends in 7 days or less/).waitFor();
  await one.getByRole('link', { name: 'Bulletin' }).click();
  await one.getByText(/ends in 7 days or less/).first().waitFor();
});

test('nothing failed or went elsewhere', () => {
  assert.deepEqual(demo.foreign, []);
  assert.deepEqual(demo.faults, []);
});
