import { describe, expect, test } from 'vitest';

import { localDate, plusDays, plusMonths } from '../../../domain/kernel/time.ts';
import type { CsvRow } from './read-county.ts';
import { AS_OF, cell, lastDayOf, makeSampleCounty, managedIn, type FileName } from './sample-county.ts';

const county = makeSampleCounty(10_000);

type Ingredient = readonly [name: string, file: FileName, is: (row: CsvRow) => boolean];

const has =
  (column: string, value?: string) =>
  (row: CsvRow): boolean =>
    value === undefined ? cell(row, column) !== '' : cell(row, column) === value;
const reads =
  (column: string, is: (value: number) => boolean) =>
  (row: CsvRow): boolean =>
    cell(row, column) !== '' && is(Number(row[column]));
const visit =
  (programme: string, is: (row: CsvRow) => boolean) =>
  (row: CsvRow): boolean =>
    row['programme'] === programme && row['outcome'] === 'done' && is(row);
const lacks =
  (...names: readonly string[]) =>
  (row: CsvRow): boolean =>
    names.some((name) => row[name] === '');

const INGREDIENTS: readonly Ingredient[] = [
  [
    'systolic emergency',
    'followups',
    visit(
      'hypertension',
      reads('sbp', (v) => v >= 180),
    ),
  ],
  [
    'diastolic emergency',
    'followups',
    visit(
      'hypertension',
      reads('dbp', (v) => v >= 110),
    ),
  ],
  ['danger sign', 'followups', visit('hypertension', has('dangerSigns'))],
  ['beyond the unit', 'followups', visit('hypertension', has('cannotHandle', 'yes'))],
  [
    'raised in pregnancy',
    'followups',
    (row) => has('pregnantOrLactating', 'yes')(row) && reads('sbp', (v) => v >= 140)(row),
  ],
  [
    'high glucose',
    'followups',
    visit(
      'diabetes',
      reads('fpg', (v) => v >= 16.7),
    ),
  ],
  [
    'low glucose',
    'followups',
    visit(
      'diabetes',
      reads('fpg', (v) => v <= 3.9),
    ),
  ],
  [
    'high glucose after a meal',
    'followups',
    visit(
      'diabetes',
      reads('ppg', (v) => v >= 16.7),
    ),
  ],
  [
    'fast heart',
    'followups',
    visit(
      'diabetes',
      reads('heartRate', (v) => v > 100),
    ),
  ],
  [
    'fever',
    'followups',
    visit(
      'diabetes',
      reads('temperature', (v) => v > 39),
    ),
  ],
  ['danger sign in diabetes', 'followups', visit('diabetes', has('dangerSigns'))],
  [
    'pressure emergency in diabetes',
    'followups',
    visit(
      'diabetes',
      reads('sbp', (v) => v >= 180),
    ),
  ],
  ['new complication', 'followups', has('complication', 'new')],
  ['worse complication', 'followups', has('complication', 'worse')],
  ['reaction', 'followups', has('adverseReaction', 'present')],
  ['reaction hard to control', 'followups', has('adverseReaction', 'uncontrolled')],
  [
    'reaction without reading',
    'followups',
    (row) => has('adverseReaction', 'present')(row) && lacks('sbp')(row),
  ],
  ['no pressure', 'followups', visit('hypertension', lacks('sbp', 'dbp'))],
  ['half a pressure', 'followups', visit('hypertension', (row) => has('sbp')(row) && lacks('dbp')(row))],
  ['no fasting glucose', 'followups', visit('diabetes', lacks('fpg'))],
  ['on the systolic threshold', 'followups', visit('hypertension', has('sbp', '140'))],
  ['on the diastolic threshold', 'followups', visit('hypertension', has('dbp', '90'))],
  ['on the glucose threshold', 'followups', visit('diabetes', has('fpg', '7'))],
  [
    'on target',
    'followups',
    visit(
      'diabetes',
      reads('fpg', (v) => v < 7),
    ),
  ],
  ['lost', 'followups', has('outcome', 'lost')],
  ['refused', 'followups', has('outcome', 'refused')],
  ['by phone', 'followups', has('mode', 'phone')],
  ['by video', 'followups', has('mode', 'video')],
  ['at home', 'followups', has('mode', 'home')],
  ['urgent referral', 'referrals', has('urgency', 'urgent')],
  ['referral after two bad visits', 'referrals', has('reason', 'two_in_a_row')],
  ['checked referral', 'referrals', has('checkedOn')],
  ['open referral', 'referrals', has('status', 'sent')],
  ['referral for any programme', 'referrals', has('programme', '')],
  ['sent down again', 'referrals', has('direction', 'down')],
  ['long supply', 'prescriptions', has('days', '84')],
  ['stopped supply', 'prescriptions', has('stoppedOn')],
  ['closed by refusal', 'enrolments', has('closeReason', 'refused')],
  ['closed as misdiagnosed', 'enrolments', has('closeReason', 'misdiagnosed')],
  ['renewal', 'contracts', has('renewsId')],
  ['transfer', 'contracts', has('endReason', 'transferred')],
  ['ended by death', 'contracts', has('endReason', 'died')],
  ['three years', 'contracts', has('termYears', '3')],
  ['agreed ahead', 'contracts', (row) => cell(row, 'startsOn') > AS_OF],
  ['item not done', 'services', (row) => has('doneOn', '')(row) && cell(row, 'dueOn') <= AS_OF],
  ['opted out', 'residents', has('smsOptOutOn')],
  ['landline', 'residents', (row) => cell(row, 'phone').startsWith('0')],
  ['no phone', 'residents', has('phone', '')],
  ['dead', 'residents', has('diedOn')],
  ['moved away', 'residents', has('movedOutOn')],
  ...['pregnant', 'disabled', 'low_income', 'special_family', 'tuberculosis', 'severe_mental'].map(
    (tag): Ingredient => [tag, 'residents', (row) => cell(row, 'keyGroups').split('|').includes(tag)],
  ),
];

