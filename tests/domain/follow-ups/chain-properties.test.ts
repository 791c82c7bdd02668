import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { assessChain } from '../../../domain/follow-ups/index.ts';
import {
  assess,
  type Assessment,
  defaultProfile,
  isCompleted,
  NO_FACTS,
  type PreviousFacts,
  type Visit,
} from '../../../domain/programmes/index.ts';
import { datesBetween, holds } from '../../given/properties.ts';
import { aProgramme, aVisit } from '../../given/records.ts';
import { on } from '../../given/values.ts';

const programme = aProgramme('hypertension');
const birthDate = on('1960-02-29');
const day = on('2025-03-15');

/** Visits of a few weeks, so that days coincide, with every outcome and many a value missing. */
const visits: fc.Arbitrary<Visit[]> = fc
  .uniqueArray(fc.nat(999), { maxLength: 12 })
  .chain((numbers) =>
    fc.tuple(
      ...numbers.map((number) =>
        fc.record({
          id: fc.constant(`V${number}`),
          visitedOn: datesBetween('2025-02-20', '2025-03-20'),
          visitedAt: fc.constantFrom('00:00', '09:00', '16:30'),
          outcome: fc.constantFrom('done', 'done', 'done', 'lost', 'refused'),
          sbp: fc.constantFrom(undefined, 120, 149, 150, 180),
          dbp: fc.constantFrom(undefined, 80, 90),
          adverseReaction: fc.constantFrom('none', 'none', 'present', 'uncontrolled'),
          complication: fc.constantFrom('none', 'none', 'none', 'worse'),
          hasDangerSign: fc.constantFrom(false, false, false, true),
        }),
      ),
    ),
  )
  .map((given) => given.map(aVisit));

const chainOf = (given: readonly Visit[]): unknown =>
  assessChain({ programme, birthDate, visits: given, referrals: [] }, day, defaultProfile);

test('any order of entry gives the same chain', () => {
  const shuffled = visits.chain((given) =>
    fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
  );
  holds(
    fc.property(shuffled, ([given, other]) => {
      expect(chainOf(other)).toEqual(chainOf(given));
    }),
    300,
  );
});

test('visits are not changed by being judged, nor is their order of entry', () => {
  holds(
    fc.property(visits, (given) => {
      const before = structuredClone(given);
      chainOf(given);
      expect(given).toEqual(before);
    }),
    50,
  );
});

const keyOf = ({ visitedOn, visitedAt, id }: Visit): string => `${visitedOn} ${visitedAt} ${id}`;

/** The rules' own words, one visit at a time, without a running state: §0 and A5 as they are written. */
const factsByTheBook = (all: readonly Visit[], { visitedOn }: Visit): PreviousFacts => {
  const earlier = all
    .filter((visit) => visit.visitedOn < visitedOn)
    .map((visit) => ({
      visit,
      // Whether a visit is completed and its value known does not hang on what was before it.
      alone: assess(programme, visit, { birthDate, previous: NO_FACTS, profile: defaultProfile }),
    }))
    .filter(({ alone }) => isCompleted(alone))
    .toSorted((a, b) => (keyOf(a.visit) < keyOf(b.visit) ? -1 : 1));
  const latest = earlier.at(-1);
  return {
    ...NO_FACTS,
    controlled: earlier.findLast(({ alone }) => alone.controlled !== undefined)?.alone.controlled,
    adverseReaction: latest !== undefined && latest.visit.adverseReaction !== 'none',
  };
};

test('the chain is what the rules say of each visit by itself', () => {
  holds(
    fc.property(visits, (given) => {
      const expected: { visit: Visit; assessment: Assessment }[] = given
        .filter(({ visitedOn }) => visitedOn <= day)
        .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
        .map((visit) => {
          const previous = factsByTheBook(given, visit);
          return {
            visit,
            assessment: assess(programme, visit, { birthDate, previous, profile: defaultProfile }),
          };
        });
      expect(chainOf(given)).toEqual(expected);
    }),
    400,
  );
});

test('what comes later never changes what was decided before', () => {
  holds(
    fc.property(visits, datesBetween('2025-02-20', '2025-03-15'), (given, until) => {
      const early = assessChain(
        { programme, birthDate, visits: given, referrals: [] },
        until,
        defaultProfile,
      );
      const late = assessChain({ programme, birthDate, visits: given, referrals: [] }, day, defaultProfile);
      expect(late.slice(0, early.length)).toEqual(early);
    }),
  );
});
