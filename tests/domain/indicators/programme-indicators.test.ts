import { describe, expect, test } from 'vitest';

import type { ResidentHistory } from '../../../domain/residents/index.ts';
import { aContract, anEnrolment, anExam, aReferral, aResident, aVisit } from '../../given/records.ts';
import { shareOn } from './counting.ts';

const calm = { sbp: 126, dbp: 78 };
const high = { sbp: 152, dbp: 94 };

const visitsOn = (...days: readonly string[]) =>
  days.map((visitedOn, index) => aVisit({ id: `V${index}`, visitedOn, ...calm }));

/** A patient managed since 2024 with a visit in the first quarter of 2025 and last year's exam. */
const aPatient = (given: Partial<ResidentHistory> = {}): Partial<ResidentHistory> => ({
  enrolments: [anEnrolment({ enrolledOn: '2024-02-01' })],
  exams: [anExam('2024-06-01')],
  visits: visitsOn('2025-02-10'),
  ...given,
});

const share = (day: string, given: Partial<ResidentHistory>, name: string): string =>
  shareOn(day, given, [`hypertension_${name}`]);

describe('managed', () => {
  test.each([
    [{ enrolledOn: '2025-06-30' }, '1/1'],
    [{ enrolledOn: '2025-07-01' }, 'outside'],
    [{ closedOn: '2025-07-01' }, '1/1'],
    [{ closedOn: '2025-06-30' }, 'outside'],
  ])('an enrolment %j counts %s on 30 June', (given, expected) => {
    expect(share('2025-06-30', { enrolments: [anEnrolment(given)] }, 'managed')).toBe(expected);
  });

  test('people are counted where they are residents, once for two enrolments in force', () => {
    const enrolments = [anEnrolment({ enrolledOn: '2024-01-01' }), anEnrolment({ enrolledOn: '2025-01-01' })];
    expect(share('2025-06-30', { enrolments }, 'managed')).toBe('1/1');
    const dead = aResident({ diedOn: '2025-06-30' });
    expect(share('2025-06-30', { enrolments, resident: dead }, 'managed')).toBe('outside');
  });

  test('people are counted in their own programme, each by its own visits', () => {
    const diabetes = [anEnrolment({ programme: 'diabetes' })];
    expect(share('2025-06-30', { enrolments: diabetes }, 'managed')).toBe('outside');
    const both = {
      enrolments: [...diabetes, anEnrolment()],
      visits: [aVisit({ programme: 'diabetes', visitedOn: '2025-05-10', fpg: 5.8 })],
    };
    expect(share('2025-06-30', both, 'control_rate')).toBe('0/1');
    expect(shareOn('2025-06-30', both, ['diabetes_control_rate'])).toBe('1/1');
  });

  test('the contracted are those with a contract in force', () => {
    const given = { enrolments: [anEnrolment()], contracts: [aContract({ startsOn: '2024-07-01' })] };
    const contracted = (day: string) => shareOn(day, given, ['hypertension_managed', 'contracted']);
    expect(contracted('2025-06-30')).toBe('1/1');
    expect(contracted('2025-07-01')).toBe('outside');
  });
});

