import { describe, expect, test } from 'vitest';

import { GROUPS } from '../../../domain/indicators/index.ts';
import type { ResidentHistory } from '../../../domain/residents/index.ts';
import { anEnrolment, aResident } from '../../given/records.ts';
import { shareOn } from './counting.ts';

const day = '2025-06-30';

/** The groups that count somebody on 30 June. */
const groupsOf = (given: Partial<ResidentHistory>): readonly string[] =>
  GROUPS.filter((group) => shareOn(day, given, ['contract_rate', group]) !== 'outside');

test('the groups are all, key, two ages, two programmes and six tags, in the order of reports', () => {
  expect(GROUPS).toEqual([
    'all',
    'key',
    'elderly',
    'child',
    'hypertension',
    'diabetes',
    'pregnant',
    'disabled',
    'low_income',
    'special_family',
    'tuberculosis',
    'severe_mental',
  ]);
});

test('somebody in no key group is in all alone', () => {
  expect(groupsOf({})).toEqual(['all']);
});

describe('by age on the day', () => {
  test.each([
    ['1960-06-30', ['all', 'key', 'elderly']],
    ['1960-07-01', ['all']],
    ['2018-06-30', ['all']],
    ['2018-07-01', ['all', 'key', 'child']],
    ['2025-06-30', ['all', 'key', 'child']],
    ['2025-07-01', []],
  ])('who was born on %s is in %j', (birthDate, groups) => {
    expect(groupsOf({ resident: aResident({ birthDate }) })).toEqual(groups);
  });
});

describe('by management on the day', () => {
  test.each(['hypertension', 'diabetes'])('who is managed for %s is in that group alone', (programme) => {
    expect(groupsOf({ enrolments: [anEnrolment({ programme })] })).toEqual(['all', 'key', programme]);
  });

  test.each([
    [{ enrolledOn: '2025-06-30' }, true],
    [{ enrolledOn: '2025-07-01' }, false],
    [{ closedOn: '2025-07-01' }, true],
    [{ closedOn: '2025-06-30' }, false],
  ])('an enrolment %j makes one managed on 30 June: %s', (given, isManaged) => {
    expect(groupsOf({ enrolments: [anEnrolment(given)] }).includes('hypertension')).toBe(isManaged);
  });
});

test.each(['pregnant', 'disabled', 'low_income', 'special_family', 'tuberculosis', 'severe_mental'] as const)(
  'the tag %s alone puts one into its group',
  (tag) => {
    expect(groupsOf({ resident: aResident({ keyGroups: [tag] }) })).toEqual(['all', 'key', tag]);
  },
);

test('who is in four groups is once in key', () => {
  const resident = aResident({ birthDate: '1950-01-01', keyGroups: ['disabled', 'low_income'] });
  const given = { resident, enrolments: [anEnrolment()] };
  expect(groupsOf(given)).toEqual(['all', 'key', 'elderly', 'hypertension', 'disabled', 'low_income']);
  expect(shareOn(day, given, ['contract_rate', 'key'])).toBe('0/1');
});

test.each(['diedOn', 'movedOutOn'])('who is gone by %s is in no group', (column) => {
  expect(groupsOf({ resident: aResident({ [column]: '2025-07-01' }) })).toEqual(['all']);
  expect(groupsOf({ resident: aResident({ [column]: '2025-06-30' }) })).toEqual([]);
});
