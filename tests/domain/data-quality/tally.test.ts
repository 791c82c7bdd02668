import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { addTallies, sumTallies, tallyOf } from '../../../domain/data-quality/index.ts';
import { holds } from '../../given/properties.ts';
import { anEncounter } from './given-encounters.ts';

const someEncounters = fc.array(
  fc
    .record({
      person: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 10, max: 19 }),
      hour: fc.integer({ min: 8, max: 9 }),
      minute: fc.integer({ min: 10, max: 59 }),
      sbp: fc.integer({ min: 100, max: 180 }),
      isSameAgain: fc.boolean(),
    })
    .map(({ person, day, hour, minute, sbp, isSameAgain }) =>
      anEncounter({
        residentId: `R${person}`,
        on: `2025-03-${day}`,
        at: `0${hour}:${minute}`,
        sbp,
        isSameAgain,
        recordedOn: '2025-03-20',
      }),
    ),
  { maxLength: 60 },
);

test('the order of encounters makes no difference', () => {
  holds(
    fc.property(
      someEncounters.chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
      ),
      ([all, shuffled]) => {
        expect(tallyOf(shuffled)).toEqual(tallyOf(all));
      },
    ),
  );
});

test('every reading ends in one digit, and every encounter was recorded after some time', () => {
  holds(
    fc.property(someEncounters, (all) => {
      const { systolic, delays, encounters } = tallyOf(all);
      expect(systolic.reduce((a, b) => a + b, 0)).toBe(encounters);
      expect(delays.reduce((a, b) => a + b, 0)).toBe(encounters);
    }),
  );
});

test('tallies are added in any order, and nothing added changes nothing', () => {
  holds(
    fc.property(someEncounters, someEncounters, someEncounters, (a, b, c) => {
      const [x, y, z] = [tallyOf(a), tallyOf(b), tallyOf(c)];
      expect(addTallies(x, y)).toEqual(addTallies(y, x));
      expect(addTallies(addTallies(x, y), z)).toEqual(sumTallies([z, y, x]));
      expect(addTallies(x, sumTallies([]))).toEqual(x);
    }),
  );
});