describe('the histories', () => {
  test.each(INGREDIENTS)('contain: %s', (_name, file, is) => {
    expect(county.rowsOf(file).filter(is).length).toBeGreaterThan(0);
  });

  test('contain two visits on one day, two bad visits running, a second enrolment, two programmes at once', () => {
    const chains = Map.groupBy(
      county.rowsOf('followups'),
      (row) => `${row['residentId']} ${row['programme']}`,
    );
    const days = [...chains.values()].map((chain) => chain.map((row) => cell(row, 'visitedOn')));
    expect(days.some((list) => new Set(list).size < list.length)).toBe(true);
    const isBad = reads('sbp', (v) => v >= 150);
    expect(
      [...chains.values()].some((chain) =>
        chain.some((row, i) => i > 0 && isBad(row) && isBad(chain[i - 1] ?? row)),
      ),
    ).toBe(true);
    const enrolments = Map.groupBy(
      county.rowsOf('enrolments'),
      (row) => `${row['residentId']} ${row['programme']}`,
    );
    expect([...enrolments.values()].some((rows) => rows.length > 1)).toBe(true);
    expect(managedIn(county).size).toBeLessThan(enrolments.size);
    expect(
      [...chains.keys()].some(
        (key) => key.endsWith('diabetes') && chains.has(key.replace('diabetes', 'hypertension')),
      ),
    ).toBe(true);
    expect([...enrolments.keys()].some((key) => !chains.has(key))).toBe(true);
  });

  test('reach back two years and more', () => {
    const first = county
      .rowsOf('followups')
      .reduce((day, row) => (cell(row, 'visitedOn') < day ? cell(row, 'visitedOn') : day), '9');
    expect(first <= plusMonths(AS_OF, -24)).toBe(true);
  });

  test.each([
    ['a contract that ends in 30 days', 'contracts', (row: CsvRow) => lastDayOf(row) === plusDays(AS_OF, 30)],
    [
      'a supply that runs out in 7 days',
      'prescriptions',
      (row: CsvRow) => plusDays(localDate(cell(row, 'issuedOn')), Number(row['days'])) === plusDays(AS_OF, 7),
    ],
    [
      'a supply that ran out 3 days ago',
      'prescriptions',
      (row: CsvRow) =>
        plusDays(localDate(cell(row, 'issuedOn')), Number(row['days'])) === plusDays(AS_OF, -3),
    ],
    [
      'an enrolment whose first visit was due yesterday',
      'enrolments',
      has('enrolledOn', plusDays(AS_OF, -15)),
    ],
    [
      'a visit three months before three days ago',
      'followups',
      has('visitedOn', plusMonths(plusDays(AS_OF, -3), -3)),
    ],
    ['a visit a week ago', 'followups', has('visitedOn', plusDays(AS_OF, -7))],
  ] as const)('put something on the day’s reminder days: %s', (_name, file, is) => {
    expect(county.rowsOf(file).filter(is).length).toBeGreaterThan(0);
  });
});
