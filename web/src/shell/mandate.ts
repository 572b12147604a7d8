import type { Role } from '../api/types';
import type { Page } from './pages';

/** What a role may do here. The server decides; this only keeps the console from offering what would be refused. */
export type Deed =
  | 'watch' | 'read-record' | 'read-entries' | 'export' | 'mark' | 'open-case' | 'reopen-case' | 'seal' | 'judge-finding' | 'draw-up-bulletin' | 'judge-bulletin'
  | 'health' | 'file-complaint' | 'reply' | 'read-complaints' | 'tend-complaints' | 'report-from-ground' | 'read-notices' | 'send-notice' | 'notify-as-party' | 'tend-alarms' | 'ask-for-look' | 'keep-watch' | 'report-fact' | 'judge-fact' | 'state-impediment' | 'review-impediment' | 'enrol-key' | 'enrol-user' | 'read-posts' | 'keep-posts' | 'read-staffing' | 'read-outside' | 'read-own-staff' | 'keep-staff' | 'check-in' | 'end-sessions'
  | 'read-mandate' | 'draft-modalities' | 'approve-modalities' | 'replace-sensor' | 'state-instrument';

const reading: readonly Deed[] = ['health', 'watch', 'read-record', 'read-entries', 'read-complaints', 'read-notices', 'read-posts', 'read-staffing', 'read-outside', 'read-mandate'];

const table: Record<Role, readonly Deed[]> = {
  'duty-officer': [...reading, 'export', 'mark', 'open-case', 'reopen-case', 'draw-up-bulletin', 'tend-alarms', 'ask-for-look', 'keep-watch', 'report-fact', 'tend-complaints', 'send-notice', 'keep-posts', 'check-in', 'state-impediment', 'review-impediment'],
  reviewer: [...reading, 'export', 'mark', 'open-case', 'ask-for-look', 'report-fact', 'judge-fact', 'seal', 'check-in', 'review-impediment'],
  head: [...reading, 'export', 'judge-fact', 'open-case', 'ask-for-look', 'reopen-case', 'judge-finding', 'draw-up-bulletin', 'judge-bulletin', 'enrol-key', 'tend-complaints', 'check-in', 'read-own-staff', 'draft-modalities', 'replace-sensor', 'state-instrument', 'review-impediment'],
  administrator: ['health', 'read-mandate', 'replace-sensor', 'state-instrument', 'enrol-key', 'enrol-user', 'end-sessions', 'read-staffing', 'read-outside', 'check-in', 'read-own-staff', 'keep-staff'],
  host: ['health', 'read-mandate', 'approve-modalities', 'read-outside'],
  observer: [...reading, 'report-from-ground', 'state-impediment'],
  post: ['report-from-ground', 'state-impediment'],
  operator: ['health', 'read-mandate', 'end-sessions'],
  liaison: ['file-complaint', 'reply', 'read-notices', 'notify-as-party'],
};

export function may(role: Role, deed: Deed): boolean {
  return table[role].includes(deed);
}

export function mayOpenPage(role: Role, page: Page): boolean {
  switch (page) {
    case 'ledger': case 'bulletin': return true;
    // The host consents to the procedures; of what the centre sees it has a sensor's state of health on the page of the sensors.
    case 'watch': return may(role, 'health') && role !== 'host';
    case 'sensors': return may(role, 'health');
    case 'cases': case 'shift': case 'coverage': case 'compliance': case 'facts': return may(role, 'read-record');
    case 'mandate': return may(role, 'read-mandate');
    case 'impediments': return may(role, 'read-record') || may(role, 'state-impediment');
    case 'report': return may(role, 'report-from-ground');
    case 'staff': return may(role, 'read-outside');
    case 'posts': return may(role, 'read-posts');
    case 'notices': return may(role, 'read-notices');
    case 'claims': return may(role, 'read-complaints') || may(role, 'file-complaint');
    // Everybody has sessions to look after.
    case 'people': return true;
  }
}
