import { describe, expect, test } from 'vitest';

import {
  cellsOf,
  type Contribution,
  contributionOn,
  countsOf,
  LIVE_CELLS,
  NEVER,
  nextChangeOn,
  noCounts,
  startLiveCounting,
  sumContributions,
} from '../../../domain/indicators/index.ts';
import { defaultProfile } from '../../../domain/programmes/index.ts';
import { factsOf, personOn, type ResidentHistory } from '../../../domain/residents/index.ts';
import { aToldHistory } from '../../given/live-people.ts';
import { aContract, aHistory, anEnrolment, aPrescription, aVisit } from '../../given/records.ts';
import { anId, aVillage, on } from '../../given/values.ts';

const DAY = on('2025-06-30');

const factsOfWhom = (given: Partial<ResidentHistory>) =>
  factsOf(aToldHistory(aHistory(given)), DAY, defaultProfile);

const managed = factsOfWhom({
  contracts: [aContract()],
  enrolments: [anEnrolment()],
  visits: [aVisit({ visitedOn: '2025-05-20', sbp: 126, dbp: 78 })],
});

describe('what a person adds to counts', () => {
  test('stands by where they live and, managed and contracted, by their team', () => {
    expect(contributionOn(managed, DAY)).toMatchObject({
      from: DAY,
      until: nextChangeOn(managed, DAY),
      village: '530121100201',
      teamId: 'T1',
    });
    expect(contributionOn(factsOfWhom({ contracts: [aContract()] }), DAY).teamId).toBeUndefined();
  });

  test('is counted as the person is', () => {
    const counter = startLiveCounting();
    counter.add(personOn(managed, DAY));
    const { tally } = sumContributions([contributionOn(managed, DAY)]);
    expect(tally).toEqual(counter.tally);
    expect(tally.teams.get(anId('T1'))?.some((count) => count > 0)).toBe(true);
  });
});

const [V1, V2] = [aVillage('530121100201'), aVillage('530121100202')];
const BY_TEAM = LIVE_CELLS.findIndex(({ basis }) => basis === 'management');

const aContribution = (given: Partial<Contribution>): Contribution => ({
  from: DAY,
  until: NEVER,
  village: V1,
  teamId: undefined,
  shares: [],
  ...given,
});

describe('what people add up to', () => {
  test('is nothing that ever changes where there is nobody', () => {
    const { tally, holdsUntil } = sumContributions([]);
    expect([tally.villages.size, tally.teams.size, holdsUntil]).toEqual([0, 0, NEVER]);
  });

  test('is each cell’s numerators and denominators, by village and by team', () => {
    const { tally } = sumContributions([
      aContribution({ shares: [0, 1, 2, BY_TEAM, 3, 4], teamId: anId('T1') }),
      aContribution({ shares: [0, 5, 6] }),
      aContribution({ shares: [1, 0, 1], village: V2 }),
    ]);
    const told = [...tally.villages].map(([village, counts]) => [village, cellsOf(counts)]);
    expect(told).toEqual([
      [
        V1,
        [
          [0, 6, 8],
          [BY_TEAM, 3, 4],
        ],
      ],
      [V2, [[1, 0, 1]]],
    ]);
    expect([...tally.teams].map(([team, counts]) => [team, cellsOf(counts)])).toEqual([
      ['T1', [[BY_TEAM, 3, 4]]],
    ]);
  });

  test('holds until the first day that changes any of it', () => {
    const [sooner, later] = [on('2025-07-01'), on('2025-12-31')];
    const untils = [later, sooner, NEVER].map((until) => aContribution({ until }));
    expect(sumContributions(untils).holdsUntil).toBe(sooner);
  });
});

test('a person’s counts may change on the day on which the drugs that they had grow too few', () => {
  const prescriptions = [aPrescription({ issuedOn: '2025-06-01', supplyDays: 45 })];
  const facts = factsOfWhom({ enrolments: [anEnrolment()], prescriptions });
  const turnsOn = facts.coverage[0]?.spans[0]?.until;
  const withoutDrugs = nextChangeOn({ ...facts, coverage: [] }, DAY);
  expect(turnsOn !== undefined && turnsOn < withoutDrugs).toBe(true);
  expect(nextChangeOn(facts, DAY)).toBe(turnsOn);
});

test('stored counts that name a cell beyond the last stop the reader', () => {
  const cells = noCounts().length / 2;
  expect(countsOf([[cells - 1, 1, 2]]).slice(-2)).toEqual(Float64Array.of(1, 2));
  expect(() => countsOf([[cells, 1, 2]])).toThrow(`stored counts name no cell: ${cells}`);
});
