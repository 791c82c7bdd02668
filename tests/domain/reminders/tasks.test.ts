import { describe, expect, test } from 'vitest';

import { defaultProfile } from '../../../domain/programmes/index.ts';
import { openTasks } from '../../../domain/reminders/index.ts';
import { type ResidentHistory, residentOn } from '../../../domain/residents/index.ts';
import {
  aContract,
  aHistory,
  anEnrolment,
  anExam,
  aPrescription,
  aReferral,
  aResident,
  aVisit,
} from '../../given/records.ts';
import { on } from '../../given/values.ts';

/** The open tasks of a day as `kind programme dueOn`, only those of one kind where one is asked for. */
const tasksOn = (day: string, given: Partial<ResidentHistory>, only = ''): readonly string[] =>
  openTasks(residentOn(aHistory(given), on(day), defaultProfile))
    .filter(({ kind }) => kind.startsWith(only))
    .map(({ kind, programme, dueOn }) => [kind, programme ?? '-', dueOn].join(' '));

const examined = { exams: [anExam('2025-01-02')] };
const managed = { enrolments: [anEnrolment({ enrolledOn: '2025-03-01' })], ...examined };
const calm = { sbp: 128, dbp: 82 };
const high = { sbp: 150, dbp: 94 };

describe('the task of a programme', () => {
  test('is the first visit, fourteen days after enrolment, until there is a completed visit', () => {
    expect(tasksOn('2025-03-01', managed)).toEqual(['first_visit hypertension 2025-03-15']);
    const lost = aVisit({ visitedOn: '2025-03-05', outcome: 'lost' });
    const incomplete = aVisit({ id: 'V2', visitedOn: '2025-03-06', sbp: 128 });
    expect(tasksOn('2025-03-20', { ...managed, visits: [lost, incomplete] })).toEqual([
      'first_visit hypertension 2025-03-15',
    ]);
  });

  test('comes from a visit on the day of enrolment, not from one of the day before', () => {
    const visited = (visitedOn: string) => ({ ...managed, visits: [aVisit({ ...calm, visitedOn })] });
    expect(tasksOn('2025-03-02', visited('2025-03-01'))).toEqual([
      'follow_up_routine hypertension 2025-06-01',
    ]);
    expect(tasksOn('2025-03-02', visited('2025-02-28'))).toEqual(['first_visit hypertension 2025-03-15']);
  });

  test('starts anew with a re-enrolment, while the chain goes on: the next high value is the second in a row', () => {
    const enrolments = [
      anEnrolment({ enrolledOn: '2024-01-01', closedOn: '2025-02-01' }),
      anEnrolment({ enrolledOn: '2025-03-01' }),
    ];
    const before = aVisit({ id: 'V1', visitedOn: '2024-12-20', ...high });
    expect(tasksOn('2025-03-09', { enrolments, visits: [before], ...examined })).toEqual([
      'first_visit hypertension 2025-03-15',
    ]);
    const after = aVisit({ id: 'V2', visitedOn: '2025-03-09', ...high });
    expect(tasksOn('2025-03-09', { enrolments, visits: [before, after], ...examined })).toEqual([
      'referral_check hypertension 2025-03-23',
    ]);
  });

  test.each([
    ['a high value', high, 'follow_up_two_week hypertension 2025-03-24'],
    ['a good value', calm, 'follow_up_routine hypertension 2025-06-10'],
    ['an emergency', { sbp: 180 }, 'referral_check hypertension 2025-03-24'],
  ])('after %s follows the row of the visit', (_, readings, task) => {
    const visits = [aVisit({ visitedOn: '2025-03-10', ...readings })];
    expect(tasksOn('2025-03-10', { ...managed, visits })).toEqual([task]);
  });

  test('that asks for a referral check becomes a follow-up two weeks after the check', () => {
    const visits = [aVisit({ visitedOn: '2025-03-10', sbp: 180 })];
    const referrals = [aReferral({ checkedOn: '2025-03-13' })];
    expect(tasksOn('2025-03-12', { ...managed, visits, referrals })).toEqual([
      'referral_check hypertension 2025-03-24',
    ]);
    expect(tasksOn('2025-03-13', { ...managed, visits, referrals })).toEqual([
      'follow_up_two_week hypertension 2025-03-27',
    ]);
  });

  test('is one for each programme of the person', () => {
    const enrolments = [
      anEnrolment({ enrolledOn: '2025-03-01' }),
      anEnrolment({ programme: 'diabetes', enrolledOn: '2025-03-04' }),
    ];
    expect(tasksOn('2025-03-10', { enrolments, ...examined })).toEqual([
      'first_visit hypertension 2025-03-15',
      'first_visit diabetes 2025-03-18',
    ]);
  });

  test('is none from the day on which the enrolment is closed', () => {
    const enrolments = [anEnrolment({ enrolledOn: '2025-03-01', closedOn: '2025-03-10' })];
    expect(tasksOn('2025-03-09', { enrolments, ...examined })).toHaveLength(1);
    expect(tasksOn('2025-03-10', { enrolments, ...examined })).toEqual([]);
  });
});

