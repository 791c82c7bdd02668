import { describe, expect, test } from 'vitest';

import {
  type Contract,
  contractPolicy,
  currentContract,
  duplicates,
  END_REASONS,
  endedTerms,
  fulfilmentOn,
  isFollowed,
  isInForce,
  lastDay,
  lastDayOfTerm,
  TERM_YEARS,
} from '../../../domain/contracts/index.ts';
import { aContract, aService, type ContractGiven } from '../../given/records.ts';
import { on } from '../../given/values.ts';

test('what may be signed and why a contract may end', () => {
  expect(TERM_YEARS).toEqual([1, 2, 3]);
  expect(END_REASONS).toEqual(['resident', 'moved_out', 'died', 'team_withdrew', 'transferred', 'other']);
  expect(contractPolicy).toEqual({
    renewalWindowDays: 30,
    renewalRateDays: 365,
    latestStartDays: 365,
    adultFromYears: 18,
    mostSignedTogether: 30,
  });
});

describe('the last day of a term', () => {
  test.each([
    ['2025-01-01', 1, '2025-12-31'],
    ['2025-07-01', 1, '2026-06-30'],
    ['2025-07-01', 2, '2027-06-30'],
    ['2025-07-01', 3, '2028-06-30'],
    ['2024-02-29', 1, '2025-02-27'],
    ['2024-02-29', 2, '2026-02-27'],
    ['2024-03-01', 1, '2025-02-28'],
    ['2023-03-01', 1, '2024-02-29'],
    ['9999-06-01', 1, '9999-12-30'],
  ] as const)('that starts on %s for %i years is %s (A3)', (startsOn, termYears, expected) => {
    expect(lastDayOfTerm(aContract({ startsOn, termYears }))).toBe(expected);
  });

  test('as known on a day: an early end is known from its own date on (A1, A13)', () => {
    const contract = aContract({ startsOn: '2025-01-01', endedOn: '2025-06-10' });
    expect(lastDay(contract, on('2025-06-09'))).toBe('2025-12-31');
    expect(lastDay(contract, on('2025-06-10'))).toBe('2025-06-09');
    expect(lastDay(contract, on('2025-06-11'))).toBe('2025-06-09');
    expect(lastDay(aContract(), on('2025-06-11'))).toBe('2025-12-31');
  });

  test('an end after the term has no effect (A13)', () => {
    for (const endedOn of ['2026-01-01', '2026-01-02', '2026-06-01']) {
      expect(lastDay(aContract({ endedOn }), on('2027-01-01'))).toBe('2025-12-31');
    }
    expect(lastDay(aContract({ endedOn: '2025-12-31' }), on('2027-01-01'))).toBe('2025-12-30');
  });
});

