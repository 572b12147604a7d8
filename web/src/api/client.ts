import { sessionEnded } from '../shell/session.svelte';

/** What a request came to. A refusal is an answer in a sentence, not a fault. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly status: number; readonly refused: string };

const unreachable = 'The centre’s server does not answer. Check the connection and try again.';

async function request<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer<T>> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: { accept: 'application/json', ...(method === 'POST' ? { 'content-type': 'application/json' } : {}) },
      credentials: 'same-origin',
      redirect: 'error',
      ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}),
    });
  } catch {
    return { ok: false, status: 0, refused: unreachable };
  }
  const value: unknown = await response.json().catch(() => null);
  if (response.ok) {
    return { ok: true, value: value as T };
  }
  if (response.status === 401 && !/^\/api\/session(\/|$)/.test(path)) {
    sessionEnded();
  }
  return { ok: false, status: response.status, refused: refusalOf(value, response.status) };
}

function refusalOf(value: unknown, status: number): string {
  if (typeof value === 'object' && value !== null && 'refused' in value && typeof value.refused === 'string') {
    return value.refused;
  }
  switch (status) {
    case 401: return 'There is no session. Sign in again.';
    case 403: return 'Your role may not do this.';
    case 404: return 'The record has nothing under this name.';
    default: return `The server answered ${status} without a reason.`;
  }
}

export function get<T>(path: string, query: Readonly<Record<string, string | number | undefined>> = {}): Promise<Answer<T>> {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) {
      search.set(name, String(value));
    }
  }
  const text = search.toString();
  return request<T>('GET', text === '' ? path : `${path}?${text}`);
}

export function post<T>(path: string, body?: unknown): Promise<Answer<T>> {
  return request<T>('POST', path, body);
}

/** A repeated command is answered with its first index, so that pressing twice does nothing twice. */
export function newCommand(): string {
  return crypto.randomUUID();
}
