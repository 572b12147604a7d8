// Invented data for looking at the console without a centre. Development only: nothing here is built or shipped.
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';

const sha = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const origin = 'truceline.mock/karabakh';
const key = createPrivateKey({ key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 0x42)]), format: 'der', type: 'pkcs8' });
const typed = Buffer.concat([Buffer.of(1), createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32)]);
const keyId = sha(origin, '\n', typed).subarray(0, 4);
export const vkey = `${origin}+${keyId.toString('hex')}+${typed.toString('base64')}`;

const start = Date.now() - 5 * 3_600_000;
const at = (minutes) => new Date(start + minutes * 60_000).toISOString();
const hex = (seed) => sha(seed).toString('hex');
const headKeys = { 'delegation-a': hex('head a'), 'delegation-b': hex('head b') };

const evidence = [{ segment: 'evidence/drone-1/2026-01-01/091500.000-3.ts', sha256: hex('segment 3'), ptsFrom: 900_000, ptsTo: 1_800_000 }];
const placed = (latitude, longitude, semiMajor, semiMinor, bearing) => ({ at: { latitude, longitude }, error: { semiMajor, semiMinor, bearing }, ground: 'frame-centre' });

export const incidents = [1, 2, 3].map((n) => ({
  incident: `incident-${n}-of-drone-1`, index: 20 + n, source: 'drone-1', track: `t${n}-20260101t0915`, act: n === 2 ? 'crossing-on-foot' : 'crossing-by-vehicle',
  zone: 'lachin-corridor', claimed: at(40 * n), received: at(40 * n), place: placed(39.93 + n * 0.02, 46.93 + n * 0.015, 14.2, 8.7, 37),
  lastOutside: placed(39.928 + n * 0.02, 46.938 + n * 0.015, 16, 9, 41), placeCoarsened: false,
  attribution: n === 1 ? [
    { geometry: 'control', version: 1, party: 'party-x', probability: 0.8149, sensitivity: [{ metres: 200, bearing: 90, probability: 0.55 }] },
    { geometry: 'control', version: 1, party: 'party-y', probability: 0.1351, sensitivity: [] },
    { geometry: 'control', version: 1, party: null, probability: 0.05, sensitivity: [] },
    { geometry: 'control', version: 2, party: 'party-x', probability: 0.42, sensitivity: [] },
    { geometry: 'control', version: 2, party: 'party-y', probability: 0.53, sensitivity: [] },
    { geometry: 'control', version: 2, party: null, probability: 0.05, sensitivity: [] },
  ] : [],
  attributionWithheld: n === 1 ? null : 'The machine’s attribution is shown once your delegation has sealed its own assessment.',
  evidence, ruleSet: hex('rules'), clausesTested: true,
  clauses: [
    { clause: '6c', clauseVersion: 1, article: '6', geometry: 'lachin-corridor', geometryVersion: 1, reading: 'any-entry', outcome: 'breached', probability: 0.97, sentence: 'Clause 6c, version 1, read as “any entry”, is breached at 0.97 on the corridor, version 1.' },
    { clause: '6c', clauseVersion: 1, article: '6', geometry: 'lachin-corridor', geometryVersion: 1, reading: 'armed-only', outcome: 'not-observable', probability: null, sentence: 'Read as “armed units only” it cannot be told: no sensor says whether the vehicle is armed.' },
    { clause: '1a', clauseVersion: 1, article: '1', geometry: null, geometryVersion: null, reading: null, outcome: 'does-not-apply', probability: null, sentence: 'Clause 1a speaks of hostilities; a crossing is none.' },
  ],
  level: ['found-by-one', 'indicated-by-rule', 'alleged'][n - 1], cases: n === 3 ? [] : [`KARABAKH-2026-000${n}`], foundBy: n === 1 ? ['delegation-a'] : [], foundNotBy: [],
}));

const form = (actor, severity) => ({
  occurred: 'occurred', act: 'crossing-by-vehicle', clause: '6c', reading: 'any-entry', actor, intent: 'undetermined', severity,
  standard: 'balance-of-probabilities', evidence: ['incident-1-of-drone-1'], text: null,
});
const seal = (n, index) => ({ reviewerKey: hex(`reviewer ${n}`), commitment: hex(`commitment ${n}`), signature: hex(`s${n}`).repeat(2), signatureHolds: true, at: at(90 + n), index });

