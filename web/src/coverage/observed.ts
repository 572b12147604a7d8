import { percent } from './strip';

/** Kind by kind, as one line. */
export function shares<Kind extends string>(kinds: readonly { readonly kind: Kind; readonly observed: number }[], name: (kind: Kind) => string): string {
  return kinds.map((one) => `${name(one.kind)} ${percent(one.observed)}`).join(' · ');
}