describe('standardised management', () => {
  const standardised = (day: string, given: Partial<ResidentHistory> = {}) =>
    share(day, aPatient(given), 'standardised_rate');

  test('asks one face-to-face visit for each quarter that has ended', () => {
    expect(standardised('2025-06-29')).toBe('1/1');
    expect(standardised('2025-06-30')).toBe('0/1');
    expect(standardised('2025-06-30', { visits: visitsOn('2025-02-10', '2025-02-11') })).toBe('1/1');
  });

  test('asks no visit before the first quarter has ended', () => {
    expect(standardised('2025-03-30', { visits: [] })).toBe('1/1');
    expect(standardised('2025-03-31', { visits: [] })).toBe('0/1');
  });

  test('asks from the quarter of enrolment on', () => {
    const enrolments = [anEnrolment({ enrolledOn: '2025-05-31' })];
    expect(standardised('2025-06-30', { enrolments, visits: visitsOn('2025-06-01') })).toBe('1/1');
    expect(standardised('2025-06-30', { enrolments, visits: [] })).toBe('0/1');
    expect(standardised('2025-09-30', { enrolments, visits: visitsOn('2025-06-01') })).toBe('0/1');
  });

  test('counts days, face to face and complete; a visit before the enrolment counts too', () => {
    const [one, other] = visitsOn('2025-02-10', '2025-02-10');
    if (one === undefined || other === undefined) throw new Error('two visits');
    const asked = (visits: ResidentHistory['visits']) => standardised('2025-06-30', { visits });
    expect(asked([one, other])).toBe('0/1');
    expect(asked([one, aVisit({ id: 'V9', visitedOn: '2025-04-01', mode: 'phone', ...calm })])).toBe('0/1');
    expect(asked([one, aVisit({ id: 'V9', visitedOn: '2025-04-01', sbp: 126 })])).toBe('0/1');
    expect(asked([one, aVisit({ id: 'V9', visitedOn: '2025-04-01', mode: 'home', ...calm })])).toBe('1/1');
    const enrolments = [anEnrolment({ enrolledOn: '2025-06-10' })];
    expect(standardised('2025-06-30', { enrolments, visits: [one] })).toBe('1/1');
  });

  describe('asks for an exam', () => {
    const served = visitsOn('2025-02-10', '2025-05-10', '2025-08-10', '2025-11-10');
    const given = (examinedOn: readonly string[], enrolledOn = '2024-02-01') =>
      aPatient({
        visits: served,
        exams: examinedOn.map((date) => anExam(date)),
        enrolments: [anEnrolment({ enrolledOn })],
      });

    test.each([
      ['2023-12-31', '0/1'],
      ['2024-01-01', '1/1'],
      ['2025-12-30', '1/1'],
      ['2025-12-31', '0/1'],
    ])('of this year or the last, up to the day: one of %s counts %s on 30 December', (date, expected) => {
      expect(share('2025-12-30', given([date]), 'standardised_rate')).toBe(expected);
    });

    test.each([
      ['2024-12-31', '0/1'],
      ['2025-01-01', '1/1'],
      ['2025-12-31', '1/1'],
    ])('of this very year on 31 December: one of %s counts %s', (date, expected) => {
      expect(share('2025-12-31', given([date]), 'standardised_rate')).toBe(expected);
    });

    test('of who enrolled this year only on 31 December', () => {
      expect(share('2025-12-30', given([], '2025-01-01'), 'standardised_rate')).toBe('1/1');
      expect(share('2025-12-31', given([], '2025-01-01'), 'standardised_rate')).toBe('0/1');
      expect(share('2025-12-30', given([], '2024-12-31'), 'standardised_rate')).toBe('0/1');
    });
  });
});

describe('the strict rate', () => {
  const strict = (day: string, given: Partial<ResidentHistory>) =>
    share(day, aPatient(given), 'standardised_strict_rate');
  const first = aVisit({ id: 'V1', visitedOn: '2025-02-10', ...high });

  test('counts a two-week task as missed at the end of its latest date', () => {
    expect(strict('2025-02-23', { visits: [first] })).toBe('1/1');
    expect(strict('2025-02-24', { visits: [first] })).toBe('0/1');
  });

  test.each([
    ['2025-02-24', '1/1'],
    ['2025-02-25', '0/1'],
  ])('counts it answered by a visit of %s: %s', (visitedOn, expected) => {
    const answer = aVisit({ id: 'V2', visitedOn, mode: 'phone', ...calm });
    expect(strict('2025-03-30', { visits: [first, answer] })).toBe(expected);
  });

  test('accepts the record of a check for a referral, up to the latest date', () => {
    const visits = [aVisit({ visitedOn: '2025-02-10', sbp: 180, dbp: 80 })];
    expect(strict('2025-03-30', { visits, referrals: [aReferral({ checkedOn: '2025-02-24' })] })).toBe('1/1');
    expect(strict('2025-03-30', { visits, referrals: [aReferral({ checkedOn: '2025-02-25' })] })).toBe('0/1');
    expect(
      strict('2025-03-30', { visits: [first], referrals: [aReferral({ checkedOn: '2025-02-20' })] }),
    ).toBe('0/1');
  });

  test('goes by the year of the due date, from 1 January on', () => {
    const lateVisit = (visitedOn: string) => [aVisit({ id: 'V0', visitedOn, ...high })];
    expect(strict('2025-03-30', { visits: lateVisit('2024-12-17') })).toBe('1/1');
    expect(strict('2025-03-30', { visits: lateVisit('2024-12-18') })).toBe('0/1');
  });

  test('asks all that standardised management asks', () => {
    expect(strict('2025-03-30', {})).toBe('1/1');
    expect(strict('2025-03-30', { exams: [] })).toBe('0/1');
  });
});

