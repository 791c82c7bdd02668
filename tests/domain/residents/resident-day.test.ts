import { describe, expect, test } from 'vitest';

import { defaultProfile, profiles } from '../../../domain/programmes/index.ts';
import {
  agePolicy,
  isElderlyOn,
  isExaminedSince,
  isResidentOn,
  type ResidentHistory,
  residentOn,
} from '../../../domain/residents/index.ts';
import {
  aContract,
  aHistory,
  anEnrolment,
  anExam,
  aReferral,
  aResident,
  aVisit,
} from '../../given/records.ts';
import { on } from '../../given/values.ts';

const personOn = (day: string, given: Partial<ResidentHistory> = {}) =>
  residentOn(aHistory(given), on(day), defaultProfile);

describe('a resident of a day', () => {
  test.each([
    [{ birthDate: '2025-06-30' }, true],
    [{ birthDate: '2025-07-01' }, false],
    [{ diedOn: '2025-07-01' }, true],
    [{ diedOn: '2025-06-30' }, false],
    [{ movedOutOn: '2025-07-01' }, true],
    [{ movedOutOn: '2025-06-30' }, false],
    [{ diedOn: '2025-06-01', movedOutOn: '2025-07-01' }, false],
    [{ diedOn: '9999-12-31' }, true],
  ])('with %j is one on 30 June 2025: %s', (given, isOne) => {
    expect(isResidentOn(aResident(given), on('2025-06-30'))).toBe(isOne);
    expect(personOn('2025-06-30', { resident: aResident(given) }).isResident).toBe(isOne);
  });
});

describe('who is no resident any more', () => {
  const given = {
    resident: aResident({ movedOutOn: '2025-06-30' }),
    contracts: [aContract()],
    enrolments: [anEnrolment()],
    visits: [aVisit({ visitedOn: '2025-06-30', sbp: 128, dbp: 82 })],
  };

  test('has no contract and is not managed, but is still on the day before', () => {
    expect(personOn('2025-06-29', given)).toMatchObject({ contract: { id: 'C1' } });
    expect(personOn('2025-06-29', given).managed).toHaveLength(1);
    expect(personOn('2025-06-30', given)).toMatchObject({ contract: undefined, managed: [] });
  });

  test('has visits that are judged all the same', () => {
    expect(personOn('2025-06-30', given).chains[0]?.chain).toMatchObject([{ assessment: { row: 7 } }]);
  });
});

test.each([
  ['2025-06-29', 64, false],
  ['2025-06-30', 65, true],
])('on %s somebody born on 30 June 1960 is %i and elderly: %s', (...row) => {
  const [day, ageYears, isElderly] = row;
  const resident = aResident({ birthDate: '1960-06-30' });
  expect(personOn(day, { resident }).ageYears).toBe(ageYears);
  expect(isElderlyOn(resident, on(day))).toBe(isElderly);
});

test('born on 29 February one is 65 on 1 March', () => {
  const resident = aResident({ birthDate: '1960-02-29' });
  expect(isElderlyOn(resident, on('2025-02-28'))).toBe(false);
  expect(isElderlyOn(resident, on('2025-03-01'))).toBe(true);
});

test('children are six at most and the elderly 65 at least', () => {
  expect(agePolicy).toEqual({ childUpToYears: 6, elderlyFromYears: 65 });
});

test.each([
  ['2025-01-31', false],
  ['2025-02-01', true],
  ['2025-06-30', true],
  ['2025-07-01', false],
])('an exam of %s lies between 1 February and the day: %s', (examinedOn, isExamined) => {
  expect(isExaminedSince(personOn('2025-06-30', { exams: [anExam(examinedOn)] }), on('2025-02-01'))).toBe(
    isExamined,
  );
});

describe('the chain of a programme', () => {
  const visits = [
    aVisit({ id: 'V1', visitedOn: '2025-03-10', sbp: 150, dbp: 94 }),
    aVisit({ id: 'V2', visitedOn: '2025-03-20', programme: 'diabetes', fpg: 7.4 }),
    aVisit({ id: 'V3', visitedOn: '2025-04-10', sbp: 148, dbp: 92 }),
    aVisit({ id: 'V4', visitedOn: '2025-07-01', sbp: 128, dbp: 82 }),
  ];

  test('has the visits of that programme up to the day, whether managed or not', () => {
    const { chains, managed } = personOn('2025-06-30', { visits });
    expect(
      chains.map(({ programme, chain }) => [
        programme.code,
        chain.map(({ visit, assessment }) => `${visit.id} ${assessment.row}`),
      ]),
    ).toEqual([
      ['hypertension', ['V1 6', 'V3 4']],
      ['diabetes', ['V2 6']],
    ]);
    expect(managed).toEqual([]);
  });

  test('of somebody without visits is empty', () => {
    expect(personOn('2025-06-30').chains.map(({ chain }) => chain)).toEqual([[], []]);
  });

  test('leaves a managed person one task for each programme, answered by the referrals of the record', () => {
    const given = {
      visits,
      enrolments: [anEnrolment({ enrolledOn: '2025-01-01' }), anEnrolment({ programme: 'diabetes' })],
      referrals: [aReferral({ checkedOn: '2025-04-15' })],
    };
    const { managed } = personOn('2025-06-30', given);
    expect(
      managed.map(({ programme, since, task }) => [programme.code, since, task.kind, task.dueOn]),
    ).toEqual([
      ['hypertension', '2025-01-01', 'follow_up_two_week', '2025-04-29'],
      ['diabetes', '2024-01-01', 'follow_up_two_week', '2025-04-03'],
    ]);
  });

  test('is judged by the profile that is asked for', () => {
    const [strict] = profiles.filter(({ id }) => id === 'CN-PRIMARY-2025');
    if (strict === undefined) throw new Error('the profile of 2025');
    const history = aHistory({
      resident: aResident({ birthDate: '1955-01-01' }),
      visits: [aVisit({ visitedOn: '2025-03-10', sbp: 146, dbp: 84 })],
    });
    const controlledBy = (profile: typeof strict) =>
      residentOn(history, on('2025-06-30'), profile).chains[0]?.chain[0]?.assessment.controlled;
    expect(controlledBy(defaultProfile)).toBe(true);
    expect(controlledBy(strict)).toBe(false);
  });
});
