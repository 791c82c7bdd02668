import { describe, expect, test } from 'vitest';

import {
  type Contract,
  type ContractRefusal,
  end,
  type End,
  evolve,
  renew,
  type Renew,
  sign,
  type Sign,
  transfer,
  type Transfer,
} from '../../../domain/contracts/index.ts';
import type { Result } from '../../../domain/kernel/result.ts';
import type { ContractEvent } from '../../../events/contracts.ts';
import { aContract } from '../../given/records.ts';
import { anId, on } from '../../given/values.ts';

const toSign = (more: Partial<Sign> = {}): Sign => ({
  contractId: anId('C2'),
  residentId: anId('R1'),
  teamId: anId('T1'),
  package: 'basic',
  signedOn: on('2025-06-28'),
  startsOn: on('2025-07-01'),
  termYears: 1,
  hasConsent: true,
  ...more,
});
const toRenew = (more: Partial<Renew> = {}): Renew => ({
  contractId: anId('C2'),
  renewsId: anId('C1'),
  teamId: anId('T1'),
  termYears: 1,
  hasConsent: true,
  ...more,
});
const toEnd = (endedOn: string, more: Partial<End> = {}): End => ({
  contractId: anId('C1'),
  endedOn: on(endedOn),
  reason: 'resident',
  ...more,
});
const toTransfer = (startsOn: string, more: Partial<Transfer> = {}): Transfer => ({
  contractId: anId('C2'),
  fromId: anId('C1'),
  teamId: anId('T2'),
  startsOn: on(startsOn),
  hasConsent: true,
  ...more,
});

const today = on('2025-06-28');
/** In force on the day, until 2025-12-31. */
const running = aContract({ package: 'family' });
const none: readonly Contract[] = [];

const eventsOf = (result: Result<ContractEvent[], ContractRefusal>): ContractEvent[] => {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  return result.value;
};

const signed = {
  type: 'contract-signed@1',
  contractId: 'C2',
  residentId: 'R1',
  teamId: 'T1',
  package: 'basic',
};

describe('signing', () => {
  test('given no contract, with consent, a contract is signed', () => {
    expect(sign(none, toSign(), today)).toStrictEqual({
      ok: true,
      value: [{ ...signed, signedOn: '2025-06-28', startsOn: '2025-07-01', termYears: 1 }],
    });
  });

  test('without consent none is', () => {
    expect(sign(none, toSign({ hasConsent: false }), today)).toEqual({
      ok: false,
      error: { code: 'contract/no-consent' },
    });
  });

  test('the signature is not later than today', () => {
    const refusal = { ok: false, error: { code: 'contract/signed-after-today' } };
    expect(sign(none, toSign({ signedOn: on('2025-06-29') }), today)).toEqual(refusal);
    expect(sign(none, toSign({ signedOn: on('2025-06-28') }), today).ok).toBe(true);
    expect(sign(none, toSign({ signedOn: on('2025-06-01') }), today).ok).toBe(true);
  });

  test('the term does not begin before the signature: no retro-dating', () => {
    const refusal = { ok: false, error: { code: 'contract/starts-before-signature' } };
    expect(sign(none, toSign({ startsOn: on('2025-06-27') }), today)).toEqual(refusal);
    expect(sign(none, toSign({ startsOn: on('2025-06-28') }), today).ok).toBe(true);
  });

  test.each([
    ['the day before the running one ends', '2025-12-30', false],
    ['its last day', '2025-12-31', false],
    ['the day after', '2026-01-01', true],
  ])('a resident with a running contract cannot sign another that starts on %s', (_, startsOn, isAllowed) => {
    const refusal = {
      ok: false,
      error: { code: 'contract/overlaps', contractId: 'C1', until: '2025-12-31' },
    };
    const result = sign([running], toSign({ startsOn: on(startsOn) }), today);
    if (isAllowed) expect(result.ok).toBe(true);
    else expect(result).toEqual(refusal);
  });

  test.each([
    ['on its last day', '2026-06-30', false],
    ['the day after', '2026-07-01', true],
  ])('nor one whose term reaches into a later contract that starts %s', (_, startsOn, isAllowed) => {
    const later = aContract({ id: 'C9', startsOn, signedOn: '2025-06-01' });
    expect(sign([later], toSign(), today).ok).toBe(isAllowed);
  });

  test('a contract that ended early frees the days from its end on, also where the end is still to come', () => {
    const ended = aContract({ endedOn: '2025-07-01', endReason: 'resident' });
    expect(sign([ended], toSign({ startsOn: on('2025-06-30') }), today)).toEqual({
      ok: false,
      error: { code: 'contract/overlaps', contractId: 'C1', until: '2025-06-30' },
    });
    expect(sign([ended], toSign({ startsOn: on('2025-07-01') }), today).ok).toBe(true);
  });

  test('a contract of a single day is in the way on that day', () => {
    const oneDay = aContract({ startsOn: '2025-07-01', signedOn: '2025-06-01', endedOn: '2025-07-02' });
    expect(sign([oneDay], toSign({ startsOn: on('2025-07-01') }), today).ok).toBe(false);
    expect(sign([oneDay], toSign({ startsOn: on('2025-07-02') }), today).ok).toBe(true);
  });

  test('a contract that was never in force is in nobody’s way (A13)', () => {
    const never = aContract({ startsOn: '2025-08-01', signedOn: '2025-06-01', endedOn: '2025-08-01' });
    expect(sign([never], toSign(), on('2025-06-28')).ok).toBe(true);
    const past = aContract({ startsOn: '2025-06-20', endedOn: '2025-06-20' });
    expect(sign([past], toSign({ signedOn: on('2025-06-10'), startsOn: on('2025-06-10') }), today).ok).toBe(
      true,
    );
  });
});

