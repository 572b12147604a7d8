import { read, write } from '../keys/browser-db';
import type { OpeningFile } from './opening';

function nameOf(mission: string, caseId: string, round: number, delegation: string): string {
  return [mission, caseId, round, delegation].join(' ');
}

/** Keeps the opening in this browser, still encrypted under its passphrase. */
export function keepOpening(file: OpeningFile): Promise<void> {
  return write('openings', nameOf(file.mission, file.case, file.round, file.delegation), file);
}

export function keptOpening(mission: string, caseId: string, round: number, delegation: string): Promise<OpeningFile | undefined> {
  return read<OpeningFile>('openings', nameOf(mission, caseId, round, delegation));
}

/** Hands a text to the person as a file; it never leaves the machine. */
export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
