import { partyName } from '../shell/session.svelte';
import { t, word } from '../texts/t.svelte';

/** A value of the form as it is read by people; null is said to be undetermined, never left blank. */
export function fieldValue(field: string, value: string | null): string {
  if (value === null || value === '') {
    return field === 'clause' || field === 'reading' || field === 'evidence' ? t('form.noneNamed') : t('app.undetermined');
  }
  switch (field) {
    case 'act': return word('act', value);
    case 'actor': return partyName(value);
    case 'occurred': case 'intent': case 'severity': case 'standard': return word(`form.${field}`, value);
    default: return value;
  }
}
