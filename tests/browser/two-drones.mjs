// A demonstration whose mission names a second drone beside the made one, and patrols; and that drone, flown by a program of its own.
// Whoever starts them stops them.
import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Demonstration, program } from './demonstration.mjs';

const freeUdp = () => new Promise((found) => {
  const socket = createSocket('udp4').bind(0, '127.0.0.1', () => {
    const { port } = socket.address();
    socket.close(() => found(port));
  });
});

/** The id and the name of the second drone. */
export const beside = { id: 'beside-1', name: 'Drone beside' };

export class TwoDrones {
  /** @param options Of the server, as docs/configuration.md names them. */
  static async start(options = {}) {
    const made = new TwoDrones();
    made.mission = mkdtempSync(join(tmpdir(), 'truceline-mission-'));
    cpSync(fileURLToPath(new URL('../../missions/karabakh', import.meta.url)), made.mission, { recursive: true });
    made.patrols = await freeUdp();
    made.address = `udp://127.0.0.1:${await freeUdp()}`;
    const file = join(made.mission, 'mission.yaml');
    const second = `  - id: ${beside.id}\n    name: ${beside.name}\n    kind: uas-video\n    address: ${made.address}\n    time: utc\n`
      + `  - id: patrols-1\n    name: Patrols\n    kind: patrols\n    address: udp://127.0.0.1:${made.patrols}\n`;
    // After the first one, which the demonstration flies.
    writeFileSync(file, readFileSync(file, 'utf8').replace(/(\nsources:\n(?:.*\n)*?)(?=\n|\S)/, (sources) => sources + second));
    // Beside the mission's files, not among them.
    made.config = `${made.mission}.json`;
    writeFileSync(made.config, JSON.stringify(options));
    made.demo = await Demonstration.start('--scenario', 'crossing', '--mission', made.mission, '--config', made.config);
    made.fly();
    return made;
  }

  fly() {
    this.drone = spawn('dotnet', [program, 'simulate', '--scenario', 'quiet', '--seed', '2', '--size', '320x180', '--fps', '15', '--to', this.address], { stdio: ['ignore', 'ignore', 'inherit'] });
  }

  /** A patrol says by Cursor-on-Target where it is now, which holds for so many seconds. */
  tell(asset, latitude, longitude, seconds) {
    const [now, stale] = [Date.now(), Date.now() + seconds * 1000].map((at) => new Date(at).toISOString());
    const event = `<event version="2.0" uid="${asset}" type="a-f-G-U-C" how="m-g" time="${now}" start="${now}" stale="${stale}">`
      + `<point lat="${latitude}" lon="${longitude}" hae="450" ce="5" le="5"/><detail><contact callsign="${asset}"/></detail></event>`;
    const socket = createSocket('udp4');
    return new Promise((sent) => socket.send(event, this.patrols, '127.0.0.1', () => socket.close(sent)));
  }

  /** The second drone is gone from one moment to the next. */
  ground() {
    this.drone?.kill('SIGKILL');
    this.drone = undefined;
  }

  async stop() {
    this.ground();
    await this.demo?.stop();
    this.demo?.remove();
    rmSync(this.mission, { recursive: true, force: true });
    rmSync(this.config, { force: true });
  }
}
