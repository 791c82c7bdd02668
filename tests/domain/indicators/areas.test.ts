import { describe, expect, test } from 'vitest';

import {
  type Area,
  areasOf,
  CELLS,
  isCountedIn,
  isCounty,
  SCOPES,
} from '../../../domain/indicators/index.ts';
import { defaultProfile } from '../../../domain/programmes/index.ts';
import { type ResidentHistory, residentOn } from '../../../domain/residents/index.ts';
import { anInstitution, anOrganisation, aRegion, aTeam } from '../../given/organisation.ts';
import { aContract, aHistory, anEnrolment, aResident } from '../../given/records.ts';
import { on } from '../../given/values.ts';
import { rateIn, ratesOn } from './counting.ts';

const [north, south, east] = ['530121100201', '530121100202', '530121101201'] as const;

/** A county with two towns; the hospital I1 over the centre I2 over the clinic I3; I4 apart, in the same town. */
const county = anOrganisation({
  regions: ['53', '5301', '530121', '530121100', north, south, '530121101', east].map((code) =>
    aRegion(code),
  ),
  institutions: [
    anInstitution({ id: 'I1' }),
    anInstitution({ id: 'I2', parentId: 'I1' }),
    anInstitution({ id: 'I3', parentId: 'I2' }),
    anInstitution({ id: 'I4', parentId: 'nowhere' }),
  ],
  teams: [
    aTeam({ id: 'T1', institutionId: 'I2', regionCodes: ['530121100'] }),
    aTeam({ id: 'T2', institutionId: 'I3', regionCodes: [south, east] }),
    aTeam({ id: 'T3', institutionId: 'I4', regionCodes: [east] }),
  ],
});

const areas = areasOf(county);

const areaOf = (scope: string, id: string): Area => {
  const area = areas.find((one) => one.scope === scope && one.id === id);
  if (area === undefined) throw new Error(`no ${scope} ${id}`);
  return area;
};

describe('the areas of a county', () => {
  test('are every region, every institution and every team', () => {
    expect(SCOPES).toEqual(['region', 'institution', 'team']);
    expect(areas.map(({ scope, id }) => `${scope} ${id}`)).toEqual([
      ...county.regions.map(({ code }) => `region ${code}`),
      'institution I1',
      'institution I2',
      'institution I3',
      'institution I4',
      'team T1',
      'team T2',
      'team T3',
    ]);
  });

  test.each([
    ['53', [north, south, east]],
    ['530121', [north, south, east]],
    ['530121100', [north, south]],
    [south, [south]],
  ])('the region %s holds the villages whose code begins with it', (code, villages) => {
    expect(areaOf('region', code)).toMatchObject({ villages, teams: undefined });
  });

  test.each([
    ['I1', [north, south, east], ['T1', 'T2']],
    ['I2', [north, south, east], ['T1', 'T2']],
    ['I3', [south, east], ['T2']],
    ['I4', [east], ['T3']],
  ])('the institution %s has the areas and teams of all below it, a village once', (...row) => {
    const [id, villages, teams] = row;
    expect(areaOf('institution', id)).toMatchObject({ villages, teams });
  });

  test.each([
    ['T1', [north, south]],
    ['T2', [south, east]],
    ['T3', [east]],
  ])('the team %s has the villages that it serves', (id, villages) => {
    expect(areaOf('team', id)).toMatchObject({ villages, teams: [id] });
  });

  test('go round once where the parents of institutions make a loop', () => {
    const loop = anOrganisation({
      regions: [aRegion(north)],
      institutions: [
        anInstitution({ id: 'I1', parentId: 'I2' }),
        anInstitution({ id: 'I2', parentId: 'I1' }),
      ],
      teams: [aTeam({ id: 'T1', institutionId: 'I2', regionCodes: [north] })],
    });
    for (const area of areasOf(loop)) expect(area.villages).toEqual([north]);
  });
});

test.each([
  ['region', '530121', true],
  ['region', '5301', false],
  ['region', '530121100', false],
  ['team', '530121', false],
] as const)('a %s of code %s is a county: %s', (...row) => {
  const [scope, id, isOne] = row;
  expect(isCounty({ scope, id, villages: [], teams: undefined })).toBe(isOne);
});

