import { get } from './client';
import { Presences } from './presences';
import type { LiveMessage, PresenceReport, SourceHealth } from './types';

export type LinkState = 'connecting' | 'open' | 'lost';

/** The one live store: how the sources are, and how far the log has come. */
export const live = $state<{
  link: LinkState;
  health: Record<string, SourceHealth>;
  checkpoint: { size: number; root: string } | null;
  lastIndex: number | null;
  presences: readonly PresenceReport[];
}>({ link: 'connecting', health: {}, checkpoint: null, lastIndex: null, presences: [] });

export type Entered = Extract<LiveMessage, { type: 'entered' }>;
const listeners = new Set<(entered: Entered) => void>();

/** Calls back for every entry that the register has taken in; answers how to stop. */
export function onEntered(listener: (entered: Entered) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const presences = new Presences();
const sweepEvery = 5000;
let sweeping: ReturnType<typeof setInterval> | undefined;
let socket: WebSocket | null = null;
let retry: ReturnType<typeof setTimeout> | undefined;
let wait = 500;

export function startLive(): void {
  stopLive();
  sweeping = setInterval(() => (live.presences = presences.at(Date.now())), sweepEvery);
  live.link = 'connecting';
  void loadSources();
  const address = new URL('/api/live', location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  const opened = new WebSocket(address);
  socket = opened;
  opened.onopen = () => {
    live.link = 'open';
    wait = 500;
  };
  opened.onmessage = (event) => {
    if (typeof event.data === 'string') {
      take(event.data);
    }
  };
  opened.onclose = () => {
    if (socket === opened) {
      live.link = 'lost';
      retry = setTimeout(startLive, wait);
      wait = Math.min(wait * 2, 10_000);
    }
  };
}

export function stopLive(): void {
  clearTimeout(retry);
  clearInterval(sweeping);
  const old = socket;
  socket = null;
  old?.close();
}

async function loadSources(): Promise<void> {
  const answer = await get<SourceHealth[]>('/api/sources');
  if (answer.ok) {
    live.health = Object.fromEntries(answer.value.map((one) => [one.source, one]));
  }
}

function take(text: string): void {
  const message = readMessage(text);
  switch (message?.type) {
    case 'health':
      live.health[message.state.source] = message.state;
      break;
    case 'entered':
      live.lastIndex = Math.max(live.lastIndex ?? 0, message.index);
      for (const listener of listeners) {
        listener(message);
      }
      break;
    case 'presence':
      live.presences = presences.take(message.report, Date.now());
      break;
    case 'checkpoint':
      live.checkpoint = { size: message.size, root: message.root };
      break;
  }
}

function readMessage(text: string): LiveMessage | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'type' in value ? (value as LiveMessage) : null;
  } catch {
    return null;
  }
}
