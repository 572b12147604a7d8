// A real centre (serve, nothing invented) on free ports with an empty data folder, and people with browsers and authenticators of their
// own. Whoever starts one stops it.
import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, launchBrowser, listen, program, shootAll } from './demonstration.mjs';

const mission = fileURLToPath(new URL('../../missions/karabakh', import.meta.url));

/** A public key as a head would name it: 32 bytes in hex. */
const headKey = () => generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');

export class ServedCentre {
  static async start() {
    const made = new ServedCentre();
    made.data = mkdtempSync(join(tmpdir(), 'truceline-served-'));
    made.origin = `http://localhost:${await freePort()}`;
    made.process = spawn('dotnet', [program, 'serve', '--mission', mission, '--data', made.data, '--urls', made.origin,
      '--head', `tr=${headKey()}`, '--head', `ru=${headKey()}`, '--source', `uav-1=udp://127.0.0.1:${await freePort()}`],
    { stdio: ['ignore', 'pipe', 'inherit'] });
    made.links = await new Promise((found, failed) => {
      let text = '';
      made.process.stdout.on('data', (part) => {
        text += part;
        const links = new Map([...text.matchAll(/^\s+(\S+)\s+(http:\/\/\S+#enrol=\S+)$/gm)].map(([, name, link]) => [name, link]));
        if (links.size === 3) {
          found(links);
        }
      });
      made.process.once('exit', (code) => failed(new Error(`The centre ended with code ${code} before it served: ${text}`)));
    });
    made.browser = await launchBrowser();
    made.pages = [];
    made.foreign = [];
    made.faults = [];
    return made;
  }

  /** Somebody at a machine of their own: a browser profile with one authenticator. */
  async person() {
    const context = await this.browser.newContext({ viewport: { width: 1600, height: 950 } });
    const page = await context.newPage();
    listen(page, `person ${this.pages.length + 1}`, this);
    this.pages.push(page);
    const cdp = await context.newCDPSession(page);
    await cdp.send('WebAuthn.enable');
    const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return { page, device: new Authenticator(cdp, authenticatorId) };
  }

  shoot(name) {
    return shootAll(this.pages, name);
  }

  async stop() {
    await this.browser?.close();
    if (this.process.exitCode === null) {
      const ended = new Promise((done) => this.process.once('exit', done));
      this.process.kill('SIGTERM');
      await ended;
    }
    rmSync(this.data, { recursive: true, force: true });
  }
}

class Authenticator {
  constructor(cdp, id) {
    this.cdp = cdp;
    this.id = id;
  }

  async credentials() {
    return (await this.cdp.send('WebAuthn.getCredentials', { authenticatorId: this.id })).credentials;
  }

  add(credential) {
    return this.cdp.send('WebAuthn.addCredential', { authenticatorId: this.id, credential });
  }

  /** A private key that nobody enrolled: PKCS #8 in base64. */
  anotherKey() {
    return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  }
}
