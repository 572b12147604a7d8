import { pages, type Page } from './pages';

/** The address after `#/`: a page and what is chosen on it. `#link=TOKEN` is not an address. */
export interface Route {
  readonly page: Page;
  readonly rest: readonly string[];
}

export function readRoute(hash: string): Route {
  const [first, ...rest] = hash.replace(/^#\/?/, '').split('/').map((part) => safeDecode(part));
  const page = pages.find((one) => one === first) ?? 'watch';
  return { page, rest: rest.filter((part) => part !== '') };
}

function safeDecode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function addressOf(page: Page, ...rest: readonly (string | number)[]): string {
  return `#/${[page, ...rest].map((part) => encodeURIComponent(String(part))).join('/')}`;
}

const current = $state<{ route: Route }>({ route: readRoute(location.hash) });

window.addEventListener('hashchange', () => {
  current.route = readRoute(location.hash);
});

export function route(): Route {
  return current.route;
}

export function go(page: Page, ...rest: readonly (string | number)[]): void {
  location.hash = addressOf(page, ...rest);
}
