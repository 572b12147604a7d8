// usage: node dev/shots.mjs BASE OUT PAGE...   Pictures of pages in both themes, and what the browser complained of.
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

const [base, out, ...pages] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--enable-unsafe-swiftshader', '--no-sandbox'] });
const size = (process.env.SIZE ?? '1600x900').split('x').map(Number);
for (const theme of (process.env.THEMES ?? 'dark,light').split(',')) {
  const context = await browser.newContext({ viewport: { width: size[0], height: size[1] } });
  await context.addInitScript((chosen) => localStorage.setItem('truceline.theme', chosen), theme);
  const page = await context.newPage();
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && console.log(theme, message.type(), message.text().slice(0, 300)));
  page.on('pageerror', (fault) => console.log(theme, 'fault', fault.stack?.slice(0, 600)));
  page.on('request', (request) => !request.url().startsWith(base) && !/^(data|blob):/.test(request.url()) && console.log('leaves the machine:', request.url()));
  for (const name of pages) {
    await page.goto(`${base}/#/${name}`);
    await page.waitForTimeout(Number(process.env.WAIT ?? 4000));
    await page.screenshot({ path: `${out}/${name.replaceAll('/', '_') || 'first'}-${theme}.png` });
  }
  await context.close();
}
await browser.close();
