import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { COUNTED_CELLS } from '../../../domain/indicators/cells.ts';
import {
  CELLS,
  countsFromJson,
  countsToJson,
  mergeTallies,
  startLiveCounting,
} from '../../../domain/indicators/index.ts';
import { aLivePerson } from '../../given/live-people.ts';
import { holds } from '../../given/properties.ts';
import { aContract, aHistory, anEnrolment, aResident } from '../../given/records.ts';
import { on } from '../../given/values.ts';
import { historiesNear, type HistoryNear } from '../residents/random-history.ts';

const tallyOf = (histories: readonly HistoryNear[]) => {
  const counter = startLiveCounting();
  for (const { history, day } of histories) counter.add(aLivePerson(history, day));
  return counter.tally;
};

const patient = {
  history: aHistory({
    resident: aResident({ ehrFiledOn: '2020-05-06' }),
    contracts: [aContract()],
    enrolments: [anEnrolment()],
  }),
  day: on('2025-06-30'),
};

test('counts that were stored as JSON text and read again are the same counts', () => {
  const property = fc.property(historiesNear, (histories) => {
    const tally = tallyOf(histories);
    const text = JSON.stringify(countsToJson(tally));
    expect(countsFromJson(JSON.parse(text))).toEqual(tally);
  });
  holds(property, 60);
});

test('counts read again are added up like any others', () => {
  const stored = countsFromJson(countsToJson(tallyOf([patient])));
  if (stored === undefined) throw new Error('the list of cells has not changed');
  expect(mergeTallies([stored, stored])).toEqual(tallyOf([patient, patient]));
});

test('cells that count nobody take no room', () => {
  const { villages, teams } = countsToJson(tallyOf([patient]));
  const [village] = villages;
  expect(village?.[0]).toBe('530121100201');
  const filing = CELLS.findIndex(({ indicator }) => indicator === 'ehr_filing_rate');
  expect(village?.[1]).toContainEqual([filing, 1, 1]);
  expect(village?.[1].every(([, , denominator]) => denominator > 0)).toBe(true);
  expect(teams.map(([team]) => team)).toEqual(['T1']);
});

test('counts by another list of cells are not read: people are counted anew', () => {
  const stored = countsToJson(tallyOf([patient]));
  expect(stored.list.startsWith(`${COUNTED_CELLS.length}-`)).toBe(true);
  expect(countsFromJson({ ...stored, list: '73-00000000' })).toBeUndefined();
});

test.each([
  ['a village that is none', { villages: [['5301', []]] }],
  ['a team that is none', { teams: [['T 1', []]] }],
  ['a cell that is none', { villages: [['530121100201', [[COUNTED_CELLS.length, 1, 1]]]] }],
  ['less than nobody', { villages: [['530121100201', [[0, -1, 1]]]] }],
])('%s in stored counts stops the reader', (_, damage) => {
  expect(() => countsFromJson({ ...countsToJson(tallyOf([])), ...damage })).toThrow();
});
