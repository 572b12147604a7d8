// A party's liaison files a complaint with a file, keeps the receipt, and follows its fate to the answer; the other party's liaison sees
// nothing of it, and the bulletin lists it. The steps are one story, in order.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before } from 'node:test';
import { Demonstration } from './demonstration.mjs';
import { story } from './story.mjs';

let demo, liaison, other, officer, number;

before(async () => { demo = await Demonstration.start(); });
after(async () => { await demo?.stop(); demo?.remove(); });

const test = story(() => demo);
const read = (page, path) => page.evaluate(async (from) => (await fetch(from)).json(), path);
const chosen = async (page) => { await page.reload(); return page; };

test('a liaison files a complaint in its own language, with a file', async () => {
  liaison = await demo.signIn('am-liaison');
  await liaison.getByRole('heading', { name: 'Complaints', exact: true }).waitFor();
  assert.equal(await liaison.getByRole('link', { name: 'Watch' }).count(), 0, 'a liaison has no live feed');
  await liaison.getByLabel('What happened').fill('Ջրաղացի մոտ պայթյուն է լսվել։');
  await liaison.getByLabel('Language of the words').selectOption('hy');
  await liaison.getByLabel('Who is said to have done it').selectOption('az');
  await liaison.getByLabel('Under which article').selectOption('1');
  await liaison.getByLabel(/^Files/).setInputFiles({ name: 'somebody.txt', mimeType: 'text/plain', buffer: Buffer.from('seen from the mill') });
  await liaison.getByRole('button', { name: 'File the complaint' }).click();
  await liaison.getByText(/Receipt: entry \d+/).waitFor();
  number = decodeURIComponent(new URL(liaison.url()).hash.split('/').at(-1));
  assert.match(number, /^KARABAKH-C-\d{4}-0001$/);
});

test('the receipt can be kept', async () => {
  const [download] = await Promise.all([liaison.waitForEvent('download'), liaison.getByRole('button', { name: 'Keep the receipt' }).click()]);
  const receipt = JSON.parse(readFileSync(await download.path(), 'utf8'));
  assert.equal(receipt.complaint, number);
  assert.ok(receipt.proof.length > 0);
});

test('the other party sees nothing of it', async () => {
  other = await demo.signIn('az-liaison');
  await other.getByText('No complaint was filed.').waitFor();
  assert.equal(await other.evaluate(async (at) => (await fetch(at)).status, `/api/complaints/${number}`), 404);
});

test('a delegation acknowledges it, asks for a look, opens a case about it and answers', async () => {
  officer = await demo.signIn('tr-duty-officer');
  await officer.getByRole('link', { name: 'Complaints' }).click();
  await officer.getByRole('link', { name: number }).click();
  await officer.getByRole('button', { name: 'Acknowledge', exact: true }).click();
  await officer.getByText('by Delegation of Türkiye').waitFor();
  await officer.getByLabel('What to look at').fill('The mill, at first light');
  await officer.getByRole('button', { name: 'Ask for a look' }).click();
  await officer.getByText('a look was asked for').waitFor();
  await officer.getByLabel('Why').fill('A party complains.');
  await officer.getByRole('button', { name: 'Open a case about it' }).click();
  await officer.getByRole('link', { name: /^KARABAKH-\d{4}-0001$/ }).waitFor();
  await officer.getByLabel('Answer in words').fill('We looked at the mill, and heard and saw nothing.');
  await officer.getByRole('button', { name: 'Answer', exact: true }).click();
  await officer.getByText('We looked at the mill').waitFor();
});

test('the case says which complaint it is about', async () => {
  await officer.getByRole('link', { name: /^KARABAKH-\d{4}-0001$/ }).click();
  await officer.getByRole('link', { name: number }).waitFor();
  await officer.goBack();
});

test('the liaison sees every step and the answer', async () => {
  await chosen(liaison);
  await liaison.getByText('We looked at the mill').waitFor();
  await liaison.getByText('Not tested against coverage: it names no place.').waitFor();
  assert.equal((await read(liaison, `/api/complaints/${number}`)).state, 'answered');
});

test('the bulletin lists it, and nothing failed or went elsewhere', async () => {
  await officer.getByRole('link', { name: 'Bulletin' }).click();
  await officer.getByRole('button', { name: /draw up/i }).click();
  await officer.getByText(number).first().waitFor();
  assert.deepEqual(demo.foreign, []);
  assert.deepEqual(demo.faults, []);
});
