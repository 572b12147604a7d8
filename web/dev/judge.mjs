// usage: node dev/judge.mjs LINKS OUT   Two delegations judge a case of a running demonstration in a browser, from alert to
// signed finding and released bulletin. LINKS is a file with the printed sign-in links.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [linksFile, out] = process.argv.slice(2);
const links = Object.fromEntries([...readFileSync(linksFile, 'utf8').matchAll(/^\s*(\S+)\s+(http\S+#link=\S+)$/gm)].map(([, who, link]) => [who, link]));
const delegations = [...new Set(Object.keys(links).filter((who) => who.endsWith('-reviewer')).map((who) => who.slice(0, -'-reviewer'.length)))];
mkdirSync(out, { recursive: true });

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--enable-unsafe-swiftshader', '--no-sandbox'] });
const context = await browser.newContext({ viewport: { width: 1600, height: 1000 }, acceptDownloads: true });
context.setDefaultTimeout(60_000);
const outside = [];
context.on('request', (request) => !/^(data|blob):/.test(request.url()) && !/\.localhost$/.test(new URL(request.url()).hostname) && outside.push(request.url()));

async function enter(who) {
  const page = await context.newPage();
  page.on('pageerror', (fault) => console.log(who, 'fault', fault.stack?.slice(0, 600)));
  page.on('response', (response) => response.status() >= 400 && !response.url().endsWith('/api/session') && console.log(who, response.status(), response.url()));
  await page.goto(links[who]);
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
  return page;
}
const shot = (page, name) => page.screenshot({ path: join(out, `${name}.png`), fullPage: false });
const to = (page, address) => page.evaluate((hash) => { location.hash = hash; }, address);

const duty = await enter(`${delegations[0]}-duty-officer`);
await duty.getByRole('button', { name: 'Open a case' }).first().waitFor({ timeout: 240_000 });
await shot(duty, '01-alert');
await duty.getByRole('button', { name: 'Open a case' }).first().click();
await duty.getByRole('button', { name: 'Open a case' }).last().click();
const link = duty.getByRole('link', { name: /-\d{4}-\d{4}$/ }).first();
const number = await link.textContent();
console.log('case', number);

const people = {};
for (const delegation of delegations) {
  const reviewer = await enter(`${delegation}-reviewer`);
  const head = await enter(`${delegation}-head`);
  people[delegation] = { reviewer, head };
  await to(reviewer, '#/people');
  await reviewer.getByRole('button', { name: 'Make a key here' }).click();
  const key = (await reviewer.locator('.chooser button.digest').last().textContent()).replace(/[^0-9a-f]/g, '').slice(0, 64);
  await to(head, '#/people');
  await head.getByRole('button', { name: 'Use the demo key' }).click();
  await head.getByLabel('Public key').fill(key);
  await head.getByRole('button', { name: 'Countersign and enrol' }).click();
  await head.getByText(/Enrolled as entry/).waitFor();
  await shot(head, `02-keys-${delegation}`);
}

for (const [i, delegation] of delegations.entries()) {
  const { reviewer } = people[delegation];
  await to(reviewer, `#/cases/${number}`);
  await reviewer.getByText('Withheld until your delegation').waitFor();
  await reviewer.locator('select[name=occurred]').selectOption('occurred');
  await reviewer.locator('select[name=act]').selectOption('crossing-by-vehicle');
  await reviewer.locator('select[name=actor]').selectOption({ index: 1 + i });
  await reviewer.locator('select[name=severity]').selectOption('minor');
  await reviewer.locator('select[name=standard]').selectOption('balance-of-probabilities');
  await reviewer.locator('.cite input').first().check();
  await reviewer.getByLabel('Remarks, optional').fill('One vehicle, seen from the north.');
  await reviewer.getByLabel('Passphrase of the opening file').fill('a long passphrase');
  await reviewer.getByLabel('Passphrase again').fill('a long passphrase');
  await shot(reviewer, `03-form-${delegation}`);
  const saved = reviewer.waitForEvent('download');
  await reviewer.getByRole('button', { name: 'Seal the assessment' }).click();
  await (await saved).saveAs(join(out, `opening-${delegation}.json`));
  await reviewer.locator('.seats').getByText(/^(Sealed|Revealed)$/).first().waitFor();
}

for (const delegation of delegations) {
  const { reviewer } = people[delegation];
  await reviewer.getByRole('heading', { name: 'Open the seal' }).waitFor();
  await reviewer.getByLabel('Passphrase of the opening file').fill('a long passphrase');
  await reviewer.getByRole('button', { name: 'Reveal the assessment' }).click();
  await reviewer.getByRole('heading', { name: 'Open the seal' }).waitFor({ state: 'detached' });
}
await people[delegations[0]].reviewer.getByText('Field by field').waitFor();
await people[delegations[0]].reviewer.locator('canvas[data-pts]:not([data-pts="null"])').first().waitFor();
await shot(people[delegations[0]].reviewer, '04-compared');

for (const delegation of delegations) {
  const { head } = people[delegation];
  await to(head, `#/cases/${number}`);
  await head.getByRole('button', { name: 'Sign the finding' }).click();
  await head.getByText('signed', { exact: true }).first().waitFor();
}
await people[delegations[0]].head.getByText('Signed by both heads').waitFor();
await shot(people[delegations[0]].head, '05-signed');

await to(duty, '#/bulletin');
await duty.getByRole('button', { name: 'Draw up an edition' }).click();
await duty.getByText('The day in a sentence').waitFor();
for (const [i, delegation] of delegations.entries()) {
  const { head } = people[delegation];
  await to(head, '#/bulletin');
  await head.getByRole('button', { name: i === 0 ? 'Approve and sign' : 'Refuse' }).click();
  await head.getByText(i === 0 ? 'approved' : 'not approved', { exact: true }).waitFor();
}
await duty.getByText('Released', { exact: true }).waitFor();
await shot(duty, '06-bulletin');

await to(duty, '#/ledger/0');
await duty.getByRole('button', { name: 'Pin this key' }).click();
await duty.getByRole('button', { name: 'Verify in this browser' }).click();
await duty.getByText('Verified', { exact: true }).waitFor();
await shot(duty, '07-ledger');
console.log(JSON.stringify({ case: number, requestsOutside: outside }));
await browser.close();