describe('every area has every cell', () => {
  const groups = [
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
  ];
  const grid = [
    ...['contract_rate', 'signed_and_served_rate', 'ehr_filing_rate', 'ehr_use_rate'].flatMap((indicator) =>
      groups.map((group) => `${indicator} ${group}`),
    ),
    ...['fulfilment_item_rate', 'renewal_rate', 'elderly_exam_rate'].map((indicator) => `${indicator} all`),
    ...['hypertension', 'diabetes'].flatMap((programme) =>
      [
        'managed',
        'standardised_rate',
        'standardised_strict_rate',
        'control_rate',
        'followed_up_on_time_rate',
      ].flatMap((name) => ['all', 'contracted'].map((group) => `${programme}_${name} ${group}`)),
    ),
    'diabetes_hypoglycaemia all',
    'diabetes_hypoglycaemia contracted',
  ];

  test('seventy-three of them', () => {
    expect(grid).toHaveLength(73);
    expect(CELLS.map(({ indicator, group }) => `${indicator} ${group}`).toSorted()).toEqual(grid.toSorted());
  });

  test('also where nobody lives: no rate, not even of the managed', () => {
    for (const area of areas) {
      const rates = ratesOn('2025-06-30', [], area);
      expect(rates).toHaveLength(73);
      for (const rate of rates) {
        expect(rate).toMatchObject({ scope: area.scope, scopeId: area.id, numerator: 0, denominator: 0 });
      }
    }
  });
});

describe('somebody of the south, managed, contracted with the team T3 of elsewhere', () => {
  const given: Partial<ResidentHistory> = {
    resident: aResident({ regionCode: south }),
    enrolments: [anEnrolment()],
    contracts: [aContract({ teamId: 'T3' })],
  };
  const rate = (scope: string, id: string, indicator: string) =>
    rateIn(ratesOn('2025-06-30', [aHistory(given)], areaOf(scope, id)), indicator);

  test.each([
    ['team', 'T1', '1 ÷ 1 = 100.00'],
    ['team', 'T2', '1 ÷ 1 = 100.00'],
    ['team', 'T3', '0 ÷ 0 = '],
    ['institution', 'I1', '1 ÷ 1 = 100.00'],
    ['institution', 'I4', '0 ÷ 0 = '],
  ])('is in the contract rate where they live, with whatever team: %s %s', (...row) => {
    const [scope, id, expected] = row;
    expect(rate(scope, id, 'contract_rate')).toBe(expected);
  });

  test.each([
    ['team', 'T1', '0 ÷ 0 = '],
    ['team', 'T3', '1 ÷ 1 = 100.00'],
    ['institution', 'I1', '0 ÷ 0 = '],
    ['institution', 'I4', '1 ÷ 1 = 100.00'],
    ['region', south, '1 ÷ 1 = 100.00'],
    ['region', east, '0 ÷ 0 = '],
  ])('is managed by the team of the contract, in regions where they live: %s %s', (...row) => {
    const [scope, id, expected] = row;
    expect(rate(scope, id, 'hypertension_managed')).toBe(expected);
  });

  test('has both rows of a programme at a team, with the same numbers', () => {
    const rates = ratesOn('2025-06-30', [aHistory(given)], areaOf('team', 'T3'));
    expect(rateIn(rates, 'hypertension_managed', 'all')).toBe('1 ÷ 1 = 100.00');
    expect(rateIn(rates, 'hypertension_managed', 'contracted')).toBe('1 ÷ 1 = 100.00');
  });

  test('is managed by no team without a contract in force', () => {
    const uncontracted = [aHistory({ ...given, contracts: [] })];
    expect(rateIn(ratesOn('2025-06-30', uncontracted, areaOf('team', 'T3')), 'hypertension_managed')).toBe(
      '0 ÷ 0 = ',
    );
    const region = ratesOn('2025-06-30', uncontracted, areaOf('region', south));
    expect(rateIn(region, 'hypertension_managed', 'all')).toBe('1 ÷ 1 = 100.00');
    expect(rateIn(region, 'hypertension_managed', 'contracted')).toBe('0 ÷ 0 = ');
  });

  test('is behind the numbers of just those areas', () => {
    const person = residentOn(aHistory(given), on('2025-06-30'), defaultProfile);
    const uncontracted = residentOn(aHistory({ ...given, contracts: [] }), on('2025-06-30'), defaultProfile);
    const behind = (basis: 'residence' | 'management', who = person): readonly string[] =>
      areas
        .filter((area) => isCountedIn(area, { indicator: 'any', group: 'all', basis }, who))
        .map(({ id }) => id);
    const regions = ['53', '5301', '530121', '530121100', south];
    expect(behind('residence')).toEqual([...regions, 'I1', 'I2', 'I3', 'T1', 'T2']);
    expect(behind('management')).toEqual([...regions, 'I4', 'T3']);
    expect(behind('management', uncontracted)).toEqual(regions);
  });
});

test('who lives in two teams’ areas is one person to their institution', () => {
  const person = aHistory({ resident: aResident({ regionCode: south }) });
  expect(rateIn(ratesOn('2025-06-30', [person], areaOf('institution', 'I1')), 'contract_rate')).toBe(
    '0 ÷ 1 = 0.00',
  );
});

test('who lives in no area is in no rate', () => {
  const stranger = aHistory({
    resident: aResident({ regionCode: '530199100201' }),
    enrolments: [anEnrolment()],
  });
  for (const area of areas.filter(({ id }) => !['53', '5301'].includes(id))) {
    expect(ratesOn('2025-06-30', [stranger], area).every(({ denominator }) => denominator === 0)).toBe(true);
  }
});