export const cases = [
  {
    case: 'KARABAKH-2026-0001', index: 24, openHash: hex('open 1'), incidents: ['incident-1-of-drone-1'], by: 'delegation-a', reason: 'Alert: crossing by vehicle', openedAt: at(80),
    stage: 'judging', outcome: 'awaiting-heads', level: 'found-by-one', standing: 1, foundBy: ['delegation-a', 'delegation-b'], foundNotBy: [],
    rounds: [{
      round: 1, opening: { by: 'delegation-a', reason: 'Alert: crossing by vehicle', at: at(80), index: 24 }, outcome: 'awaiting-heads', signBy: at(112 + 4320), assessBy: at(80 + 4320), closedAt: at(100), closedBecause: 'Both delegations have sealed.', revealBy: at(100 + 1440),
      delegations: [
        { delegation: 'delegation-a', state: 'revealed', seal: seal(1, 25), reveal: { form: JSON.stringify(form('party-x', 'serious')), salt: hex('salt'), matches: true, at: at(110), index: 28 }, form: form('party-x', 'serious'), text: null },
        { delegation: 'delegation-b', state: 'revealed', seal: seal(2, 26), reveal: { form: JSON.stringify(form('party-y', 'minor')), salt: hex('salt2'), matches: true, at: at(112), index: 29 }, form: form('party-y', 'minor'), text: null },
      ],
      fields: [
        ['occurred', 'agreed', 'occurred', 'occurred'], ['act', 'agreed', 'crossing-by-vehicle', 'crossing-by-vehicle'], ['clause', 'agreed', '6c', '6c'], ['reading', 'agreed', 'any-entry', 'any-entry'],
        ['actor', 'different', 'party-x', 'party-y'], ['intent', 'agreed', 'undetermined', 'undetermined'], ['severity', 'different', 'serious', 'minor'],
        ['standard', 'agreed', 'balance-of-probabilities', 'balance-of-probabilities'], ['evidence', 'agreed', 'incident-1-of-drone-1', 'incident-1-of-drone-1'],
      ].map(([field, state, ...values]) => ({ field, state, values })),
      finding: {
        digest: hex('finding'), canonical: '{}', missing: ['delegation-b'],
        judgements: [{ delegation: 'delegation-a', headKey: headKeys['delegation-a'], signed: true, signature: hex('f').repeat(2), signatureHolds: true, at: at(120), index: 30 }],
      },
    }],
  },
  {
    case: 'KARABAKH-2026-0002', index: 27, openHash: hex('open 2'), incidents: ['incident-2-of-drone-1'], by: 'delegation-b', reason: 'Complaint of the host, read beside the alert of the same hour near the northern end of the corridor', openedAt: at(95),
    stage: 'assessing', outcome: 'open', level: 'indicated-by-rule', standing: 1, foundBy: [], foundNotBy: [],
    rounds: [{
      round: 1, opening: { by: 'delegation-b', reason: 'Complaint of the host', at: at(95), index: 27 }, outcome: 'open', signBy: null, assessBy: at(95 + 4320), closedAt: null, closedBecause: null, revealBy: null, fields: [], finding: null,
      delegations: [
        { delegation: 'delegation-a', state: 'not-sealed', seal: null, reveal: null, form: null, text: null },
        { delegation: 'delegation-b', state: 'sealed', seal: seal(3, 31), reveal: null, form: null, text: null },
      ],
    }],
  },
];

const ring = (points) => ({ type: 'Polygon', coordinates: [[...points, points[0]]] });
const feature = (geometry, properties = {}) => ({ type: 'Feature', properties, geometry });
const collection = (...features) => ({ type: 'FeatureCollection', features });
const bend = [[46.95, 40.25], [46.97, 40.08], [46.93, 39.96], [46.98, 39.86], [46.94, 39.74], [47.02, 39.6]];
const version = (id, kind, name, geojson, more = {}) => ({ id, kind, name, version: 1, effective: '2020-11-09T21:00:00Z', known: '2020-11-10T00:00:00Z', author: 'Mock', illustrative: true, acceptedBy: ['party-x', 'party-y'], geojson, ...more });

