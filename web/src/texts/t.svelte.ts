import { completeLanguages, english, fill, type Language } from './catalogue';
import type { TextKey } from './en';

const remembered = 'truceline.language';

export const languages: readonly Language[] = completeLanguages();

const first = languages[0]!;
const chosen = $state({ code: languages.find((one) => one.code === localStorage.getItem(remembered))?.code ?? first.code });

export function currentLanguage(): string {
  return chosen.code;
}

export function chooseLanguage(code: string): void {
  chosen.code = code;
  localStorage.setItem(remembered, code);
  document.documentElement.lang = code;
}

/** The text of a key in the chosen language. */
export function t(key: TextKey, values?: Readonly<Record<string, string | number>>): string {
  const texts = languages.find((one) => one.code === chosen.code)?.texts ?? english;
  // A word of a newer record that the catalogue does not know is shown as it stands; it never breaks a page.
  return fill(texts[key] ?? (english as Record<string, string>)[key] ?? key, values);
}

/** The text of a key made from a value of the record, or the value itself where the catalogue has none. */
export function word(prefix: string, value: string | null | undefined): string {
  if (value === null || value === undefined) {
    return t('app.unknown');
  }
  const key = `${prefix}.${value}`;
  return key in english ? t(key as TextKey) : value;
}
