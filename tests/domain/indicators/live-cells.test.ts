import { describe, expect, test } from 'vitest';

import {
  areasOf,
  CELLS,
  countsOfArea,
  explainShare,
  LIVE_CELLS,
  ratesOf,
  ratesOfCounts,
  startCounting,
  startLiveCounting,
} from '../../../domain/indicators/index.ts';
import { defaultProfile } from '../../../domain/programmes/index.ts';
import { type ResidentHistory, residentOn } from '../../../domain/residents/index.ts';
import { anInstitution, anOrganisation, aRegion, aTeam } from '../../given/organisation.ts';
import { aContract, aHistory, anEnrolment, aVisit } from '../../given/records.ts';
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
    'diabetes_control_rate_12m all',
    'diabetes_control_rate_12m contracted',
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
      explainShare(
        residentOn(aHistory(patient(visits)), on('2025-02-01'), defaultProfile),
        TWELVE_MONTHS,
        'all',
      );
    expect(told([onTarget])?.rule.en).toMatch(/^2024-09-10 .*126\/78/);
    expect(told([])?.rule).toEqual({ 'zh-CN': '近12个月没有测量值', en: 'no reading in twelve months' });
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
  const person = residentOn(
    aHistory({ ...patient([onTarget]), contracts: [aContract({ teamId: 'T1' })] }),
    on('2025-02-01'),
    defaultProfile,
  );

  test.each(areas)('gives the numbers of reports and those of the service: $scope', (area) => {
    const [reports, live] = [startCounting(), startLiveCounting()];
    reports.add(person);
    live.add(person);
    const rates = ratesOfCounts(countsOfArea(live.tally, area), area);
    expect(rates.slice(0, CELLS.length)).toEqual(ratesOf(reports.tally, area));
    expect(
      rates.slice(CELLS.length).map(({ numerator, denominator }) => `${numerator}/${denominator}`),
    ).toEqual(['1/1', '1/1', '0/0', '0/0']);
  });
});
