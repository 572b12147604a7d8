// People of a real centre enrol and sign in by passkey, in a browser with an authenticator of its own (Chromium's virtual one, CTAP 2
// with resident keys and user verification), from the links that serve prints. The steps are one story, in order.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { ServedCentre } from './served-centre.mjs';
import { story } from './story.mjs';

let centre, administrator, device, reviewer;

before(async () => { centre = await ServedCentre.start(); });
after(async () => { await centre?.stop(); });

const test = story(() => centre);

const sessionOf = (page) => page.evaluate(async () => (await fetch('/api/session')).json());

test('serve prints an enrolment link for each delegation’s administrator and for the operator', () => {
  assert.deepEqual([...centre.links.keys()].sort(), ['operator', 'ru-administrator', 'tr-administrator']);
});

test('the administrator enrols a passkey with the printed link and is signed in', async () => {
  ({ page: administrator, device } = await centre.person());
  await administrator.goto(centre.links.get('tr-administrator'));
  await administrator.getByRole('button', { name: 'Make a passkey' }).click();
  await administrator.getByRole('link', { name: 'Ledger' }).waitFor();
  assert.deepEqual([(await sessionOf(administrator)).role, (await sessionOf(administrator)).delegation], ['administrator', 'tr']);
  const [credential, ...more] = await device.credentials();
  assert.equal(more.length, 0);
  assert.equal(credential.rpId, 'localhost');
  assert.equal(credential.isResidentCredential, true);
});

test('the link works once', async () => {
  const { page } = await centre.person();
  await page.goto(centre.links.get('tr-administrator'));
  await page.getByRole('button', { name: 'Make a passkey' }).click();
  await page.getByText('This link does not work').waitFor();
  assert.equal((await page.request.get(`${centre.origin}/api/session`)).status(), 401);
});

test('after signing out, the passkey alone signs in again', async () => {
  await administrator.getByRole('button', { name: 'Sign out' }).click();
  await administrator.getByRole('heading', { name: 'Sign in' }).waitFor();
  assert.equal((await administrator.request.get(`${centre.origin}/api/session`)).status(), 401);
  await administrator.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await administrator.getByRole('link', { name: 'Ledger' }).waitFor();
  assert.equal((await sessionOf(administrator)).role, 'administrator');
});

test('an authenticator that does not know the person lets nobody in', async () => {
  const { page, device: empty } = await centre.person();
  await page.goto(centre.origin);
  await empty.add({ ...(await device.credentials())[0], privateKey: await empty.anotherKey() });
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByText('This passkey is not known here.').waitFor();
  assert.equal((await page.request.get(`${centre.origin}/api/session`)).status(), 401);
});

test('the administrator makes a link for a reviewer of its delegation, who enrols with it', async () => {
  await administrator.goto(`${centre.origin}/#/people`);
  await administrator.getByLabel('Name').fill('The first reviewer');
  await administrator.getByLabel('Role').selectOption('reviewer');
  await administrator.getByRole('button', { name: 'Add and make a link' }).click();
  const link = await administrator.locator('code').filter({ hasText: '#enrol=' }).innerText();
  ({ page: reviewer } = await centre.person());
  await reviewer.goto(link);
  await reviewer.getByRole('button', { name: 'Make a passkey' }).click();
  await reviewer.getByRole('link', { name: 'Ledger' }).waitFor();
  const session = await sessionOf(reviewer);
  assert.deepEqual([session.name, session.role, session.delegation, session.demo], ['The first reviewer', 'reviewer', 'tr', false]);
  await administrator.reload();
  await administrator.getByRole('row', { name: /The first reviewer/ }).getByText('Enrolled').waitFor();
  await centre.shoot('enrolled');
});

test('the administrator sees the delegation’s sessions, this one marked, and ends the reviewer’s by keyboard: its page is out at once', async () => {
  await reviewer.getByRole('banner').getByText('Live').waitFor();
  await administrator.reload();
  const sessions = administrator.getByRole('region', { name: 'Sessions' });
  const own = sessions.getByRole('row').filter({ hasText: 'this one' });
  await own.getByText(/Chrome \d+ on Linux/).waitFor();
  const theirs = sessions.getByRole('row', { name: /The first reviewer/ });
  await theirs.getByText('connected now').waitFor();
  await centre.shoot('sessions');
  await theirs.getByRole('button', { name: /^End the session of The first reviewer/ }).focus();
  await administrator.keyboard.press('Enter');
  await theirs.getByRole('button', { name: 'End it now' }).focus();
  await administrator.keyboard.press('Enter');
  await sessions.getByText(/^Ended: The first reviewer/).waitFor();
  await theirs.waitFor({ state: 'detached' });
  await reviewer.getByRole('heading', { name: 'Sign in' }).waitFor();
  assert.equal((await reviewer.request.get(`${centre.origin}/api/session`)).status(), 401);
});

test('a reviewer sees its own session alone, and ends the very one that it looks from', async () => {
  await reviewer.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await reviewer.getByRole('link', { name: 'People' }).click();
  const sessions = reviewer.getByRole('region', { name: 'Sessions' });
  await sessions.getByRole('row').filter({ hasText: 'this one' }).waitFor();
  assert.equal(await sessions.getByRole('row').count(), 2, 'the head of the table, and nobody else’s session');
  await sessions.getByRole('button', { name: /^End the session/ }).click();
  await sessions.getByRole('button', { name: 'End it now' }).click();
  await reviewer.getByRole('heading', { name: 'Sign in' }).waitFor();
  assert.equal((await reviewer.request.get(`${centre.origin}/api/session`)).status(), 401);
});

test('no request left the machine and no page failed', () => {
  assert.deepEqual(centre.foreign, []);
  assert.deepEqual(centre.faults, []);
});
