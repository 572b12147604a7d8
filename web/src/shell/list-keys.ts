import { isForPage } from './shortcuts';

/** J, K and the arrows move through a list; answers the new place, or null where the key means something else. */
export function moveInList(event: KeyboardEvent, at: number, count: number): number | null {
  if (!isForPage(event) || count === 0) {
    return null;
  }
  switch (event.key) {
    case 'j': case 'ArrowDown': return Math.min(count - 1, at + 1);
    case 'k': case 'ArrowUp': return Math.max(0, at - 1);
    default: return null;
  }
}
