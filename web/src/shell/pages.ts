/** The console's pages, by what they are for; the navigation shows them in this order. */
export const sections = {
  seeing: ['watch', 'report', 'sensors', 'impediments', 'coverage', 'shift'],
  judging: ['cases', 'compliance', 'facts', 'claims'],
  telling: ['bulletin', 'notices'],
  centre: ['posts', 'staff', 'people', 'mandate', 'ledger'],
} as const;
export type Section = keyof typeof sections;
export type Page = (typeof sections)[Section][number];
export const pages: readonly Page[] = Object.values(sections).flat();

/** A letter opens a page from wherever one is. */
export const pageKey: Record<Page, string> = { watch: 'w', cases: 'c', bulletin: 'b', ledger: 'l', people: 'p', sensors: 's', shift: 'h', claims: 'o', coverage: 'v', notices: 'i', report: 'r', compliance: 'y', facts: 'f', posts: 'g', staff: 'e', mandate: 'd', impediments: 'u' };

/** Letters that mean something on a page itself: next and previous, acknowledge and shelve, mark, tick, theme. */
export const ownKeys: readonly string[] = ['j', 'k', 'a', 'x', 'm', 'n', 't'];
