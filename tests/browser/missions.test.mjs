// Two missions side by side in one demonstration: each has its own people, agreement, sources and log, and nothing of one reaches whoever has an
// account in the other alone.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { Demonstration } from './demonstration.mjs';

let demo;

before(async () => { demo = await Demonstration.startAll(2); });
afterEach((step) => demo?.shoot(step.name));
after(async () => {
  await demo?.stop();
  demo?.remove();
});

const ask = (page, path) => page.evaluate(async (address) => (await fetch(address)).json(), path);

test('One person of each stays signed in to both in one browser', async () => {
  const profile = await demo.newProfile();
  const pages = {};
  for (const mission of ['karabakh', 'idlib']) {
    pages[mission] = await demo.signInWith(profile, `tr-duty-officer.${mission}`);
  }

  for (const [mission, page] of Object.entries(pages)) {
    await page.reload();
    await page.getByRole('link', { name: 'Ledger' }).waitFor();
    assert.equal((await ask(page, '/api/session')).mission, mission);
    assert.equal((await ask(page, '/api/mission')).id, mission);
    assert.match((await ask(page, '/api/ledger')).checkpoint, new RegExp(`^truceline/${mission}\n`));
  }

  const articles = await Promise.all(Object.values(pages).map(async (page) => (await ask(page, '/api/mission')).clauses.map((clause) => clause.id)));
  assert.notDeepEqual(articles[0], articles[1]);
});

test('A session of one opens nothing of the other', async () => {
  const page = await demo.signIn('ru-head.karabakh');
  const cookies = await page.context().cookies();
  assert.equal(cookies.length, 1);
  const other = new URL(demo.links.get('ru-head.idlib'));
  for (const name of [cookies[0].name, cookies[0].name.replace('karabakh', 'idlib')]) {
    for (const path of ['/api/session', '/api/mission', '/api/incidents', '/api/ledger/entries', '/api/cases', '/api/sources', '/api/bulletins']) {
      const answer = await fetch(`http://127.0.0.1:${other.port}${path}`, { headers: { Cookie: `${name}=${cookies[0].value}` } });
      assert.equal(answer.status, 401, `${name} ${path}`);
    }
  }

  const token = new URL(demo.links.get('ru-reviewer.karabakh')).hash.split('=')[1];
  const used = await fetch(`http://127.0.0.1:${other.port}/api/session/link`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ token }),
  });
  assert.equal(used.status, 409);
  await demo.signIn('ru-reviewer.karabakh');
});

test('A made drone of each is seen, and a vehicle that enters the strip is alleged in that mission alone', { timeout: 240_000 }, async () => {
  const page = await demo.signIn('ru-duty-officer.idlib');
  await page.locator('article, li').filter({ hasText: 'Crossing by vehicle' }).first().waitFor({ timeout: 200_000 });
  const incidents = await ask(page, '/api/incidents');
  assert.ok(incidents.length > 0);
  for (const incident of incidents) {
    assert.equal(incident.zone, 'line-strip');
    assert.ok(Math.abs(incident.place.at.latitude - 35.885) < 0.1 && Math.abs(incident.place.at.longitude - 36.75) < 0.1, JSON.stringify(incident.place.at));
  }

  assert.deepEqual(demo.foreign, []);
  assert.deepEqual(demo.faults, []);
});