describe('the control rate', () => {
  const controlled = (day: string, visits: ResidentHistory['visits']) =>
    share(day, aPatient({ visits }), 'control_rate');
  const good = aVisit({ id: 'V1', visitedOn: '2025-02-10', ...calm });

  test('goes by the last reading visit of the year up to the day', () => {
    const bad = aVisit({ id: 'V2', visitedOn: '2025-05-10', ...high });
    expect(controlled('2025-05-09', [bad, good])).toBe('1/1');
    expect(controlled('2025-05-10', [bad, good])).toBe('0/1');
    expect(controlled('2026-01-01', [good])).toBe('0/1');
  });

  test('looks through a refusal and a visit without a value, not through a loss', () => {
    const next = (given: Parameters<typeof aVisit>[0]) => [
      good,
      aVisit({ id: 'V2', visitedOn: '2025-05-10', ...given }),
    ];
    expect(controlled('2025-06-30', next({ outcome: 'refused' }))).toBe('1/1');
    expect(controlled('2025-06-30', next({ sbp: 130 }))).toBe('1/1');
    expect(controlled('2025-06-30', next({ outcome: 'lost' }))).toBe('0/1');
  });

  test('keeps who was never measured in the denominator', () => {
    expect(controlled('2025-06-30', [])).toBe('0/1');
  });
});

test('on time is who has no overdue task: one due on the day is not overdue', () => {
  const given = aPatient({ visits: [aVisit({ visitedOn: '2025-02-10', ...high })] });
  expect(share('2025-02-24', given, 'followed_up_on_time_rate')).toBe('1/1');
  expect(share('2025-02-25', given, 'followed_up_on_time_rate')).toBe('0/1');
});

describe('hypoglycaemia is shown apart', () => {
  const sugar = (visits: readonly Parameters<typeof aVisit>[0][], name: string) =>
    shareOn(
      '2025-06-30',
      {
        enrolments: [anEnrolment({ programme: 'diabetes' })],
        visits: visits.map((given, index) =>
          aVisit({ id: `V${index}`, programme: 'diabetes', visitedOn: `2025-02-1${index}`, ...given }),
        ),
      },
      [`diabetes_${name}`],
    );

  test.each([
    [3.9, '1/1'],
    [4, '0/1'],
    [6.99, '0/1'],
  ])('a last fasting glucose of %f counts %s, and is on target all the same', (fpg, expected) => {
    expect(sugar([{ fpg }], 'hypoglycaemia')).toBe(expected);
    expect(sugar([{ fpg }], 'control_rate')).toBe('1/1');
  });

  test('by the last reading visit alone', () => {
    expect(sugar([{ fpg: 3.9 }, { fpg: 5 }], 'hypoglycaemia')).toBe('0/1');
    expect(sugar([{ fpg: 3.9 }, { fpg: 3.5, outcome: 'lost' }], 'hypoglycaemia')).toBe('0/1');
    expect(sugar([], 'hypoglycaemia')).toBe('0/1');
  });
});