describe('renewing', () => {
  test.each([
    ['2025-11-30', { code: 'contract/too-early', opensOn: '2025-12-01' }],
    ['2026-01-31', { code: 'contract/too-late', closedOn: '2026-01-30' }],
  ])('on %s is outside the window of 30 days before to 30 days after the last day', (day, error) => {
    expect(renew([running], toRenew(), on(day))).toEqual({ ok: false, error });
  });

  test.each([
    ['the first day of the window', '2025-12-01', '2026-01-01'],
    ['the last day of the contract', '2025-12-31', '2026-01-01'],
    ['the day after', '2026-01-01', '2026-01-01'],
    ['a day in the gap', '2026-01-02', '2026-01-02'],
    ['the last day of the window', '2026-01-30', '2026-01-30'],
  ])('on %s begins the day after the last day, or today if that is later', (_, day, startsOn) => {
    expect(renew([running], toRenew({ termYears: 3 }), on(day))).toStrictEqual({
      ok: true,
      value: [{ ...signed, package: 'family', signedOn: day, startsOn, termYears: 3, renewsId: 'C1' }],
    });
  });

  test('may be with another team', () => {
    expect(eventsOf(renew([running], toRenew({ teamId: anId('T2') }), on('2025-12-15')))[0]).toMatchObject({
      teamId: 'T2',
      renewsId: 'C1',
    });
  });

  test('asks for consent', () => {
    expect(renew([running], toRenew({ hasConsent: false }), on('2025-12-15'))).toEqual({
      ok: false,
      error: { code: 'contract/no-consent' },
    });
  });

  test('asks for a contract to renew', () => {
    const refusal = { ok: false, error: { code: 'contract/not-found' } };
    expect(renew([running], toRenew({ renewsId: anId('C7') }), on('2025-12-15'))).toEqual(refusal);
    expect(renew(none, toRenew(), on('2025-12-15'))).toEqual(refusal);
  });

  test('twice is refused: the first renewal stands', () => {
    const renewed = eventsOf(renew([running], toRenew(), on('2025-12-15'))).reduce(evolve, [running]);
    expect(renew(renewed, toRenew({ contractId: anId('C3') }), on('2025-12-16'))).toEqual({
      ok: false,
      error: { code: 'contract/overlaps', contractId: 'C2', until: '2026-12-31' },
    });
  });

  test('is for a term that runs to its end: one that was ended early is signed anew, also while the end is to come', () => {
    const endedOn = '2025-07-11';
    const error = { code: 'contract/ended-early', on: endedOn };
    const ending = aContract({ id: 'C1', startsOn: '2025-01-01', endedOn });
    for (const day of ['2025-06-10', '2025-07-10', '2025-07-20']) {
      expect(renew([ending], toRenew(), on(day))).toEqual({ ok: false, error });
    }
  });

  test('does not mind an end that was recorded for the day after the term', () => {
    const contract = aContract({ id: 'C1', startsOn: '2025-01-01', endedOn: '2026-01-01' });
    expect(renew([contract], toRenew(), on('2025-12-15')).ok).toBe(true);
  });
});

