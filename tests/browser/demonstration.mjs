// A demonstration on free ports with an empty data folder, and a browser at it. Whoever starts one stops it.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(new URL('../../web/package.json', import.meta.url));
const { chromium } = require('playwright-core');
export const program = fileURLToPath(new URL('../../src/Truceline.Cli/bin/Release/net10.0/linux-x64/publish/truceline.dll', import.meta.url));

export const freePort = () => new Promise((found) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => found(port));
  });
});

export const launchBrowser = () => chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

/** Keeps what a page asks of other machines, and what fails in it. */
export function listen(page, name, { foreign, faults }) {
  page.setDefaultTimeout(60_000);
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (/^(http|ws)s?:$/.test(protocol) && hostname !== 'localhost' && !hostname.endsWith('.localhost')) {
      foreign.push(request.url());
    }
  });
  page.on('pageerror', (fault) => faults.push(`${name}: ${fault.message}`));
}

/** Pictures of pages as they stand, in both themes, into the folder that TRUCELINE_SHOTS names; nothing without one. */
export async function shootAll(pages, name) {
  const folder = process.env.TRUCELINE_SHOTS;
  for (const [index, page] of folder ? pages.entries() : []) {
    for (const theme of ['dark', 'light']) {
      await page.evaluate((chosen) => { document.documentElement.dataset.theme = chosen; }, theme).catch(() => undefined);
      await page.screenshot({ fullPage: true, path: join(folder, `${name.slice(0, 40).replace(/\W+/g, '-')}-${index}-${theme}.png`) }).catch(() => undefined);
    }
  }
}

const karabakh = fileURLToPath(new URL('../../missions/karabakh', import.meta.url));

export class Demonstration {
  /** One mission, that of Karabakh unless the arguments say otherwise. */
  static start(...more) {
    return Demonstration.startAll(1, ...(more.includes('--mission') ? [] : ['--mission', karabakh]), ...more);
  }

  /** So many missions side by side; people are known by role and mission as well: `tr-head.idlib`. */
  static async startAll(missions, ...more) {
    const made = new Demonstration();
    made.data = mkdtempSync(join(tmpdir(), 'truceline-browser-'));
    made.port = await freePort();
    made.centre = spawn('dotnet', [program, 'demo', '--data', made.data, '--urls', `http://localhost:${made.port}`, '--drone', `udp://127.0.0.1:${await freePort()}`, ...more],
      { stdio: ['ignore', 'pipe', 'inherit'] });
    made.links = await new Promise((found, failed) => {
      let text = '';
      made.centre.stdout.on('data', (part) => {
        text += part;
        if (text.split('A made drone flies').length > missions) {
          found(new Map([...text.matchAll(/^\s+(\S+)\s+(http:\/\/(\S+)\.localhost\S+#link=\S+)$/gm)]
            .flatMap(([, name, link, origin]) => [[name, link], [origin, link]])));
        }
      });
      made.centre.once('exit', (code) => failed(new Error(`The demonstration ended with code ${code} before it began: ${text}`)));
    });
    made.browser = await launchBrowser();
    made.pages = [];
    made.foreign = [];
    made.faults = [];
    return made;
  }

  /** A person of this name, signed in by the printed link, in a browser profile of its own; `prepare` runs in the page before the console. */
  async signIn(name, prepare = () => undefined) {
    return this.signInWith(await this.newProfile(), name, prepare);
  }

  newProfile() {
    return this.browser.newContext({ viewport: { width: 1600, height: 950 }, acceptDownloads: true });
  }

  async signInWith(context, name, prepare = () => undefined) {
    const page = await context.newPage();
    listen(page, name, this);
    this.pages.push(page);
    await page.addInitScript(prepare);
    await page.goto(this.links.get(name));
    await page.getByRole('link', { name: 'Ledger' }).waitFor();
    return page;
  }

  shoot(name) {
    return shootAll(this.pages, name);
  }

  async stop() {
    await this.browser?.close();
    if (this.centre.exitCode === null) {
      const ended = new Promise((done) => this.centre.once('exit', done));
      this.centre.kill('SIGTERM');
      await ended;
    }
  }

  remove() {
    rmSync(this.data, { recursive: true, force: true });
  }
}