describe('a contract is in force', () => {
  const isInForceOn = (given: ContractGiven, ...days: readonly string[]): boolean[] =>
    days.map((day) => isInForce(aContract(given), on(day)));

  test('from its first to its last day, both included', () => {
    expect(isInForceOn({}, '2024-12-31', '2025-01-01', '2025-12-31', '2026-01-01')).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('not on the first day without it, and as long as its end is not known (A1)', () => {
    expect(isInForceOn({ endedOn: '2025-06-10' }, '2025-06-09', '2025-06-10', '2025-06-11')).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('not before it is signed (A1), also where it starts before (A13)', () => {
    expect(isInForceOn({ signedOn: '2025-02-01' }, '2025-01-31', '2025-02-01')).toEqual([false, true]);
  });

  test('never, where it ended on its first day or before (A13)', () => {
    expect(isInForceOn({ endedOn: '2025-01-01' }, '2024-12-31', '2025-01-01', '2025-01-02')).toEqual([
      false,
      false,
      false,
    ]);
    expect(isInForceOn({ endedOn: '2024-12-01' }, '2025-01-01', '2025-06-01')).toEqual([false, false]);
  });
});

describe('the current contract (A12)', () => {
  const current = (day: string, ...given: readonly ContractGiven[]): string | undefined =>
    currentContract(given.map(aContract), on(day))?.id;
  const early: ContractGiven = { id: 'C9', startsOn: '2025-01-01' };
  const late: ContractGiven = { id: 'C1', startsOn: '2025-03-01' };

  test('is the one in force that started last, whatever the order', () => {
    expect(current('2025-06-01', early, late)).toBe('C1');
    expect(current('2025-06-01', late, early)).toBe('C1');
    expect(current('2025-02-28', early, late)).toBe('C9');
  });

  test('of equal ones has the greatest id by code points', () => {
    const [a, b] = [{ id: 'C10' }, { id: 'C9' }];
    expect(current('2025-06-01', a, b)).toBe('C9');
    expect(current('2025-06-01', b, a)).toBe('C9');
  });

  test('may be none', () => {
    expect(current('2025-06-01')).toBeUndefined();
    expect(current('2024-12-31', early, late)).toBeUndefined();
  });

  test('stands alone: the others in force are duplicates', () => {
    const contracts = [early, late, { id: 'C0', startsOn: '2020-01-01' }].map(aContract);
    expect(duplicates(contracts, on('2025-06-01')).map(({ id }) => id)).toEqual(['C9']);
    expect(duplicates(contracts, on('2025-02-01'))).toEqual([]);
    expect(duplicates(contracts, on('2024-01-01'))).toEqual([]);
  });
});

describe('a contract is followed, so that its end needs no reminder (A14)', () => {
  const isFollowedBy = (other: ContractGiven, day = '2025-12-20'): boolean => {
    const current = aContract({ id: 'C1', startsOn: '2025-01-01' });
    return isFollowed(current, [current, aContract({ id: 'C2', ...other })], on(day));
  };

  test('by one that starts after its first day, not on it nor before', () => {
    expect(isFollowedBy({ startsOn: '2025-01-02' })).toBe(true);
    expect(isFollowedBy({ startsOn: '2026-01-01', signedOn: '2025-12-01' })).toBe(true);
    expect(isFollowedBy({ startsOn: '2025-01-01' })).toBe(false);
    expect(isFollowedBy({ startsOn: '2024-12-31' })).toBe(false);
  });

  test('by one that is signed by the day (A1)', () => {
    const other = { startsOn: '2026-01-01', signedOn: '2025-12-20' };
    expect(isFollowedBy(other, '2025-12-19')).toBe(false);
    expect(isFollowedBy(other, '2025-12-20')).toBe(true);
  });

  test('by one of another team, and by one that has ended again', () => {
    expect(isFollowedBy({ startsOn: '2025-06-01', teamId: 'T2' })).toBe(true);
    expect(isFollowedBy({ startsOn: '2025-06-01', endedOn: '2025-06-02' })).toBe(true);
  });

  test('never by itself', () => {
    const current = aContract();
    expect(isFollowed(current, [current], on('2025-12-20'))).toBe(false);
  });
});

describe('the contracts that the renewal rate counts (A26)', () => {
  const day = on('2025-06-30'); // t − 30 = 2025-05-31, t − 394 = 2024-06-01
  const counted = (...contracts: readonly Contract[]): string[] =>
    endedTerms(contracts, day).map(
      ({ contract, lastDay: last, isRenewed }) => `${contract.id} ${last} ${isRenewed}`,
    );

  test.each([
    ['t − 395', '2023-06-01', []],
    ['t − 394', '2023-06-02', ['C1 2024-06-01 false']],
    ['t − 30', '2024-06-01', ['C1 2025-05-31 false']],
    ['t − 29', '2024-06-02', []],
  ])('have their last day within the window: %s', (_, startsOn, expected) => {
    expect(counted(aContract({ startsOn }))).toEqual(expected);
  });

  test('ended by term, not early', () => {
    expect(counted(aContract({ startsOn: '2024-06-01', endedOn: '2025-05-31' }))).toEqual([]);
    expect(counted(aContract({ startsOn: '2024-06-01', endedOn: '2025-06-01' }))).toEqual([
      'C1 2025-05-31 false',
    ]);
    expect(counted(aContract({ startsOn: '2024-03-01', endedOn: '2024-10-01', termYears: 2 }))).toEqual([]);
  });

  test.each([
    ['on the last day', '2025-05-01', false],
    ['on the day after', '2025-05-02', true],
    ['30 days after', '2025-05-31', true],
    ['31 days after', '2025-06-01', false],
  ])('are renewed by another that starts %s', (_, startsOn, isRenewed) => {
    const old = aContract({ id: 'C1', startsOn: '2024-05-02' });
    const other = aContract({ id: 'C2', startsOn, teamId: 'T2' });
    expect(counted(old, other)).toEqual([`C1 2025-05-01 ${isRenewed}`]);
    expect(counted(other, old)).toEqual([`C1 2025-05-01 ${isRenewed}`]);
  });

  test('count with duplicates, each by itself', () => {
    const [a, b] = [
      aContract({ id: 'C1', startsOn: '2024-05-02' }),
      aContract({ id: 'C2', startsOn: '2024-05-02' }),
    ];
    expect(counted(a, b)).toEqual(['C1 2025-05-01 false', 'C2 2025-05-01 false']);
  });

  test('are known by the day, and so is the renewal (A1)', () => {
    const old = aContract({ id: 'C1', startsOn: '2024-05-02' });
    const renewal = { id: 'C2', startsOn: '2025-05-02' };
    expect(counted(old, aContract({ ...renewal, signedOn: '2025-06-30' }))).toEqual(['C1 2025-05-01 true']);
    expect(counted(old, aContract({ ...renewal, signedOn: '2025-07-01' }))).toEqual(['C1 2025-05-01 false']);
    expect(counted(aContract({ startsOn: '2024-05-02', signedOn: '2025-07-01' }))).toEqual([]);
  });
});

describe('fulfilment', () => {
  const fulfilled = (day: string): string => {
    const services = [
      aService('2025-03-10', '2025-03-10'),
      aService('2025-03-20', '2025-03-25'),
      aService('2025-03-31'),
      aService('2025-06-30', '2025-02-01'),
    ];
    const { due, done } = fulfilmentOn(aContract({ services }), on(day));
    return `${done} of ${due}`;
  };

  test.each([
    ['2025-03-09', '0 of 0'],
    ['2025-03-10', '1 of 1'],
    ['2025-03-20', '1 of 2'],
    ['2025-03-24', '1 of 2'],
    ['2025-03-25', '2 of 2'],
    ['2025-03-31', '2 of 3'],
    ['2025-06-30', '3 of 4'],
  ])('by %s is %s: due by the day, done by the day', (day, expected) => {
    expect(fulfilled(day)).toBe(expected);
  });

  test('of a contract that promises nothing is 0 of 0', () => {
    expect(fulfilmentOn(aContract(), on('2025-06-30'))).toEqual({ due: 0, done: 0 });
  });
});