describe('somebody who is no resident any more', () => {
  const everything = {
    ...managed,
    contracts: [aContract({ startsOn: '2025-01-01' })],
    prescriptions: [aPrescription({ issuedOn: '2025-03-05' })],
    exams: [],
  };

  test.each(['diedOn', 'movedOutOn'])('has no task from the day of %s on', (column) => {
    const gone = { ...everything, resident: aResident({ [column]: '2025-03-10' }) };
    expect(tasksOn('2025-03-09', gone).map((task) => task.split(' ')[0])).toEqual([
      'first_visit',
      'refill',
      'annual_exam',
      'contract_end',
    ]);
    expect(tasksOn('2025-03-10', gone)).toEqual([]);
  });

  test('has no exam to be reminded of at 70 either', () => {
    const resident = aResident({ birthDate: '1950-01-01', diedOn: '2026-01-03' });
    expect(tasksOn('2026-01-02', { resident })).toEqual([
      'annual_exam - 2026-12-31',
      'annual_exam - 2025-12-31',
    ]);
    expect(tasksOn('2026-01-03', { resident })).toEqual([]);
  });
});

describe('the end of a contract', () => {
  const current = aContract({ id: 'C1', startsOn: '2024-07-10' });
  const endsOn = (day: string, ...others: Parameters<typeof aContract>[0][]) =>
    tasksOn(day, { contracts: [current, ...others.map((given) => aContract({ id: 'C2', ...given }))] });

  test('is a task of the contract in force, due on the last day of its term', () => {
    expect(endsOn('2025-07-09')).toEqual(['contract_end - 2025-07-09']);
    expect(endsOn('2025-07-10')).toEqual([]);
  });

  test('is silenced by a contract that starts later and is signed by the day', () => {
    const renewal = { signedOn: '2025-06-20', startsOn: '2025-07-10', teamId: 'T9' };
    expect(endsOn('2025-06-19', renewal)).toEqual(['contract_end - 2025-07-09']);
    expect(endsOn('2025-06-20', renewal)).toEqual([]);
  });

  test('is silenced by a later contract that has ended again', () => {
    expect(endsOn('2025-06-20', { startsOn: '2025-01-01', endedOn: '2025-02-01' })).toEqual([]);
  });

  test('is not silenced by a duplicate that starts on the same day, and stays one task', () => {
    expect(endsOn('2025-06-20', { startsOn: '2024-07-10', termYears: 2 })).toEqual([
      'contract_end - 2026-07-09',
    ]);
  });

  test('of two overlapping contracts is that of the one that started last', () => {
    expect(endsOn('2025-06-20', { startsOn: '2024-07-11' })).toEqual(['contract_end - 2025-07-10']);
  });

  test('that a later day brings early is not known yet: it is due at the term’s end', () => {
    const contracts = [aContract({ startsOn: '2024-07-10', endedOn: '2025-06-25' })];
    expect(tasksOn('2025-06-24', { contracts })).toEqual(['contract_end - 2025-07-09']);
    expect(tasksOn('2025-06-25', { contracts })).toEqual([]);
  });
});

