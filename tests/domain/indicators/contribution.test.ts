import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  type Contribution,
  contributionOn,
  type ContributionSum,
  doesStillTell,
  mergeTallies,
  NEVER,
  startLiveCounting,
  sumContributions,
  type Tally,
} from '../../../domain/indicators/index.ts';
import { type LocalDate, plusDays } from '../../../domain/kernel/time.ts';
import { defaultProfile } from '../../../domain/programmes/index.ts';
import {
  decodeFacts,
  encodeFacts,
  factsOf,
  type ResidentFacts,
  type WrittenFacts,
} from '../../../domain/residents/index.ts';
import { chanceOf } from '../../oracle/chance.ts';
import { historiesNear, type HistoryNear } from '../residents/random-history.ts';
import { aLivePerson, aToldHistory } from '../../given/live-people.ts';
import { holds } from '../../given/properties.ts';
import { anId, aVillage, on } from '../../given/values.ts';

/** Counts as text, areas in order: two tallies that say the same are the same text. */
const told = ({ villages, teams }: Tally): readonly string[] =>
  [...villages, ...teams]
    .filter(([, counts]) => counts.some((count) => count > 0))
    .map(([area, counts]) => `${area} ${counts.join()}`)
    .toSorted();

const countFacts = (all: readonly ResidentFacts[], day: LocalDate): ContributionSum =>
  sumContributions(all.map((facts) => contributionOn(facts, day)));

/** Facts as they are stored and read, made some days before the one that they are read on. */
const storedFacts = ({ history, day }: HistoryNear, earlier: number) => {
  const facts = read(encodeFacts(factsOf(aToldHistory(history), plusDays(day, -earlier), defaultProfile)));
  if (facts === undefined) throw new Error('written by the rules of today');
  return facts;
};

/** As a store gives it back. */
const read = (facts: WrittenFacts) => decodeFacts(JSON.parse(JSON.stringify(facts)));

test('ten thousand people counted in buckets, in any order, are those counted from their records', () => {
  let people = 0;
  const property = fc.property(historiesNear, fc.nat(), fc.nat(60), (histories, seed, earlier) => {
    const chance = chanceOf(seed);
    people += histories.length;
    const [first] = histories;
    if (first === undefined) return;
    const day = plusDays(first.day, chance.wholeNumber(0, 400));
    const counter = startLiveCounting();
    for (const { history } of histories) counter.add(aLivePerson(history, day));
    const shuffled = chance.shuffled(histories);
    const half = chance.wholeNumber(0, shuffled.length);
    const buckets = [shuffled.slice(0, half), shuffled.slice(half)].map((some): ContributionSum =>
      countFacts(
        some.map((near) => storedFacts(near, chance.wholeNumber(0, earlier))),
        day,
      ),
    );
    expect(told(mergeTallies(buckets.map(({ tally }) => tally)))).toEqual(told(counter.tally));
  });
  holds(property, 2_200);
  expect(people).toBeGreaterThan(10_000);
}, 120_000);

test('until the day that a bucket’s counts hold for, counting it again gives the same', () => {
  let changes = 0;
  const property = fc.property(historiesNear, (histories) => {
    const [first] = histories;
    if (first === undefined) return;
    const facts = histories.map((near) => storedFacts({ ...near, day: first.day }, 0));
    const { tally, holdsUntil } = countFacts(facts, first.day);
    expect(holdsUntil > first.day).toBe(true);
    if (holdsUntil === NEVER) return;
    expect(told(countFacts(facts, plusDays(holdsUntil, -1)).tally)).toEqual(told(tally));
    if (told(countFacts(facts, holdsUntil).tally).join() !== told(tally).join()) changes += 1;
  });
  holds(property, 200);
  expect(changes).toBeGreaterThan(20);
});

describe('what somebody was known to count for', () => {
  const until = on('2025-07-01');
  const known: Contribution = {
    from: on('2025-06-16'),
    until,
    village: aVillage('530121100201'),
    teamId: anId('T1'),
    shares: [3, 1, 1, 7, 0, 1],
  };

  test.each<[what: string, newer: Partial<Contribution>, isTold: boolean]>([
    ['is the same', {}, true],
    ['was found on another day', { from: on('2025-06-17') }, true],
    ['changes a day later', { until: plusDays(until, 1) }, true],
    ['changes a day earlier', { until: plusDays(until, -1) }, false],
    ['has another numerator', { shares: [3, 0, 1, 7, 0, 1] }, false],
    ['has one count more', { shares: [3, 1, 1, 7, 0, 1, 8, 1, 1] }, false],
    ['is of another team', { teamId: anId('T2') }, false],
    ['is of no team', { teamId: undefined }, false],
    ['is of another village', { village: aVillage('530121100202') }, false],
  ])('still tells what is newer that %s: $2', (_, newer, isTold) => {
    expect(doesStillTell(known, { ...known, ...newer })).toBe(isTold);
  });
});
