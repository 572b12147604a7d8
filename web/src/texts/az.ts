import type { Catalogue } from './en';

export const az: Catalogue = {};
