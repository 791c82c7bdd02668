import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  CELLS,
  noCounts,
  ratesOfCounts,
  startLiveCounting,
  sumCounts,
  withoutHiddenTags,
} from '../../../domain/indicators/index.ts';
import { KEY_GROUP_TAGS, type KeyGroupTag } from '../../../domain/residents/index.ts';
import { aLivePerson } from '../../given/live-people.ts';
import { aHistory, aResident } from '../../given/records.ts';
import { on } from '../../given/values.ts';

const TODAY = on('2025-06-16');
const AREA = { scope: 'region', id: '530121' } as const;

type Told = { readonly keyGroups: readonly KeyGroupTag[]; readonly birthDate: string };

const countsOf = (people: readonly Told[]) => {
  const counter = startLiveCounting();
  for (const [at, { birthDate, ...told }] of people.entries())
    counter.add(aLivePerson(aHistory({ resident: aResident({ id: `R${at}`, birthDate, ...told }) }), TODAY));
  return sumCounts(counter.tally.villages.values());
};

const keyOf = (people: readonly Told[], shown: typeof withoutHiddenTags = (counts) => counts): number => {
  const rates = ratesOfCounts(shown(countsOf(people)), AREA);
  return (
    rates.find(({ indicator, group }) => indicator === 'contract_rate' && group === 'key')?.denominator ?? 0
  );
};

const ADULT = '1980-01-01';
const ELDERLY = '1950-01-01';

describe('the key population as who may not know of every tag can list it', () => {
  test.each([
    [['tuberculosis'], ADULT, 0],
    [['severe_mental', 'tuberculosis'], ADULT, 0],
    [['tuberculosis', 'disabled'], ADULT, 1],
    [['tuberculosis'], ELDERLY, 1],
    [['pregnant'], ADULT, 1],
    [[], ADULT, 0],
    [[], ELDERLY, 1],
  ] as const)('counts who is in %j and was born on %s: %d', (keyGroups, birthDate, open) => {
    expect(keyOf([{ keyGroups, birthDate }], withoutHiddenTags)).toBe(open);
    expect(keyOf([{ keyGroups, birthDate }])).toBe(keyGroups.length > 0 || birthDate === ELDERLY ? 1 : 0);
  });

  test('is the same whoever carries hidden tags', () => {
    const person = fc.record({
      keyGroups: fc.uniqueArray(fc.constantFrom(...KEY_GROUP_TAGS)),
      birthDate: fc.constantFrom(ADULT, ELDERLY, '2022-01-01'),
    });
    const plain = ({ keyGroups, ...rest }: Told): Told => ({
      ...rest,
      keyGroups: keyGroups.filter((tag) => tag !== 'tuberculosis' && tag !== 'severe_mental'),
    });
    fc.assert(
      fc.property(fc.array(person, { maxLength: 8 }), (people) => {
        expect(keyOf(people, withoutHiddenTags)).toBe(keyOf(people.map(plain)));
      }),
      { numRuns: 60 },
    );
  });

  test('is shown in place of the whole one alone: every other number stays', () => {
    const counts = countsOf([{ keyGroups: ['tuberculosis'], birthDate: ADULT }]);
    const before = ratesOfCounts(counts, AREA);
    for (const [at, rate] of ratesOfCounts(withoutHiddenTags(counts), AREA).entries())
      if (rate.group !== 'key') expect(rate).toEqual(before[at]);
    expect(before.slice(0, CELLS.length).some(({ group }) => group === 'key_open')).toBe(false);
    expect(ratesOfCounts(noCounts(), AREA).some(({ group }) => group === 'key_open')).toBe(false);
  });

  test('leaves the counts that it is made of as they are', () => {
    const counts = countsOf([{ keyGroups: ['tuberculosis'], birthDate: ADULT }]);
    const kept = counts.slice();
    withoutHiddenTags(counts);
    expect(counts).toEqual(kept);
  });
});
