import type { Catalogue } from './en';

export const hy: Catalogue = {};
