import { expect, test } from 'vitest';

import { tallyOf } from '../../../domain/data-quality/index.ts';
import { readTallies, tallyText } from '../../../functions/data-quality/tally-rows.ts';
import { encounters } from '../../domain/data-quality/given-encounters.ts';
import { anId } from '../../given/values.ts';

const TALLIES = [
  {
    staffId: anId<'StaffId'>('S1'),
    teamId: anId<'TeamId'>('T1'),
    tally: tallyOf(
      encounters(20, (at) => ({ residentId: `R${at}`, sbp: 130 + at, recordedOn: '2025-03-20' })),
    ),
  },
  { staffId: anId<'StaffId'>('S2'), teamId: undefined, tally: tallyOf([]) },
];

test('what a check leaves is read as it was written', () => {
  expect(readTallies(tallyText(TALLIES))).toEqual(TALLIES);
  expect(readTallies(tallyText([]))).toEqual([]);
});

test.each([
  ['another file', 'id,name\n1,2\n'],
  ['a row that is cut short', tallyText(TALLIES).split(',0,').slice(0, -3).join(',0,')],
  ['a number that is none', tallyText(TALLIES).replace('S1,T1,20', 'S1,T1,many')],
])('%s is not read', (_, text) => {
  expect(() => readTallies(text)).toThrow(/tall/);
});
