import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VideoLine } from './video-line';

class Fake {
  static readonly OPEN = 1;
  static readonly made: Fake[] = [];
  readyState = 0;
  readonly sent: string[] = [];
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;

  constructor(readonly address: string) {
    Fake.made.push(this);
  }

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {
    this.readyState = 3;
    this.onclose?.();
  }
}

test('a lost connection is opened again, ever later, until it is closed', (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  Object.assign(globalThis, { WebSocket: Fake });
  const told: string[] = [];
  const line = new VideoLine('ws://centre/', { opened: () => told.push('opened'), took: (data) => told.push(String(data)), lost: () => told.push('lost') > 0 });
  line.open();
  line.send({ too: 'early' });
  const first = Fake.made[0]!;
  first.readyState = Fake.OPEN;
  first.onopen!();
  line.send({ at: 1 });
  first.onmessage!({ data: 'picture' });
  assert.deepEqual(first.sent, ['{"at":1}']);

  first.close();
  for (const wait of [500, 1000, 2000]) {
    const before = Fake.made.length;
    context.mock.timers.tick(wait - 1);
    assert.equal(Fake.made.length, before);
    context.mock.timers.tick(1);
    assert.equal(Fake.made.length, before + 1);
    Fake.made.at(-1)!.close();
  }
  assert.deepEqual(told, ['opened', 'picture', 'lost', 'lost', 'lost', 'lost']);

  line.close();
  context.mock.timers.tick(60_000);
  assert.equal(Fake.made.length, 4);
  assert.equal(line.isOpen, false);
});
