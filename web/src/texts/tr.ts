import type { Catalogue } from './en';

export const tr: Catalogue = {};
