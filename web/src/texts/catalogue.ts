import { az } from './az';
import { en, type Catalogue, type TextKey } from './en';
import { hy } from './hy';
import { ru } from './ru';
import { tr } from './tr';

export interface Language {
  readonly code: string;
  readonly name: string;
  readonly texts: Catalogue;
}

const all: readonly Language[] = [
  { code: 'en', name: 'English', texts: en },
  { code: 'tr', name: 'Türkçe', texts: tr },
  { code: 'ru', name: 'Русский', texts: ru },
  { code: 'az', name: 'Azərbaycanca', texts: az },
  { code: 'hy', name: 'Հայերեն', texts: hy },
];

/** A half-translated record would mislead, so a language is offered only once it has every text. */
export function completeLanguages(languages: readonly Language[] = all): readonly Language[] {
  const keys = Object.keys(en) as TextKey[];
  return languages.filter((language) => keys.every((key) => language.texts[key] !== undefined));
}

/** Puts values in place of `{name}`; a value that is missing stays visible as its name. */
export function fill(template: string, values: Readonly<Record<string, string | number>> = {}): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : String(value);
  });
}

export const english = en;
