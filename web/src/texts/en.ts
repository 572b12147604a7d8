import { bulletin } from './en/bulletin';
import { cases } from './en/cases';
import { claims } from './en/claims';
import { compliance } from './en/compliance';
import { coverage } from './en/coverage';
import { facts } from './en/facts';
import { impediments } from './en/impediments';
import { judging } from './en/judging';
import { ledger } from './en/ledger';
import { mandate } from './en/mandate';
import { marks } from './en/marks';
import { notices } from './en/notices';
import { people } from './en/people';
import { posts } from './en/posts';
import { record } from './en/record';
import { reports } from './en/reports';
import { sensors } from './en/sensors';
import { shell } from './en/shell';
import { shift } from './en/shift';
import { signIn } from './en/sign-in';
import { staff } from './en/staff';
import { timeline } from './en/timeline';
import { video } from './en/video';
import { watch } from './en/watch';

/** English: the complete catalogue, one file a page. Its keys are the keys of every other language. */
export const en = {
  ...shell,
  ...signIn,
  ...record,
  ...watch,
  ...video,
  ...timeline,
  ...marks,
  ...sensors,
  ...shift,
  ...cases,
  ...claims,
  ...notices,
  ...impediments,
  ...reports,
  ...posts,
  ...staff,
  ...judging,
  ...bulletin,
  ...coverage,
  ...compliance,
  ...facts,
  ...ledger,
  ...people,
  ...mandate,
} as const;

export type TextKey = keyof typeof en;
export type Catalogue = Partial<Record<TextKey, string>>;
