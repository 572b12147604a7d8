import type { CaseFile, Incident } from '../api/types';

export type ChainStep =
  | 'alert' | 'mark' | 'registered' | 'sealed' | 'toSeal' | 'closed' | 'toClose' | 'revealed' | 'toReveal' | 'lapsed' | 'signed' | 'refused' | 'toJudge' | 'notSigned' | 'reopened';

export interface ChainLink {
  readonly what: ChainStep;
  readonly delegation: string | null;
  readonly act: string | null;
  /** Null where it has not happened yet. */
  readonly at: string | null;
  readonly due: string | null;
  readonly index: number | null;
  /** Signature and commitment, where there are any, verify. */
  readonly holds: boolean;
  readonly note: string | null;
  readonly round: number;
}

const plain = { delegation: null, act: null, at: null, due: null, index: null, holds: true, note: null, round: 1 };

/** What has happened to a case and what is still to come, in order, each with its entry. */
export function chainOf(file: CaseFile, incidents: readonly Incident[]): ChainLink[] {
  const links: ChainLink[] = incidents.map((one) => ({ ...plain, what: one.mark ? 'mark' : 'alert', act: one.act, at: one.received, index: one.index }));
  links.push({ ...plain, what: 'registered', delegation: file.by, at: file.openedAt, index: file.index });
  for (const round of file.rounds) {
    if (round.round > 1) {
      const { by, at, index, reason } = round.opening;
      links.push({ ...plain, what: 'reopened', delegation: by, at, index, note: reason, round: round.round });
    }
    for (const { delegation, seal } of round.delegations) {
      links.push(seal !== null
        ? { ...plain, what: 'sealed', delegation, at: seal.at, index: seal.index, holds: seal.signatureHolds }
        : { ...plain, what: 'toSeal', delegation, due: round.closedAt === null ? round.assessBy : null });
    }
    links.push(round.closedAt === null
      ? { ...plain, what: 'toClose', due: round.assessBy }
      : { ...plain, what: 'closed', at: round.closedAt, note: round.closedBecause });
    for (const { delegation, seal, reveal, state } of round.delegations) {
      if (reveal !== null) {
        links.push({ ...plain, what: 'revealed', delegation, at: reveal.at, index: reveal.index, holds: reveal.matches });
      } else if (state === 'sealed-not-revealed') {
        links.push({ ...plain, what: 'lapsed', delegation, at: round.revealBy });
      } else if (seal !== null || round.closedAt === null) {
        links.push({ ...plain, what: 'toReveal', delegation, due: round.revealBy });
      }
    }
    for (const one of round.finding?.judgements ?? []) {
      links.push({ ...plain, what: one.signed ? 'signed' : 'refused', delegation: one.delegation, at: one.at, index: one.index, holds: one.signatureHolds });
    }
    for (const delegation of round.finding?.missing ?? (round.outcome === 'not-assessed' ? [] : round.delegations.map((one) => one.delegation))) {
      links.push(round.outcome === 'not-signed'
        ? { ...plain, what: 'notSigned', delegation, at: round.signBy }
        : { ...plain, what: 'toJudge', delegation, due: round.signBy });
    }
  }
  return links;
}
