import { describe, expect, test } from 'vitest';

import {
  areasOf,
  CELLS,
  countsOfArea,
  explainLiveShare,
  LIVE_CELLS,
  nextChangeOn,
  ratesOf,
  ratesOfCounts,
  startCounting,
  startLiveCounting,
} from '../../../domain/indicators/index.ts';
import { defaultProfile } from '../../../domain/programmes/index.ts';
import { factsOf, type ResidentHistory } from '../../../domain/residents/index.ts';
import { aLivePerson, aToldHistory } from '../../given/live-people.ts';
import { anInstitution, anOrganisation, aRegion, aTeam } from '../../given/organisation.ts';
import {
  aContract,
  aHistory,
  anEnrolment,
  aPrescription,
  aReferral,
  aResident,
  aVisit,
} from '../../given/records.ts';
import { on } from '../../given/values.ts';
import { shareOn } from './counting.ts';

const TWELVE_MONTHS = 'hypertension_control_rate_12m';

const patient = (visits: ResidentHistory['visits']): Partial<ResidentHistory> => ({
  enrolments: [anEnrolment({ enrolledOn: '2023-01-01' })],
  visits,
});
const onTarget = aVisit({ id: 'V1', visitedOn: '2024-09-10', sbp: 126, dbp: 78 });
const offTarget = aVisit({ id: 'V2', visitedOn: '2024-11-10', sbp: 152, dbp: 94 });
const lost = aVisit({ id: 'V3', visitedOn: '2024-12-10', outcome: 'lost' });
const refused = aVisit({ id: 'V4', visitedOn: '2024-12-20', outcome: 'refused' });

test('the cells of reports come first, and those of the service alone after them', () => {
  expect(CELLS.length).toBe(73);
  expect(LIVE_CELLS.slice(0, CELLS.length)).toEqual(CELLS);
  expect(LIVE_CELLS.slice(CELLS.length).map(({ indicator, group }) => `${indicator} ${group}`)).toEqual([
    'hypertension_control_rate_12m all',
    'hypertension_control_rate_12m contracted',
    'hypertension_days_covered_rate all',
    'hypertension_days_covered_rate contracted',
    'diabetes_control_rate_12m all',
    'diabetes_control_rate_12m contracted',
    'diabetes_days_covered_rate all',
    'diabetes_days_covered_rate contracted',
    'referrals_up all',
    'referrals_down all',
  ]);
});

describe('control in twelve months', () => {
  test.each([
    ['2024-09-09', '0/1'],
    ['2024-09-10', '1/1'],
    ['2025-01-01', '1/1'],
    ['2025-09-09', '1/1'],
    ['2025-09-10', '0/1'],
    ['2026-09-10', '0/1'],
  ])('counts a reading until the same day of the next year: on %s %s', (day, share) => {
    expect(shareOn(day, patient([onTarget]), [TWELVE_MONTHS])).toBe(share);
  });

  test('stands where the official rate begins anew on 1 January', () => {
    expect(shareOn('2024-12-31', patient([onTarget]), ['hypertension_control_rate'])).toBe('1/1');
    expect(shareOn('2025-01-01', patient([onTarget]), ['hypertension_control_rate'])).toBe('0/1');
    expect(shareOn('2025-01-01', patient([onTarget]), [TWELVE_MONTHS])).toBe('1/1');
  });

  test.each([
    ['off target', [onTarget, offTarget], '0/1'],
    ['lost', [onTarget, lost], '0/1'],
    ['refused, which says nothing', [onTarget, refused], '1/1'],
    ['off target before', [{ ...offTarget, visitedOn: on('2024-08-10') }, onTarget], '1/1'],
  ])('goes by the last reading visit: %s', (_, visits, share) => {
    expect(shareOn('2025-02-01', patient(visits), [TWELVE_MONTHS])).toBe(share);
  });

  test('of 29 February counts a reading of the clamped day before no more', () => {
    const visited = (visitedOn: string) => patient([aVisit({ visitedOn, sbp: 126, dbp: 78 })]);
    expect(shareOn('2024-02-29', visited('2023-02-28'), [TWELVE_MONTHS])).toBe('0/1');
    expect(shareOn('2024-02-29', visited('2023-03-01'), [TWELVE_MONTHS])).toBe('1/1');
  });

  test('is told with its visit', () => {
    const told = (visits: ResidentHistory['visits']) =>
      explainLiveShare(aLivePerson(aHistory(patient(visits)), on('2025-02-01')), TWELVE_MONTHS, 'all');
    expect(told([onTarget])?.rule.en).toMatch(/^2024-09-10 .*126\/78/);
    expect(told([])?.rule).toEqual({ 'zh-CN': '近12个月没有测量值', en: 'no reading in twelve months' });
  });
});

