import { describe, expect, test } from 'vitest';

import {
  CELLS,
  countsOf,
  LIVE_CELLS,
  permanentResidentsOf,
  percent,
  ratesOfCounts,
  residentsIn,
  SHOWN_CELLS,
} from '../../../domain/indicators/index.ts';
import { anInstitution, anOrganisation, aRegion, aTeam } from '../../given/organisation.ts';

const COUNTY = '530121';
const [TOWN, OTHER_TOWN] = ['530121100', '530121101'];
const [NORTH, SOUTH, EAST] = ['530121100201', '530121100202', '530121101201'];

/** A county whose regions state so many permanent residents, or nothing. */
const stating = (stated: Readonly<Record<string, number>>) =>
  anOrganisation({
    regions: [COUNTY, TOWN, OTHER_TOWN, NORTH, SOUTH, EAST].map((code) => {
      const permanentResidents = stated[code];
      return { ...aRegion(code), ...(permanentResidents !== undefined && { permanentResidents }) };
    }),
    institutions: [anInstitution()],
    teams: [aTeam()],
  });

const residentsOf = (stated: Readonly<Record<string, number>>, id: string): number | undefined =>
  permanentResidentsOf(stating(stated), { scope: 'region', id });

describe('the permanent residents of a region', () => {
  test('are those that it states itself, whatever the regions in it state', () => {
    expect(residentsOf({ [TOWN]: 900, [NORTH]: 500, [SOUTH]: 300 }, TOWN)).toBe(900);
    expect(residentsOf({ [TOWN]: 0, [NORTH]: 500, [SOUTH]: 300 }, TOWN)).toBe(0);
  });

  test('are the sum of the regions right below it where it states none', () => {
    expect(residentsOf({ [NORTH]: 500, [SOUTH]: 300 }, TOWN)).toBe(800);
    expect(residentsOf({ [TOWN]: 900, [NORTH]: 1, [EAST]: 40 }, COUNTY)).toBe(940);
  });

  test('are not known where a region below it tells nothing: a part of the people would be too few', () => {
    expect(residentsOf({ [NORTH]: 500 }, TOWN)).toBeUndefined();
    expect(residentsOf({ [TOWN]: 900 }, COUNTY)).toBeUndefined();
    expect(residentsOf({}, COUNTY)).toBeUndefined();
    expect(residentsOf({}, NORTH)).toBeUndefined();
    expect(residentsOf({ [COUNTY]: 9 }, '5399')).toBeUndefined();
  });

  test('are no institution’s and no team’s', () => {
    const organisation = stating({ [COUNTY]: 1_000, [NORTH]: 500 });
    expect(permanentResidentsOf(organisation, { scope: 'institution', id: 'I1' })).toBeUndefined();
    expect(permanentResidentsOf(organisation, { scope: 'team', id: 'T1' })).toBeUndefined();
  });
});

describe('rates by permanent residents', () => {
  const cellOf = (indicator: string): number =>
    CELLS.findIndex((cell) => cell.indicator === indicator && cell.group === 'all');
  const counts = countsOf([
    [cellOf('contract_rate'), 60, 80],
    [cellOf('ehr_filing_rate'), 78, 80],
  ]);
  const area = { scope: 'region', id: COUNTY } as const;

  test('divide the same people by what is stated, over 100 % too', () => {
    const shown = ratesOfCounts(counts, area, 75).slice(LIVE_CELLS.length);
    expect(shown).toEqual([
      {
        scope: 'region',
        scopeId: COUNTY,
        indicator: 'contract_rate_permanent',
        group: 'all',
        numerator: 60,
        denominator: 75,
        counted: 80,
      },
      expect.objectContaining({ indicator: 'ehr_filing_rate_permanent', numerator: 78, denominator: 75 }),
    ]);
    expect(shown.map(percent)).toEqual(['80.00', '104.00']);
  });

  test('are not there where nothing is stated', () => {
    expect(ratesOfCounts(counts, area)).toHaveLength(LIVE_CELLS.length);
  });

  test('have no rate where nobody is said to live', () => {
    expect(ratesOfCounts(counts, area, 0).slice(LIVE_CELLS.length).map(percent)).toEqual(['', '']);
  });

  test('stand where the list of what is shown has them', () => {
    const names = ratesOfCounts(counts, area, 75).map(({ indicator, group }) => [indicator, group]);
    expect(names).toEqual(SHOWN_CELLS.map(({ indicator, group }) => [indicator, group]));
  });

  test('leave the people of the records as they are', () => {
    expect(residentsIn(counts)).toBe(80);
  });
});