export const mission = {
  id: 'karabakh', name: 'Karabakh: ceasefire along the line of contact', cutOff: '20:00:00', timeZone: 'Asia/Baku',
  parties: [{ id: 'party-x', name: 'Party X' }, { id: 'party-y', name: 'Party Y' }],
  delegations: [{ id: 'delegation-a', name: 'Delegation A' }, { id: 'delegation-b', name: 'Delegation B' }],
  standards: ['none', 'reasonable-grounds', 'balance-of-probabilities', 'clear-and-convincing', 'beyond-reasonable-doubt'],
  geometries: [
    version('control', 'control-areas', 'Control areas', collection(
      feature(ring([...bend, [46.3, 39.6], [46.3, 40.25]]), { party: 'party-x', name: '' }), feature(ring([...bend, [47.6, 39.6], [47.6, 40.25]]), { party: 'party-y', name: '' }))),
    version('line', 'line-of-contact', 'Line of contact', collection(feature({ type: 'LineString', coordinates: bend }))),
    version('lachin-corridor', 'zone', 'Corridor, 5 km', collection(feature(ring([[46.86, 39.93], [47.0, 39.95], [47.0, 40.0], [46.86, 39.98]])))),
  ],
  clauses: ['1a', '1b', '6c'].map((id) => ({ id, article: id[0], version: 1, title: { '1a': 'No hostilities', '1b': 'Positions are kept', '6c': 'Corridor under the peacekeepers' }[id], text: null, kind: 'prohibited-act', readings: id === '6c' ? [{ id: 'any-entry', text: 'Any entry without leave' }, { id: 'armed-only', text: 'Armed units only' }] : [] })),
  sources: [{ id: 'drone-1', name: 'Drone 1', kind: 'uas-video' }, { id: 'drone-2', name: 'Drone 2', kind: 'uas-video' }],
  places: [{ id: 'p1', names: { en: 'First Town', ru: 'Первый', az: 'Birinci' }, lat: 39.99, lon: 46.93 }, { id: 'p2', names: { en: 'Second', hy: 'Երկրորդ' }, lat: 39.82, lon: 46.75 }],
};

export const sources = [
  { source: 'drone-1', state: 'receiving', videoCodec: 'h264', width: 640, height: 360, bitsPerSecond: 2_140_000, klvPerSecond: 10.1, continuityErrors: 0, checksumErrors: 0, lastReceived: new Date().toISOString(), trouble: null },
  { source: 'drone-2', state: 'silent', videoCodec: 'h264', width: 1280, height: 720, bitsPerSecond: 0, klvPerSecond: 0, continuityErrors: 214, checksumErrors: 3, lastReceived: at(200), trouble: 'Nothing has arrived for 100 minutes.' },
];
export const impediments = [
  { impediment: 'drone-2-outage-1', entries: [32], source: 'drone-2', kind: 'outage', from: at(200), to: null, detail: 'Nothing has arrived from drone-2 since then.' },
  { impediment: 'drone-1-damage-1', entries: [12, 13], source: 'drone-1', kind: 'probable-jamming', from: at(30), to: at(37), detail: '12 of 100 packets were damaged while the platform’s position jumped by 4 km.' },
];
export const keys = [
  ...Object.entries(headKeys).map(([delegation, publicKey]) => ({ publicKey, delegation, role: 'head', countersignature: null, counts: true, demo: true, index: 0, at: at(0), revokedBy: null, revokedAt: null })),
  { publicKey: hex('reviewer 1'), delegation: 'delegation-a', role: 'reviewer', countersignature: hex('c').repeat(2), counts: true, demo: false, index: 3, at: at(4), revokedBy: null, revokedAt: null },
  { publicKey: hex('reviewer 9'), delegation: 'delegation-a', role: 'reviewer', countersignature: hex('d').repeat(2), counts: true, demo: false, index: 4, at: at(5), revokedBy: 'Administrator', revokedAt: at(60) },
];
export const users = [
  { user: 'u1', name: 'Administrator of A', role: 'administrator', delegation: 'delegation-a', enrolled: true },
  { user: 'u2', name: 'Reviewer with a rather long name of two parts', role: 'reviewer', delegation: 'delegation-a', enrolled: false },
];
export const sessions = [
  { session: 's1', user: 'u1', name: 'Administrator of A', role: 'administrator', delegation: 'delegation-a', since: at(0), lastSeen: at(200), expires: at(720), connections: 1, browser: 'Chrome 141', system: 'Linux', own: true, isThis: true },
  { session: 's2', user: 'u2', name: 'Reviewer with a rather long name of two parts', role: 'reviewer', delegation: 'delegation-a', since: at(60), lastSeen: at(90), expires: at(780), connections: 0, browser: null, system: 'Windows', own: false, isThis: false },
];
export const bulletins = [
  { date: '2026-01-02', edition: 2, digest: hex('b2'), supersedes: 1, supersededBy: null, asOfIndex: 30, at: at(140), index: 33, renderings: [], released: false, judgements: [{ delegation: 'delegation-a', headKey: headKeys['delegation-a'], approved: true, signature: '', signatureHolds: true, at: at(150), index: 34 }] },
  { date: '2026-01-02', edition: 1, digest: hex('b1'), supersedes: null, supersededBy: 2, asOfIndex: 22, at: at(130), index: 32, renderings: [], released: true, judgements: ['delegation-a', 'delegation-b'].map((delegation, i) => ({ delegation, headKey: headKeys[delegation], approved: i === 0, signature: '', signatureHolds: true, at: at(135 + i), index: 35 + i })) },
];
export const coverage = [{ source: 'drone-1', from: at(0), to: at(300), hours: 4.4, watched: [{ from: at(0), to: at(150) }, { from: at(186), to: at(300) }], entries: [5, 6, 7] }];

