import { describe, expect, test } from 'vitest';

import {
  difference,
  hasNobody,
  hasPeople,
  isCount,
  isWithheld,
  type Rate,
  sectionsOf,
  sizeOf,
} from '../../../console/overview/rows.ts';

const counted = (indicator: string, group = 'all'): Rate => ({
  scope: 'region',
  scopeId: '530121',
  indicator,
  group,
  numerator: 12,
  denominator: 36,
  rate: '33.33',
});

const withheld: Rate = {
  ...counted('contract_rate', 'pregnant'),
  numerator: null,
  denominator: null,
  rate: null,
};

const cost: Rate = {
  scope: 'region',
  scopeId: '530121',
  indicator: 'average_cost',
  group: 'all',
  numerator: null,
  denominator: null,
  rate: null,
  value: '286.50',
  unit: 'yuan',
  imported: true,
  source: '示范医保局',
  month: '2025-05',
};

const RATES: readonly Rate[] = [
  counted('contract_rate'),
  withheld,
  counted('signed_and_served_rate', 'key'),
  counted('ehr_filing_rate'),
  counted('copd_managed'),
  counted('copd_standardised_rate'),
  counted('copd_standardised_rate', 'contracted'),
  cost,
];

const shown = (isAll: boolean) =>
  sectionsOf(RATES, isAll).map(({ section, rows }) => [section, rows.map(({ indicator }) => indicator)]);

describe('the table of indicators', () => {
  test('is short: contracts of every group, each programme’s two rates, files, and what was imported', () => {
    expect(shown(false)).toEqual([
      ['contracts', ['contract_rate', 'contract_rate']],
      ['programmes', ['copd_standardised_rate']],
      ['files', ['ehr_filing_rate']],
      ['imported', ['average_cost']],
    ]);
  });

  test('shows every number on demand', () => {
    expect(sectionsOf(RATES, true).flatMap(({ rows }) => rows)).toHaveLength(RATES.length);
  });

  test('leaves out parts that have nothing', () => {
    expect(sectionsOf([cost], true).map(({ section }) => section)).toEqual(['imported']);
  });
});

test('a number without its counts is withheld, unless another system counted it', () => {
  expect([counted('contract_rate'), withheld, cost].map(isWithheld)).toEqual([false, true, false]);
});

test('people stand behind what is counted here, but not behind stated populations or imports', () => {
  expect([counted('contract_rate'), counted('contract_rate_permanent'), cost].map(hasPeople)).toEqual([
    true,
    false,
    false,
  ]);
});

test('a share is drawn by its percent, a count by its number, an import by its value', () => {
  expect(sizeOf(counted('contract_rate'), 'contract_rate')).toBe(33.33);
  expect(sizeOf(counted('diabetes_managed'), 'diabetes_managed')).toBe(12);
  expect(sizeOf(cost, 'average_cost')).toBe(286.5);
  expect(sizeOf(withheld, 'contract_rate')).toBeUndefined();
  expect(sizeOf({ ...counted('contract_rate'), rate: '' }, 'contract_rate')).toBeUndefined();
});

test.each([
  ['diabetes_managed', true],
  ['referrals_up', true],
  ['contract_rate', false],
  ['diabetes_hypoglycaemia', false],
] as const)('%s only counts: %s', (indicator, answer) => {
  expect(isCount(indicator)).toBe(answer);
});

test('a change is told to the hundredth, and not at all where one of the two is unknown', () => {
  expect(difference(42.07, 40.53)).toBe(1.54);
  expect(difference(0.3, 0.1)).toBe(0.2);
  expect(difference(40.53, 42.07)).toBe(-1.54);
  expect(difference(undefined, 1)).toBeUndefined();
  expect(difference(1, undefined)).toBeUndefined();
});

describe('an area with nobody', () => {
  const none = { ...counted('contract_rate'), numerator: 0, denominator: 0, rate: '' };

  test.each([
    ['whose numbers all count nobody', [none, cost], true],
    ['where one number counts somebody', [none, counted('ehr_filing_rate')], false],
    ['whose few people are withheld', [none, withheld], false],
    ['of which only others told something', [cost], false],
  ])('is one %s', (_, rates, isEmpty) => {
    expect(hasNobody(rates)).toBe(isEmpty);
  });
});
