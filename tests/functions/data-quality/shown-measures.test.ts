import { expect, test } from 'vitest';

import type { Subject } from '../../../domain/access/index.ts';
import { tallyOf } from '../../../domain/data-quality/index.ts';
import { shownMeasures, shownTogether } from '../../../functions/data-quality/shown-measures.ts';
import { encounters } from '../../domain/data-quality/given-encounters.ts';
import { holds } from '../../given/properties.ts';
import * as fc from 'fast-check';
import { aRegionCode, anId } from '../../given/values.ts';

const BUREAU: Subject = { userId: anId('bureau-1'), role: 'bureau', regionCode: aRegionCode('530121') };
const DOCTOR: Subject = { userId: anId('doctor-1'), role: 'team_leader', teamId: anId('T1') };

test.each([
  [
    [9, 0, 20],
    [9, 0, 20],
  ],
  [
    [5, 7, 20],
    [5, 7, 20],
  ],
  [
    [4, 7, 20],
    [null, null, 20],
  ],
  [
    [1, 4, 20],
    [null, null, 20],
  ],
  [
    [4, 0, 0],
    [null, 0, 0],
  ],
])('of %j a bureau sees %j', (counts, shown) => {
  expect(shownTogether(BUREAU, counts)).toEqual(shown);
  expect(shownTogether(DOCTOR, counts)).toEqual(counts);
});

test('a bureau never sees a count of 1–4, nor all counts but one that is not nothing', () => {
  holds(
    fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 3, maxLength: 10 }), (counts) => {
      const shown = shownTogether(BUREAU, counts);
      expect(shown.filter((count) => count !== null && count > 0 && count < 5)).toEqual([]);
      const hasOthers = counts.filter((count) => count > 0).length > 1;
      if (hasOthers) expect(shown.filter((count) => count === null)).not.toHaveLength(1);
    }),
  );
});

test.each([
  [4, { part: null, of: null, percent: null }],
  [5, { part: 5, of: 50, percent: '10.00' }],
  [46, { part: null, of: null, percent: null }],
  [45, { part: 45, of: 50, percent: '90.00' }],
])('of %i visits among fifty that are as before a bureau sees %j', (same, shown) => {
  const tally = tallyOf(encounters(50, (at) => ({ residentId: `R${at}`, isSameAgain: at < same })));
  expect(shownMeasures(BUREAU, tally).sameAgain).toEqual(shown);
  expect(shownMeasures(DOCTOR, tally).sameAgain.part).toBe(same);
});
