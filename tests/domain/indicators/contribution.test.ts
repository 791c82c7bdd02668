import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  contributionOn,
  type ContributionSum,
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