describe('days covered', () => {
  const COVERED = 'hypertension_days_covered_rate';
  /** 80 days from 10 March 2025. */
  const filled = aPrescription({ issuedOn: '2025-03-10', supplyDays: 80 });
  const treated = (given: Partial<ResidentHistory> = {}) => ({
    ...patient([]),
    prescriptions: [filled],
    ...given,
  });

  test.each([
    ['2025-03-09', 'outside'],
    ['2025-03-10', '1/1'],
    ['2025-06-17', '1/1'],
    ['2025-06-18', '0/1'],
    ['2026-05-27', '0/1'],
    ['2026-05-28', 'outside'],
  ])(
    'count who had drugs in the year, and among them who had them on four days of five: on %s %s',
    (day, share) => {
      expect(shareOn(day, treated(), [COVERED])).toBe(share);
    },
  );

  test('are of the managed, by their contract, each programme by its own drugs', () => {
    const day = '2025-04-01';
    expect(shareOn(day, treated({ enrolments: [] }), [COVERED])).toBe('outside');
    expect(shareOn(day, treated(), [COVERED, 'contracted'])).toBe('outside');
    expect(shareOn(day, treated({ contracts: [aContract()] }), [COVERED, 'contracted'])).toBe('1/1');
    expect(shareOn(day, treated(), ['diabetes_days_covered_rate'])).toBe('outside');
  });

  test.each([
    ['2025-06-17', 'had drugs on at least 80 % of the days since the first fill in the last 365 days'],
    ['2025-06-18', 'had drugs on less than 80 % of the days since the first fill in the last 365 days'],
  ])('are told as of %s', (day, rule) => {
    const person = aLivePerson(aHistory(treated()), on(day));
    expect(explainLiveShare(person, COVERED, 'all')?.rule.en).toBe(rule);
  });
});

describe('referrals of the year', () => {
  const referrals = [
    aReferral({ id: 'F1', referredOn: '2024-12-31' }),
    aReferral({ id: 'F2', referredOn: '2025-01-01' }),
    aReferral({ id: 'F3', referredOn: '2025-03-10' }),
    aReferral({ id: 'F4', referredOn: '2025-03-10', direction: 'down' }),
  ];

  test.each([
    ['2024-12-30', 'outside', 'outside'],
    ['2024-12-31', '1/1', 'outside'],
    ['2025-01-01', '1/1', 'outside'],
    ['2025-03-09', '1/1', 'outside'],
    ['2025-03-10', '2/2', '1/1'],
    ['2025-12-31', '2/2', '1/1'],
    ['2026-01-01', 'outside', 'outside'],
  ])('count from 1 January up to the day, by direction: on %s %s up and %s down', (day, up, down) => {
    expect(shareOn(day, { referrals }, ['referrals_up'])).toBe(up);
    expect(shareOn(day, { referrals }, ['referrals_down'])).toBe(down);
  });

  test('of who has died by the day are not counted', () => {
    const resident = aResident({ diedOn: '2025-03-11' });
    expect(shareOn('2025-03-10', { resident, referrals }, ['referrals_up'])).toBe('2/2');
    expect(shareOn('2025-03-11', { resident, referrals }, ['referrals_up'])).toBe('outside');
  });

  test('are told with their days', () => {
    const person = aLivePerson(aHistory({ referrals }), on('2025-06-30'));
    expect(explainLiveShare(person, 'referrals_up', 'all')?.rule).toEqual({
      'zh-CN': '本年度上转2次：2025-01-01, 2025-03-10',
      en: '2 referred up this year: 2025-01-01, 2025-03-10',
    });
  });

  test.each([
    ['until the day of one to come', '2025-01-01', '2025-03-10'],
    ['until the new year', '2025-03-10', '2026-01-01'],
  ])('hold %s', (_, day, next) => {
    const history = aHistory({ resident: aResident({ birthDate: '1990-05-10' }), referrals });
    expect(nextChangeOn(factsOf(aToldHistory(history), on(day), defaultProfile), on(day))).toBe(next);
  });
});

describe('counting live', () => {
  const village = '530121100201';
  const areas = areasOf(
    anOrganisation({
      regions: [aRegion(village)],
      institutions: [anInstitution()],
      teams: [aTeam({ id: 'T1', regionCodes: [village] })],
    }),
  );
  const person = aLivePerson(
    aHistory({ ...patient([onTarget]), contracts: [aContract({ teamId: 'T1' })] }),
    on('2025-02-01'),
  );

  test.each(areas)('gives the numbers of reports and those of the service: $scope', (area) => {
    const [reports, live] = [startCounting(), startLiveCounting()];
    reports.add(person);
    live.add(person);
    const rates = ratesOfCounts(countsOfArea(live.tally, area), area);
    expect(rates.slice(0, CELLS.length)).toEqual(ratesOf(reports.tally, area));
    expect(
      rates.slice(CELLS.length).map(({ numerator, denominator }) => `${numerator}/${denominator}`),
    ).toEqual(['1/1', '1/1', ...Array.from({ length: 8 }, () => '0/0')]);
  });
});
