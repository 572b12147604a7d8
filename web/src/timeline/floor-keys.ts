import { isForPage } from '../shell/shortcuts';
import { floor } from './floor-clock.svelte';
import type { TimelineView } from './timeline.svelte';

/** What the keyboard does to the clock; the help lists the same. */
export interface FloorActs {
  /** A picture on or back. */
  step(by: 1 | -1): void;
  /** To the next alert or case, or the one before. */
  tick(by: 1 | -1): void;
}

/** True where the key was meant for the clock. */
export function pressFloorKey(event: KeyboardEvent, view: TimelineView, acts: FloorActs): boolean {
  if (!isForPage(event) || (event.key === ' ' && event.target instanceof HTMLElement && /^(BUTTON|A|SUMMARY)$/.test(event.target.tagName))) {
    return false;
  }
  const leap = event.shiftKey ? 60_000 : 5_000;
  switch (event.key) {
    case ' ': floor.toggle(); break;
    case 'ArrowLeft': floor.seek(floor.now() - leap); break;
    case 'ArrowRight': floor.seek(floor.now() + leap); break;
    case ',': acts.step(-1); break;
    case '.': acts.step(1); break;
    case '[': floor.faster(-1); break;
    case ']': floor.faster(1); break;
    case '0': case 'End': floor.goLive(); break;
    case 'n': acts.tick(1); break;
    case 'N': acts.tick(-1); break;
    case '+': case '=': view.zoom(0.5, floor.shown); return true;
    case '-': view.zoom(2, floor.shown); return true;
    default: return false;
  }
  view.reveal();
  return true;
}
