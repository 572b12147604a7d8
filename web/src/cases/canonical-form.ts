import type { AssessmentForm } from '../api/types';

/** The acts that a form may name, in the order in which the centre counts them. */
export const acts = [
  'shot', 'burst', 'launch', 'explosion-outgoing', 'explosion-impact', 'explosion-undetermined', 'projectile-in-flight',
  'muzzle-flash', 'illumination-flare', 'crossing-on-foot', 'crossing-by-vehicle', 'crossing-by-aircraft', 'crossing-by-drone',
  'presence', 'works', 'obstruction-of-movement', 'jamming', 'blinding', 'firing-at-sensor', 'detention',
  'flag-or-marker-moved', 'none-of-these',
] as const;
export const occurrences = ['occurred', 'not-occurred', 'undetermined'] as const;
export const intents = ['deliberate', 'accidental', 'undetermined'] as const;
export const severities = ['serious', 'minor', 'technical', 'undetermined'] as const;
export const standards = ['none', 'reasonable-grounds', 'balance-of-probabilities', 'clear-and-convincing', 'beyond-reasonable-doubt'] as const;

export const formKeys = ['occurred', 'act', 'clause', 'reading', 'actor', 'intent', 'severity', 'standard', 'evidence', 'text'] as const;

const mostEvidence = 64;
const mostBytes = 12 * 1024;
const identifier = /^[A-Za-z0-9._:/-]{1,128}$/;
const digest = /^[0-9a-f]{64}$/;

export const emptyForm: AssessmentForm = {
  occurred: 'undetermined', act: null, clause: null, reading: null, actor: null, intent: 'undetermined',
  severity: 'undetermined', standard: 'none', evidence: [], text: null,
};

/** Null where the form can be sealed, else one sentence saying what is wrong with it. */
export function troubleOf(form: AssessmentForm): string | null {
  for (const [field, value] of [['clause', form.clause], ['reading', form.reading], ['actor', form.actor], ...form.evidence.map((one) => ['evidence', one] as const)] as const) {
    if (value !== null && !identifier.test(value)) {
      return `The form's ${field} is not an identifier: 1 to 128 letters, digits and . _ : / - are.`;
    }
  }
  const choices: readonly [string, string | null, readonly string[]][] = [
    ['occurred', form.occurred, occurrences], ['act', form.act, acts], ['intent', form.intent, intents],
    ['severity', form.severity, severities], ['standard', form.standard, standards],
  ];
  const wrong = choices.find(([field, value, allowed]) => !(value === null ? field === 'act' : allowed.includes(value)));
  if (wrong !== undefined) {
    return `The form's ${wrong[0]} is none of those that a form can name.`;
  }
  if (form.evidence.length > mostEvidence) {
    return `The form cites ${form.evidence.length} pieces of evidence; ${mostEvidence} are the most.`;
  }
  if (new Set(form.evidence).size !== form.evidence.length) {
    return 'The form cites a piece of evidence twice.';
  }
  return form.text === null || digest.test(form.text) ? null : 'The form’s text is not a SHA-256 in lower hex.';
}

/** The one spelling of a form: keys in a fixed order, no white space. Nothing in a sound form needs escaping. */
export function writeCanonical(form: AssessmentForm): string {
  const ordered = Object.fromEntries(formKeys.map((key) => [key, form[key]]));
  return JSON.stringify(ordered);
}

/** The form, or null where the text is not exactly a canonical form. */
export function readCanonical(text: string): AssessmentForm | null {
  if (text.length > mostBytes) {
    return null;
  }
  try {
    const form = JSON.parse(text) as AssessmentForm;
    const whole = typeof form === 'object' && form !== null && formKeys.every((key) => key in form) && Array.isArray(form.evidence)
      && form.evidence.every((one) => typeof one === 'string');
    return whole && troubleOf(form) === null && writeCanonical(form) === text ? form : null;
  } catch {
    return null;
  }
}
