import type { Role } from '../api/types';
import type { Page } from './route.svelte';

/** What a role may do here. The server decides; this only keeps the console from offering what would be refused. */
export type Deed =
  | 'watch' | 'read-record' | 'read-entries' | 'export' | 'mark' | 'open-case' | 'reopen-case' | 'seal' | 'judge-finding' | 'draw-up-bulletin' | 'judge-bulletin'
  | 'tend-alarms' | 'ask-for-look' | 'keep-watch' | 'enrol-key' | 'enrol-user' | 'end-sessions';

const reading: readonly Deed[] = ['watch', 'read-record', 'read-entries'];

const table: Record<Role, readonly Deed[]> = {
  'duty-officer': [...reading, 'export', 'mark', 'open-case', 'reopen-case', 'draw-up-bulletin', 'tend-alarms', 'ask-for-look', 'keep-watch'],
  reviewer: [...reading, 'export', 'mark', 'open-case', 'ask-for-look', 'seal'],
  head: [...reading, 'export', 'open-case', 'ask-for-look', 'reopen-case', 'judge-finding', 'draw-up-bulletin', 'judge-bulletin', 'enrol-key'],
  administrator: ['enrol-key', 'enrol-user', 'end-sessions'],
  host: [],
  observer: reading,
  operator: ['end-sessions'],
};

export function may(role: Role, deed: Deed): boolean {
  return table[role].includes(deed);
}

export function mayOpenPage(role: Role, page: Page): boolean {
  switch (page) {
    case 'watch': case 'ledger': return true;
    case 'bulletin': case 'sensors': return true;
    case 'cases': case 'shift': return may(role, 'read-record');
    // Everybody has sessions to look after.
    case 'people': return true;
  }
}