describe('ending', () => {
  test.each(['2025-01-01', '2025-06-28', '2025-12-31'])(
    'on %s, a day of the term, ends the contract',
    (endedOn) => {
      expect(end([running], toEnd(endedOn, { reason: 'moved_out' }))).toStrictEqual({
        ok: true,
        value: [
          { type: 'contract-ended@1', contractId: 'C1', residentId: 'R1', endedOn, reason: 'moved_out' },
        ],
      });
    },
  );

  test.each(['2024-12-31', '2026-01-01'])('on %s, outside the term, is refused', (endedOn) => {
    expect(end([running], toEnd(endedOn))).toEqual({
      ok: false,
      error: { code: 'contract/ends-outside-term', from: '2025-01-01', until: '2025-12-31' },
    });
  });

  test('an unknown contract is refused', () => {
    expect(end([running], toEnd('2025-06-28', { contractId: anId('C7') }))).toEqual({
      ok: false,
      error: { code: 'contract/not-found' },
    });
  });

  test('a contract that ended may end earlier, never later, also where its end is still to come', () => {
    for (const endedOn of ['2025-06-01', '2025-09-01']) {
      const ended = aContract({ endedOn, endReason: 'resident' });
      expect(end([ended], toEnd('2025-05-01')).ok).toBe(true);
      expect(end([ended], toEnd(endedOn)).ok).toBe(false);
      expect(end([ended], toEnd('2025-10-01')).ok).toBe(false);
    }
  });
});

describe('moving to another team', () => {
  test('ends the one contract on the day the other starts, both facts at once', () => {
    expect(transfer([running], toTransfer('2025-07-01'), today)).toStrictEqual({
      ok: true,
      value: [
        {
          type: 'contract-ended@1',
          contractId: 'C1',
          residentId: 'R1',
          endedOn: '2025-07-01',
          reason: 'transferred',
        },
        {
          ...signed,
          teamId: 'T2',
          package: 'family',
          signedOn: '2025-06-28',
          startsOn: '2025-07-01',
          termYears: 1,
          renewsId: 'C1',
        },
      ],
    });
  });

  test.each([
    [
      'an unknown contract',
      '2025-07-01',
      { fromId: anId<'ContractId'>('C7') },
      { code: 'contract/not-found' },
    ],
    [
      'a day after the term',
      '2026-01-01',
      {},
      { code: 'contract/ends-outside-term', from: '2025-01-01', until: '2025-12-31' },
    ],
    [
      'a day before the term',
      '2024-12-31',
      {},
      { code: 'contract/ends-outside-term', from: '2025-01-01', until: '2025-12-31' },
    ],
    ['a day before today', '2025-06-27', {}, { code: 'contract/starts-before-signature' }],
    ['no consent', '2025-07-01', { hasConsent: false }, { code: 'contract/no-consent' }],
  ])('is refused for %s, and then neither fact holds', (...[, startsOn, more, error]) => {
    expect(transfer([running], toTransfer(startsOn, more), today)).toEqual({ ok: false, error });
  });

  test('is refused where the new term would reach into a renewal that is already signed', () => {
    const renewal = aContract({ id: 'C9', startsOn: '2026-01-01', signedOn: '2025-06-01' });
    expect(transfer([running, renewal], toTransfer('2025-07-01'), today)).toEqual({
      ok: false,
      error: { code: 'contract/overlaps', contractId: 'C9', until: '2026-12-31' },
    });
  });

  test('may be today', () => {
    expect(transfer([running], toTransfer('2025-06-28'), today).ok).toBe(true);
  });
});

describe('what a contract becomes', () => {
  test('signed: a contract without end and without services', () => {
    const [event] = eventsOf(renew([running], toRenew(), on('2025-12-15')));
    expect(event && evolve([running], event)).toStrictEqual([
      running,
      aContract({
        id: 'C2',
        package: 'family',
        signedOn: '2025-12-15',
        startsOn: '2026-01-01',
        renewsId: 'C1',
      }),
    ]);
    const [first] = eventsOf(sign(none, toSign(), today));
    expect(first && evolve(none, first)).toStrictEqual([
      aContract({ id: 'C2', signedOn: '2025-06-28', startsOn: '2025-07-01' }),
    ]);
  });

  test('ended: the same contract with its end and reason, the others as they were', () => {
    const other = aContract({ id: 'C9', startsOn: '2026-01-01' });
    const [event] = eventsOf(end([running, other], toEnd('2025-06-28')));
    expect(event && evolve([running, other], event)).toStrictEqual([
      { ...running, endedOn: '2025-06-28', endReason: 'resident' },
      other,
    ]);
  });

  test('by a fact of a kind that does not exist: a broken world', () => {
    expect(() => evolve(none, JSON.parse('{"type":"contract-eaten@1"}'))).toThrow('unreachable');
  });
});
