import { pages, type Page } from './route.svelte';

export const pageKey: Record<Page, string> = { watch: 'w', cases: 'c', bulletin: 'b', ledger: 'l', people: 'p', sensors: 's', shift: 'h', claims: 'o', coverage: 'v', notices: 'i', report: 'r', compliance: 'a', facts: 'f', posts: 'g', staff: 'e', mandate: 'd', impediments: 'u' };

/** The keystroke is meant for the page, not for a field being typed in. */
export function isForPage(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return false;
  }
  const target = event.target;
  return !(target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName)));
}

export function pageOfKey(key: string): Page | undefined {
  return pages.find((page) => pageKey[page] === key);
}
