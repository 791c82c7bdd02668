import { describe, expect, test } from 'vitest';

import { defaultProfile } from '../../../domain/programmes/index.ts';
import {
  decodeFacts,
  encodeFacts,
  factsOf,
  personOn,
  type ResidentFacts,
  type ResidentHistory,
} from '../../../domain/residents/index.ts';
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

const factsOn = (day: string, given: Partial<ResidentHistory>): ResidentFacts =>
  factsOf(aToldHistory(aHistory(given)), on(day), defaultProfile);

const visitsKept = (day: string, given: Partial<ResidentHistory>): readonly string[] =>
  factsOn(day, { enrolments: [anEnrolment()], ...given }).chains.flatMap(({ chain }) =>
    chain.map(({ visit }) => visit.visitedOn),
  );

const onTarget = { sbp: 126, dbp: 78 };

describe('facts keep', () => {
  test.each([
    ['2025-06-30', ['C1']],
    ['2026-07-28', ['C1']],
    ['2026-07-29', ['C1']],
    ['2026-07-30', []],
  ])('a term that ended on 30 June 2025 as long as the renewal rate may count it: on %s %j', (day, kept) => {
    const contracts = [aContract({ startsOn: '2024-07-01' })];
    expect(factsOn(day, { contracts }).contracts.map(({ id }) => id)).toEqual(kept);
  });

  test.each([
    ['2025-12-31', undefined, 1],
    ['2026-01-01', undefined, 0],
    ['2025-06-30', '2025-07-01', 1],
    ['2025-07-01', '2025-07-01', 0],
  ])('services while the contract may be in force: on %s, ended on %s, %i', (day, endedOn, kept) => {
    const contracts = [aContract({ endedOn, services: [aService('2025-03-01')] })];
    expect(factsOn(day, { contracts }).contracts[0]?.services.length).toBe(kept);
  });

  test.each([
    ['2025-06-29', 1],
    ['2025-06-30', 0],
  ])('an enrolment until it is closed on 30 June 2025: on %s %i', (day, kept) => {
    const enrolments = [anEnrolment({ closedOn: '2025-06-30' })];
    expect(factsOn(day, { enrolments }).enrolments.length).toBe(kept);
  });

  test('exams of this year and the last, and those to come', () => {
    const exams = [anExam('2023-12-31'), anExam('2024-01-01'), anExam('2025-08-01')];
    const kept = factsOn('2025-06-30', { exams }).exams.map(({ examinedOn }) => examinedOn);
    expect(kept).toEqual(['2024-01-01', '2025-08-01']);
  });

  test('visits of the last twelve months and those to come', () => {
    const dates = ['2024-06-30', '2024-07-01', '2025-02-01', '2025-08-01'];
    const visits = dates.map((visitedOn) => aVisit({ id: `V${visitedOn}`, visitedOn, ...onTarget }));
    expect(visitsKept('2025-06-30', { visits })).toEqual(dates.slice(1));
  });

  test('the latest completed visit, however old, and what came after it', () => {
    const visits = [
      aVisit({ id: 'V1', visitedOn: '2022-02-01', ...onTarget }),
      aVisit({ id: 'V2', visitedOn: '2022-05-01', ...onTarget }),
      aVisit({ id: 'V3', visitedOn: '2022-08-01', outcome: 'lost' }),
    ];
    expect(visitsKept('2025-06-30', { visits })).toEqual(['2022-05-01', '2022-08-01']);
  });

  test('the latest completed visit so far also where one is dated ahead', () => {
    const visits = ['2022-05-01', '2025-08-01'].map((visitedOn) =>
      aVisit({ id: `V${visitedOn}`, visitedOn, ...onTarget }),
    );
    expect(visitsKept('2025-06-30', { visits })).toEqual(['2022-05-01', '2025-08-01']);
  });

  test('a visit of last December whose two-week task fell due this year', () => {
    const visits = ['2024-12-17', '2024-12-18', '2025-12-01'].map((visitedOn) =>
      aVisit({ id: `V${visitedOn}`, visitedOn, sbp: 152, dbp: 94 }),
    );
    expect(visitsKept('2025-12-31', { visits })).toEqual(['2024-12-18', '2025-12-01']);
  });

  test('no visits of a programme that the person is not enrolled in', () => {
    const visits = [aVisit({ programme: 'diabetes', visitedOn: '2025-06-01', fpg: 6.1 })];
    expect(visitsKept('2025-06-30', { visits })).toEqual([]);
  });

  test('a referral that was checked on the day of the first visit kept or later', () => {
    const given = {
      enrolments: [anEnrolment()],
      visits: [aVisit({ visitedOn: '2025-03-10', sbp: 182, dbp: 94 })],
      referrals: ['2025-03-09', '2025-03-10', undefined].map((checkedOn, index) =>
        aReferral({ id: `F${index}`, checkedOn, returnedOn: '2025-03-20' }),
      ),
    };
    expect(factsOn('2025-06-30', given).referrals).toEqual([
      aReferral({ id: 'F1', checkedOn: '2025-03-10' }),
    ]);
    expect(factsOn('2025-06-30', { ...given, visits: [] }).referrals).toEqual([]);
  });

  test('a referral of the year, checked or not', () => {
    const referrals = ['2024-12-31', '2025-01-01', '2025-07-05'].map((referredOn, index) =>
      aReferral({ id: `F${index}`, referredOn, programme: 'diabetes', direction: 'down' }),
    );
    expect(factsOn('2025-06-30', { referrals }).referrals).toEqual(referrals.slice(1));
  });

  test.each([
    [{ diedOn: '2025-06-30' }, '2025-06-30'],
    [{ movedOutOn: '2025-06-01', diedOn: '2025-06-30' }, '2025-06-01'],
  ])('nothing but their own dates of who is no resident any more: %j', (left, leftOn) => {
    const given = { resident: aResident(left), contracts: [aContract()], enrolments: [anEnrolment()] };
    const facts = factsOn('2025-06-30', given);
    expect(facts.leftOn).toBe(leftOn);
    expect([...facts.contracts, ...facts.enrolments, ...facts.chains]).toEqual([]);
    expect(personOn(facts, on('2025-06-30')).isResident).toBe(false);
  });
});

