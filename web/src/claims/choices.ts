import { en } from '../texts/en';

/** Acts in the order of the catalogue, which is that of the record. */
export const acts: readonly string[] = Object.keys(en).filter((key) => key.startsWith('act.')).map((key) => key.slice(4));

/** Languages in which people here write, each by its own name. */
export const languages = [
  { tag: 'az', name: 'Azərbaycan dili' }, { tag: 'hy', name: 'Հայերեն' }, { tag: 'ru', name: 'Русский' }, { tag: 'tr', name: 'Türkçe' },
  { tag: 'en', name: 'English' }, { tag: 'uk', name: 'Українська' }, { tag: 'ar', name: 'العربية' },
] as const;
