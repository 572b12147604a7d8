import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseFile, Round } from '../api/types';
import { chainOf } from './chain';

const seal = { reviewerKey: 'k', commitment: 'c', signature: 's', signatureHolds: true, at: 'T2', index: 2 };
const reveal = { form: '{}', salt: '', matches: false, at: 'T4', index: 4 };
const round: Round = {
  round: 1, opening: { by: 'a', reason: '', at: 'T1', index: 1, modalities: null, foundFrom: null }, outcome: 'open', signBy: null, assessBy: 'due', closedAt: null, closedBecause: null, revealBy: null, fields: [], finding: null,
  delegations: [
    { delegation: 'a', state: 'sealed', seal, reveal: null, form: null, text: null },
    { delegation: 'b', state: 'not-sealed', seal: null, reveal: null, form: null, text: null },
  ],
};
const file: CaseFile = {
  case: 'C-1', index: 1, openHash: '', incidents: [], by: 'a', reason: '', openedAt: 'T1', stage: 'assessing', outcome: 'open', level: 'alleged', standing: 1,
  foundBy: [], foundNotBy: [], rounds: [round],
};
const told = (one: CaseFile): string[] => chainOf(one, []).map((link) => `${link.what} ${link.delegation ?? ''} ${link.at ?? link.due ?? ''}`.trim());

test('an open round says who has sealed and what is still to come', () => {
  assert.deepEqual(told(file), [
    'registered a T1', 'sealed a T2', 'toSeal b due', 'toClose  due', 'toReveal a', 'toReveal b', 'toJudge a', 'toJudge b',
  ]);
});

test('a closed round tells a lapsed seal, a reveal that does not match, and a refusal', () => {
  const closed: Round = {
    ...round, outcome: 'dissent', closedAt: 'T3', closedBecause: 'Both have sealed.', revealBy: 'T9',
    delegations: [
      { delegation: 'a', state: 'revealed', seal, reveal, form: null, text: null },
      { delegation: 'b', state: 'sealed-not-revealed', seal, reveal: null, form: null, text: null },
    ],
    finding: { digest: '', canonical: '', missing: [], judgements: [{ delegation: 'a', headKey: '', signed: false, signature: '', signatureHolds: true, at: 'T5', index: 5 }] },
  };
  const whole: CaseFile = { ...file, stage: 'closed', rounds: [closed] };
  assert.deepEqual(told(whole), ['registered a T1', 'sealed a T2', 'sealed b T2', 'closed  T3', 'revealed a T4', 'lapsed b T9', 'refused a T5']);
  assert.equal(chainOf(whole, []).find((link) => link.what === 'revealed')?.holds, false);
});

test('nobody is said to be awaited in a case that closed without assessments', () => {
  const whole: CaseFile = {
    ...file, stage: 'closed',
    rounds: [{ ...round, outcome: 'not-assessed', closedAt: 'T3', delegations: round.delegations.map((one) => ({ ...one, state: 'not-sealed' as const, seal: null })) }],
  };
  assert.ok(chainOf(whole, []).every((link) => link.what !== 'toJudge' && link.what !== 'toReveal'));
});

test('a head that let its time pass is named with that time, and a new round with who asked for it', () => {
  const over: Round = {
    ...round, outcome: 'not-signed', closedAt: 'T3', revealBy: 'T9', signBy: 'T12', delegations: [],
    finding: { digest: '', canonical: '', missing: ['b'], judgements: [] },
  };
  const again: Round = { ...round, round: 2, opening: { by: 'b', reason: 'A second camera.', at: 'T20', index: 20, modalities: null, foundFrom: null }, delegations: [] };
  const links = chainOf({ ...file, rounds: [over, again] }, []);
  assert.deepEqual(links.filter((link) => ['notSigned', 'reopened'].includes(link.what)).map((link) => [link.what, link.delegation, link.at, link.note, link.round]), [
    ['notSigned', 'b', 'T12', null, 1], ['reopened', 'b', 'T20', 'A second camera.', 2],
  ]);
});