test('facts say nothing of a day before they were made', () => {
  const facts = factsOn('2025-06-30', {});
  expect(() => personOn(facts, on('2025-06-29'))).toThrow(
    'facts made on 2025-06-30 say nothing of 2025-06-29',
  );
  expect(personOn(facts, on('2025-06-30')).ageYears).toBe(55);
});

/** A patient of two years with everything that a usual one has. */
const usualPatient = (): ResidentHistory => ({
  ...aHistory({
    resident: aResident({
      id: 'R0000213',
      name: '李秀英',
      keyGroups: ['disabled'],
      ehrFiledOn: '2020-05-06',
      ehrLastUsedOn: '2025-05-01',
    }),
    contracts: ['2024-03-01', '2025-03-01'].map((startsOn, index) =>
      aContract({
        id: `C0000213-${index}`,
        startsOn,
        services: ['2025-04-01', '2025-07-01', '2025-10-01', '2026-01-01'].map((dueOn) =>
          aService(dueOn, undefined, 'bp_check'),
        ),
      }),
    ),
    enrolments: [anEnrolment()],
    visits: ['2023-03', '2023-06', '2023-09', '2023-12', '2024-02', '2024-05', '2024-08', '2024-11'].map(
      (month) => aVisit({ id: `V213-${month}`, visitedOn: `${month}-10`, ...onTarget, heartRate: 72 }),
    ),
    exams: [anExam('2024-05-06'), anExam('2025-05-06')],
  }),
});

describe('written facts', () => {
  test('of a usual patient take less than a kilobyte', () => {
    const text = JSON.stringify(
      encodeFacts(factsOf(aToldHistory(usualPatient()), on('2024-12-31'), defaultProfile)),
    );
    expect(Buffer.byteLength(text)).toBeLessThan(1_024);
  });

  test('name nobody and tell no phone and no words of a doctor', () => {
    const { resident, ...history } = usualPatient();
    const visits = history.visits.map((visit) => ({
      ...visit,
      override: { class: 1, nextOn: on('2025-01-15'), reason: '体弱' } as const,
    }));
    const written = encodeFacts(
      factsOf(aToldHistory({ ...history, resident, visits }), on('2024-12-31'), defaultProfile),
    );
    const text = JSON.stringify(written);
    expect(text).not.toContain(resident.name);
    expect(text).not.toContain(resident.phone);
    expect(text).not.toContain('体弱');
    expect(decodeFacts(written)?.chains[0]?.chain[0]?.visit.override?.nextOn).toBe('2025-01-15');
  });

  const written = () =>
    JSON.stringify(encodeFacts(factsOf(aToldHistory(usualPatient()), on('2024-12-31'), defaultProfile)));
  const readAs = (now: string, then: string) => decodeFacts(JSON.parse(written().replace(now, then)));

  test.each([
    ['another form', '"v":4', '"v":3'],
    ['another version of the profile', '["CN-NBPHS-2017",1]', '["CN-NBPHS-2017",99]'],
    ['a profile that is gone', 'CN-NBPHS-2017', 'CN-GONE'],
    ['rules that decided a visit otherwise', ',7,{', ',6,{'],
  ])('by %s are made anew', (_, now, then) => {
    expect(written()).toContain(now);
    expect(readAs(now, then)).toBeUndefined();
  });

  test.each([
    ['a village', '530121100201', '5301'],
    ['a reading', '"s":126', '"s":1260'],
    ['a programme', '[["hypertension",', '[["copd",'],
    ['a column', '"born"', '"birth"'],
  ])('that are damaged in %s stop the reader', (_, now, then) => {
    expect(written()).toContain(now);
    expect(() => readAs(now, then)).toThrow();
  });
});
