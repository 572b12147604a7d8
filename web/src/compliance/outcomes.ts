import type { Outcome } from '../api/types';
import type { IconName } from '../shell/Icon.svelte';

/** Each outcome has its own shape and word beside its tint. */
export const looks = {
  breached: ['trouble', 'alert'], 'breached-under-reading-only': ['attention', 'attention'], complied: ['settled', 'settled'], 'no-breach-observed': ['plain', 'ring'],
  'not-observable': ['unseen', 'unseen'], 'not-yet-due': ['accent', 'shift'], 'suspended-by-amendment': ['plain', 'pause'], 'does-not-apply': ['plain', 'minus'],
} as const satisfies Record<Outcome, readonly [string, IconName]>;

export const levelLooks = { alleged: 'ring', indicatedByRule: 'alert', foundByOne: 'open', foundJointly: 'settled' } as const satisfies Record<string, IconName>;
