// usage: npm run build && npm run mock [port] [role]   A centre of invented data, for looking at the console alone.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as record from './mock-record.mjs';
import { play } from './mock-video.mjs';

const port = Number(process.argv[2] ?? 5190);
const role = process.argv[3] ?? 'reviewer';
const dist = fileURLToPath(new URL('../dist', import.meta.url));
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json' };
const delegation = ['host', 'observer', 'operator'].includes(role) ? null : 'delegation-a';
let who = process.argv.includes('--out') ? null : { user: 'u1', name: `${role} of the mock`, role, delegation, mission: 'karabakh', demo: true };

const summary = ({ index, header, statement }) => ({ index, header, statement });
const routes = [
  [/^\/api\/session$/, () => who],
  [/^\/api\/mission$/, () => record.mission],
  [/^\/api\/sources$/, () => record.sources],
  [/^\/api\/incidents$/, () => record.incidents],
  [/^\/api\/incidents\/(.+)$/, (id) => record.incidents.find((one) => one.incident === id)],
  [/^\/api\/impediments$/, () => record.impediments],
  [/^\/api\/timeline$/, (_, query) => ({
    from: query.get('from'), to: query.get('to'), now: new Date().toISOString(), begun: null, impediments: record.impediments, ticks: [],
    lanes: record.mission.sources.map(({ id, name }) => ({ source: id, name, recorded: [], gaps: [] })),
  })],
  [/^\/api\/motion$/, () => ({ source: '', from: '', to: '', version: 1, watching: false, recall: 0.95, score: 0, recorded: 0, lookedAt: 0, skippable: 0, moved: [], unknown: [], boxes: [] })],
  [/^\/api\/lookback$/, () => ({ sightings: [], behind: 0 })],
  [/^\/api\/coverage$/, () => record.coverage],
  [/^\/api\/cases$/, () => record.cases],
  [/^\/api\/cases\/(.+)$/, (id) => record.cases.find((one) => one.case === id)],
  [/^\/api\/keys$/, () => record.keys],
  [/^\/api\/users$/, () => record.users],
  [/^\/api\/sessions$/, () => record.sessions],
  [/^\/api\/bulletins$/, () => record.bulletins],
  [/^\/api\/bulletins\/released$/, () => record.bulletins.filter((one) => one.released)],
  [/^\/api\/ledger$/, () => ({ size: record.entries.length, root: record.root.toString('hex'), checkpoint: record.checkpoint, vkey: record.vkey })],
  [/^\/api\/ledger\/entries$/, (_, query) => record.entries.slice(Number(query.get('from')), Number(query.get('from')) + Number(query.get('count'))).map(summary)],
  [/^\/api\/ledger\/entries\/(\d+)$/, (index) => {
    const entry = record.entries[Number(index)];
    return entry && { ...summary(entry), envelope: entry.envelope.toString('base64'), proof: record.proofOf(entry.index), checkpoint: record.checkpoint };
  }],
];

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost');
  const json = (status, value) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  if (url.pathname === '/log/checkpoint') {
    response.end(record.checkpoint);
  } else if (url.pathname.startsWith('/api/')) {
    if (request.method === 'POST') {
      who = url.pathname.endsWith('sign-out') ? null : (who ?? { user: 'u1', name: 'By link', role, delegation, mission: 'karabakh', demo: true });
      json(url.pathname.startsWith('/api/session') ? 200 : 409, { refused: 'The mock keeps nothing.' });
      return;
    }
    if (who === null && !/released$/.test(url.pathname)) {
      json(401, null);
      return;
    }
    const found = routes.map(([pattern, act]) => [pattern.exec(url.pathname), act]).find(([match]) => match !== null);
    const value = found?.[1](decodeURIComponent(found[0][1] ?? ''), url.searchParams);
    json(value ? 200 : 404, value ?? { refused: 'The mock has nothing under this name.' });
  } else {
    const path = join(dist, normalize(url.pathname === '/' ? '/index.html' : url.pathname));
    const file = await readFile(path).catch(() => null);
    response.writeHead(file === null ? 404 : 200, {
      'content-type': types[extname(path)] ?? 'application/octet-stream',
      'content-security-policy': `default-src 'self'; script-src 'self'; worker-src 'self' blob:; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; connect-src 'self' ws://${request.headers.host}; object-src 'none'; base-uri 'none'; form-action 'self'`,
    }).end(file ?? '');
  }
});

// RFC 6455, as much of it as a mock needs: whole frames out, short masked text frames in.
function frame(data) {
  const body = Buffer.from(data);
  const head = body.length < 126 ? Buffer.of(0, body.length) : body.length < 65_536 ? Buffer.of(0, 126, body.length >> 8, body.length & 255) : Buffer.concat([Buffer.of(0, 127), Buffer.alloc(4), Buffer.of(body.length >>> 24, (body.length >> 16) & 255, (body.length >> 8) & 255, body.length & 255)]);
  head[0] = typeof data === 'string' ? 0x81 : 0x82;
  return Buffer.concat([head, body]);
}

server.on('upgrade', (request, socket) => {
  const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
  const url = new URL(request.url, 'http://localhost');
  const send = (data) => socket.writable && socket.write(frame(data));
  let playing = null;
  if (url.pathname === '/api/video') {
    const from = url.searchParams.get('ptsFrom');
    playing = url.searchParams.get('source') === 'drone-2' ? null : play(send, from === null, Number(from ?? 0), from === null ? undefined : Number(url.searchParams.get('ptsTo')));
    if (playing === null) { send(JSON.stringify({ type: 'trouble', sentence: 'Nothing has arrived from drone-2 for 100 minutes.' })); }
  } else {
    send(JSON.stringify({ type: 'checkpoint', size: record.entries.length, root: record.root.toString('hex') }));
  }
  socket.on('data', (bytes) => {
    const length = (bytes[1] ?? 0) & 127;
    if ((bytes[0] & 15) === 1 && length < 126) {
      const mask = bytes.subarray(2, 6);
      const text = Buffer.from(bytes.subarray(6, 6 + length).map((byte, i) => byte ^ mask[i % 4])).toString();
      playing?.ask(JSON.parse(text));
    }
  });
  socket.on('close', () => playing?.stop());
  socket.on('error', () => playing?.stop());
});

server.listen(port, '127.0.0.1', () => console.log(`http://localhost:${port}/ as ${role}`));
