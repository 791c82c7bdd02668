import { describe, expect, test } from 'vitest';

import { nextChangeOn } from '../../../domain/indicators/index.ts';
import { defaultProfile } from '../../../domain/programmes/index.ts';
import { factsOf, type ResidentHistory } from '../../../domain/residents/index.ts';
import {
  aContract,
  aHistory,
  anEnrolment,
  anExam,
  aReferral,
  aResident,
  aService,
  aVisit,
} from '../../given/records.ts';
import { aToldHistory } from '../../given/live-people.ts';
import { on } from '../../given/values.ts';

const nextOn = (day: string, given: Partial<ResidentHistory>): string =>
  nextChangeOn(factsOf(aToldHistory(aHistory(given)), on(day), defaultProfile), on(day));

const NEVER = '9999-12-31';

describe('the next day on which time alone may change a number is', () => {
  test.each([
    ['2025-06-29', { birthDate: '2025-06-30' }, '2025-06-30'],
    ['2025-06-30', { birthDate: '2018-07-01' }, '2025-07-01'],
    ['2025-06-30', { birthDate: '1960-07-01' }, '2025-07-01'],
    ['2025-02-28', { birthDate: '1960-02-29' }, '2025-03-01'],
    ['2025-06-30', { birthDate: '1970-01-01' }, '2035-01-01'],
    ['2025-06-30', { diedOn: '2025-08-01' }, '2025-08-01'],
    ['2025-06-30', { movedOutOn: '2025-08-01', diedOn: '2025-09-01' }, '2025-08-01'],
    ['2025-06-30', { diedOn: '2025-06-30' }, NEVER],
    ['2025-06-30', { ehrFiledOn: '2025-08-01' }, '2025-08-01'],
    ['2025-06-30', { ehrFiledOn: '2020-05-06', ehrLastUsedOn: '2024-08-01' }, '2025-08-01'],
  ])('for a person, on %s with %j: %s', (day, resident, next) => {
    expect(nextOn(day, { resident: aResident(resident) })).toBe(next);
  });

  test.each([
    ['2025-01-01', {}, '2026-01-01'],
    ['2024-12-31', {}, '2025-01-01'],
    ['2025-01-31', { signedOn: '2025-02-01' }, '2025-02-01'],
    ['2025-06-30', { endedOn: '2025-08-01' }, '2025-08-01'],
    ['2026-01-29', {}, '2026-01-30'],
    ['2026-01-30', {}, '2027-01-30'],
    ['2025-06-30', { services: [aService('2025-07-15')] }, '2025-07-15'],
    ['2025-06-30', { services: [aService('2025-06-15', '2025-07-10')] }, '2025-07-10'],
  ])('for the contract of 2025, on %s with %j: %s', (day, contract, next) => {
    expect(nextOn(day, { contracts: [aContract(contract)] })).toBe(next);
  });

  const enrolments = [anEnrolment({ enrolledOn: '2024-02-01' })];
  const visits = [aVisit({ visitedOn: '2025-06-10', sbp: 152, dbp: 94 })];

  test.each([
    ['the end of the quarter', '2025-03-29', { enrolments }, '2025-03-31'],
    ['the last day of the year', '2025-12-30', { enrolments }, '2025-12-31'],
    ['the new year', '2025-12-31', { enrolments }, '2026-01-01'],
    ['a first visit that is late', '2024-02-15', { enrolments }, '2024-02-16'],
    ['a two-week task that falls due', '2025-06-23', { enrolments, visits }, '2025-06-24'],
    ['a two-week task that has passed', '2025-06-24', { enrolments, visits }, '2025-06-25'],
    ['a visit dated ahead', '2025-06-01', { enrolments, visits }, '2025-06-10'],
    ['a reading older than a year', '2026-06-09', { enrolments, visits }, '2026-06-10'],
    ['an exam dated ahead', '2025-04-01', { enrolments, exams: [anExam('2025-04-03')] }, '2025-04-03'],
    [
      'a check of a referral dated ahead',
      '2025-06-11',
      { enrolments, visits, referrals: [aReferral({ checkedOn: '2025-06-12' })] },
      '2025-06-12',
    ],
    ['an enrolment to come', '2024-01-31', { enrolments }, '2024-02-01'],
    [
      'the end of an enrolment',
      '2025-07-01',
      { enrolments: [anEnrolment({ closedOn: '2025-07-10' })] },
      '2025-07-10',
    ],
  ])('for a patient %s', (...row) => {
    const [, day, given, next] = row;
    expect(nextOn(day, given)).toBe(next);
  });

  test('the new year for the elderly, whose exam is asked anew', () => {
    expect(nextOn('2025-06-30', { resident: aResident({ birthDate: '1950-01-01' }) })).toBe('2026-01-01');
  });
});