describe('a refill', () => {
  const refills = (day: string, ...given: Parameters<typeof aPrescription>[0][]) =>
    tasksOn(day, { ...managed, prescriptions: given.map((one) => aPrescription(one)) }, 'refill');

  test('is due when the supply runs out, a short supply’s too', () => {
    expect(refills('2025-03-20', { issuedOn: '2025-03-10', supplyDays: 84 })).toEqual([
      'refill hypertension 2025-06-02',
    ]);
    expect(refills('2025-03-20', { issuedOn: '2025-03-10', supplyDays: 1 })).toEqual([
      'refill hypertension 2025-03-11',
    ]);
  });

  test('falls off thirty days after the supply ran out', () => {
    const given = { issuedOn: '2025-03-10', supplyDays: 28 };
    expect(refills('2025-05-06', given)).toEqual(['refill hypertension 2025-04-07']);
    expect(refills('2025-05-07', given)).toEqual([]);
  });

  test('goes by the latest prescription; of one day by the greatest id', () => {
    expect(
      refills('2025-04-02', { id: 'P1', issuedOn: '2025-03-10' }, { id: 'P2', issuedOn: '2025-04-01' }),
    ).toEqual(['refill hypertension 2025-04-29']);
    expect(refills('2025-04-02', { id: 'P1', supplyDays: 14 }, { id: 'P2', supplyDays: 28 })).toEqual([
      'refill hypertension 2025-04-07',
    ]);
  });

  test('is none where the latest prescription is stopped by the day, whatever was issued before', () => {
    const latest = { id: 'P2', issuedOn: '2025-03-20', stoppedOn: '2025-03-25' };
    expect(refills('2025-03-24', { id: 'P1' }, latest)).toEqual(['refill hypertension 2025-04-17']);
    expect(refills('2025-03-25', { id: 'P1' }, latest)).toEqual([]);
  });

  test('is only for people managed in that programme on the day', () => {
    expect(refills('2025-03-20', { programme: 'diabetes' })).toEqual([]);
    expect(tasksOn('2025-03-20', { prescriptions: [aPrescription()] })).toEqual([]);
  });
});

describe('the yearly exam', () => {
  const exams = (day: string, given: Partial<ResidentHistory>) => tasksOn(day, given, 'annual_exam');
  const born = (birthDate: string) => ({ resident: aResident({ birthDate }) });
  const old = born('1950-01-01');

  test('is asked of the elderly from 1 January on, and due on 31 December', () => {
    expect(exams('2025-01-08', old)).toEqual(['annual_exam - 2025-12-31']);
    expect(exams('2025-12-31', old)).toEqual(['annual_exam - 2025-12-31']);
  });

  test('is asked from the 65th birthday on, not before', () => {
    expect(exams('2025-06-29', born('1960-06-30'))).toEqual([]);
    expect(exams('2025-06-30', born('1960-06-30'))).toEqual(['annual_exam - 2025-12-31']);
  });

  test('is asked once of a younger person managed in two programmes', () => {
    const enrolments = [anEnrolment(), anEnrolment({ programme: 'diabetes' })];
    expect(exams('2025-06-30', { enrolments })).toEqual(['annual_exam - 2025-12-31']);
    expect(exams('2025-06-30', {})).toEqual([]);
  });

  test('is done with the exam of the year, on the very day; one of last year does not do', () => {
    expect(exams('2025-06-29', { ...old, exams: [anExam('2025-06-30')] })).toHaveLength(1);
    expect(exams('2025-06-30', { ...old, exams: [anExam('2025-06-30')] })).toEqual([]);
    expect(exams('2025-06-30', { ...old, exams: [anExam('2025-01-01')] })).toEqual([]);
    expect(exams('2025-06-30', { ...old, exams: [anExam('2024-12-31')] })).toHaveLength(1);
  });

  test('of last year lives on to 7 January and is gone on the 8th', () => {
    const both = ['annual_exam - 2026-12-31', 'annual_exam - 2025-12-31'];
    for (const day of ['2026-01-01', '2026-01-07']) expect(exams(day, old)).toEqual(both);
    expect(exams('2026-01-08', old)).toEqual(['annual_exam - 2026-12-31']);
  });

  test.each([
    ['1960-12-31', 2],
    ['1961-01-01', 1],
  ])('of last year is asked of who was 65 on 31 December: born on %s', (birthDate, tasks) => {
    expect(exams('2026-01-05', born(birthDate))).toHaveLength(tasks);
  });

  test.each([
    ['2025-12-31', 2],
    ['2026-01-01', 1],
  ])(
    'of last year is asked of who is managed and was enrolled by 31 December: on %s',
    (enrolledOn, tasks) => {
      expect(exams('2026-01-05', { enrolments: [anEnrolment({ enrolledOn })] })).toHaveLength(tasks);
    },
  );

  test('of last year is not asked of who is managed no more', () => {
    const enrolments = [anEnrolment({ enrolledOn: '2025-05-01', closedOn: '2026-01-05' })];
    expect(exams('2026-01-04', { enrolments })).toHaveLength(2);
    expect(exams('2026-01-05', { enrolments })).toEqual([]);
  });

  test.each([
    ['2025-01-01', ['annual_exam - 2026-12-31']],
    ['2025-12-31', ['annual_exam - 2026-12-31']],
    ['2026-01-05', []],
    ['2024-12-31', ['annual_exam - 2026-12-31', 'annual_exam - 2025-12-31']],
  ])('of last year is done with an exam of last year or this one: on %s', (examinedOn, tasks) => {
    expect(exams('2026-01-05', { ...old, exams: [anExam(examinedOn)] })).toEqual(tasks);
  });
});