const kinds = ['mission-opened', 'rules-adopted', 'key-enrolled', 'segments-sealed', 'incident-raised', 'case-opened', 'assessment-committed'];
const type = 'application/vnd.truceline.entry+json';
export const entries = Array.from({ length: 43 }, (_, i) => {
  const kind = i < 2 ? kinds[i] : kinds[2 + (i % 5)];
  const header = { v: 1, log: origin, kind, stream: i === 0 ? 'mission' : 'source/drone-1', version: i, command: `command-${i}`, at: at(i * 7), after: { size: i, root: hex(`r${i}`) }, bodies: kind === 'segments-sealed' ? [{ path: evidence[0].segment, length: 4_213_888, sha256: evidence[0].sha256 }] : [], endorsements: [] };
  const statement = { source: 'drone-1', n: i, segments: [evidence[0]], note: 'invented' };
  const payload = Buffer.from(JSON.stringify({ ...header, statement }));
  const pae = Buffer.concat([Buffer.from(`DSSEv1 ${type.length} ${type} ${payload.length} `), payload]);
  const envelope = Buffer.from(JSON.stringify({ payloadType: type, payload: payload.toString('base64'), signatures: [{ keyid: '', sig: sign(null, pae, key).toString('base64') }] }));
  return { index: i, header, statement, envelope };
});

const leaves = entries.map((entry) => sha(Buffer.of(0), entry.envelope));
const split = (n) => 2 ** Math.ceil(Math.log2(n) - 1);
const rootOf = (list) => list.length === 1 ? list[0] : sha(Buffer.of(1), rootOf(list.slice(0, split(list.length))), rootOf(list.slice(split(list.length))));
const pathOf = (m, list) => {
  if (list.length === 1) { return []; }
  const k = split(list.length);
  return m < k ? [...pathOf(m, list.slice(0, k)), rootOf(list.slice(k))] : [...pathOf(m - k, list.slice(k)), rootOf(list.slice(0, k))];
};
export const root = rootOf(leaves);
const body = `${origin}\n${entries.length}\n${root.toString('base64')}\n`;
export const checkpoint = `${body}\n\u2014 ${origin} ${Buffer.concat([keyId, sign(null, Buffer.from(body), key)]).toString('base64')}\n`;
export const proofOf = (index) => pathOf(index, leaves).map((hash) => hash.toString('hex'));
