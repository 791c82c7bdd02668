import { expect, test } from 'vitest';

import {
  areasOf,
  CELLS,
  mergeTallies,
  ratesOf,
  startCounting,
  type Tally,
} from '../../../domain/indicators/index.ts';
import { defaultProfile } from '../../../domain/programmes/index.ts';
import { type ResidentHistory, residentOn } from '../../../domain/residents/index.ts';
import { anInstitution, anOrganisation, aRegion, aTeam } from '../../given/organisation.ts';
import { aContract, aHistory, anEnrolment, aResident, aVisit } from '../../given/records.ts';
import { on } from '../../given/values.ts';

const villages = ['530121100201', '530121100202'] as const;

const areas = areasOf(
  anOrganisation({
    regions: ['530121', ...villages].map((code) => aRegion(code)),
    institutions: [anInstitution()],
    teams: [aTeam({ id: 'T1', regionCodes: ['530121'] }), aTeam({ id: 'T2', regionCodes: [villages[0]] })],
  }),
);

/** Twelve people of two villages, managed and contracted with two teams or not. */
const people = Array.from({ length: 12 }, (_, index): ResidentHistory =>
  aHistory({
    resident: aResident({ id: `R${index}`, regionCode: villages[index % 2] ?? villages[0] }),
    contracts: index % 3 === 0 ? [] : [aContract({ teamId: index % 4 === 1 ? 'T2' : 'T1' })],
    enrolments:
      index % 5 === 0 ? [] : [anEnrolment({ programme: index % 2 === 0 ? 'hypertension' : 'diabetes' })],
    visits: [aVisit({ programme: 'hypertension', visitedOn: '2025-05-10', sbp: 128, dbp: 82 })],
  }),
);

const tallyOf = (histories: readonly ResidentHistory[]): Tally => {
  const counter = startCounting();
  for (const history of histories) counter.add(residentOn(history, on('2025-06-30'), defaultProfile));
  return counter.tally;
};

const ratesBy = (tally: Tally) => areas.flatMap((area) => ratesOf(tally, area));

test.each([1, 2, 3, 5])(
  'people counted in %i groups and put together are counted as if at once',
  (groups) => {
    const parts = Array.from({ length: groups }, (_, group) =>
      tallyOf(people.filter((_person, index) => index % groups === group)),
    );
    const whole = ratesBy(tallyOf(people));
    expect(ratesBy(mergeTallies(parts))).toEqual(whole);
    expect(whole.filter(({ scope, numerator }) => scope === 'team' && numerator > 0).length).toBeGreaterThan(
      3,
    );
  },
);

test('putting tallies together leaves each as it was', () => {
  const [one, other] = [tallyOf(people.slice(0, 5)), tallyOf(people.slice(5))];
  const before = ratesBy(one);
  mergeTallies([one, other]);
  expect(ratesBy(one)).toEqual(before);
});

test('no tallies together count nobody', () => {
  expect(ratesBy(mergeTallies([])).every(({ denominator }) => denominator === 0)).toBe(true);
});

test('a team is counted for its managed people alone, and for nothing that goes by where people live', () => {
  const contracts = [aContract({ teamId: 'T1' })];
  expect([...tallyOf([aHistory({ contracts })]).teams.keys()]).toEqual([]);
  const { teams } = tallyOf([aHistory({ contracts, enrolments: [anEnrolment()] })]);
  expect([...teams.keys()]).toEqual(['T1']);
  const counted = [...teams.values()].flatMap((counts) =>
    CELLS.filter((_, cell) => (counts[2 * cell + 1] ?? 0) > 0),
  );
  expect(new Set(counted.map(({ basis }) => basis))).toEqual(new Set(['management']));
});
