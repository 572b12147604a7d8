import { pageKey, pages, type Page } from './pages';

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
