import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  explainLiveShare,
  LIVE_CELLS,
  nextChangeOn,
  visitLiveCells,
} from '../../../domain/indicators/index.ts';
import { daysBetween, type LocalDate, plusDays } from '../../../domain/kernel/time.ts';
import { defaultProfile } from '../../../domain/programmes/index.ts';
import {
  decodeFacts,
  encodeFacts,
  type WrittenFacts,
  factsOf,
  type LivePerson,
  personOn,
  type ResidentFacts,
} from '../../../domain/residents/index.ts';
import { aLivePerson, aToldHistory } from '../../given/live-people.ts';
import { holds } from '../../given/properties.ts';
import { historiesNear, type HistoryNear } from './random-history.ts';

/** What a person adds to each cell, and to which team. */
const countsOf = (person: LivePerson): readonly string[] => {
  const counts: string[] = [];
  visitLiveCells(person, (cell, { numerator, denominator }) => {
    const { indicator, group } = LIVE_CELLS[cell] ?? { indicator: '?', group: '?' };
    counts.push(`${indicator} ${group} ${numerator}/${denominator}`);
  });
  return [...counts.sort(), person.managed.length > 0 ? (person.contract?.teamId ?? '') : ''];
};

/** Facts made so many days after the one that the records lie around, or before it. */
const factsMade = ({ history, day }: HistoryNear, after: number): ResidentFacts =>
  factsOf(aToldHistory(history), plusDays(day, after), defaultProfile);

/** Around a year most windows end. */
const madeAfter = fc.oneof(
  fc.integer({ min: -40, max: 0 }),
  fc.integer({ min: -400, max: 400 }),
  fc.integer({ min: 355, max: 400 }),
);
const someDays = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: 0, max: 1_000 }),
);

/** As a store gives it back. */
const read = (facts: WrittenFacts) => decodeFacts(JSON.parse(JSON.stringify(facts)));

test('on any day from the day they were made, facts count a person as their records do', () => {
  let people = 0;
  const laterDays = fc.tuple(someDays, someDays, someDays);
  const property = fc.property(historiesNear, madeAfter, laterDays, (histories, after, later) => {
    for (const near of histories) {
      people += 1;
      const facts = factsMade(near, after);
      for (const days of later) {
        const day = plusDays(facts.madeOn, days);
        const recorded = countsOf(aLivePerson(near.history, day));
        expect(countsOf(personOn(facts, day)), `${facts.resident.id} ${facts.madeOn} ${day}`).toEqual(
          recorded,
        );
      }
    }
  });
  holds(property, 500);
  expect(people).toBeGreaterThan(2_000);
});

/** Up to so many days of an interval without its ends, those beside the ends among them. */
const daysInside = (from: LocalDate, until: LocalDate, most: number): readonly LocalDate[] => {
  const last = daysBetween(from, until) - 1;
  const step = Math.max(1, Math.ceil(last / most));
  const inside = Array.from({ length: Math.floor(last / step) }, (_, index) => 1 + index * step);
  return [...inside, last].filter((days) => days > 0).map((days) => plusDays(from, days));
};

test('until the next change, no day changes what a person adds to any cell', () => {
  let changes = 0;
  const property = fc.property(historiesNear, madeAfter, someDays, (histories, after, later) => {
    for (const near of histories) {
      const facts = factsMade(near, after);
      const day = plusDays(facts.madeOn, later);
      const next = nextChangeOn(facts, day);
      expect(next > day).toBe(true);
      const countedBefore = countsOf(personOn(facts, day));
      for (const inside of daysInside(day, next < '2100-01-01' ? next : plusDays(day, 36_525), 12))
        expect(countsOf(personOn(facts, inside)), `${facts.resident.id} ${day} ${inside} ${next}`).toEqual(
          countedBefore,
        );
      if (countsOf(personOn(facts, next)).join() !== countedBefore.join()) changes += 1;
    }
  });
  holds(property, 500);
  expect(changes).toBeGreaterThan(300);
});

test('from change to change a person is followed day by day without missing one', () => {
  const property = fc.property(historiesNear, (histories) => {
    const [near] = histories;
    if (near === undefined) return;
    const facts = factsMade(near, -30);
    let next = facts.madeOn;
    let known: readonly string[] = [];
    for (let days = 0; days < 460; days++) {
      const day = plusDays(facts.madeOn, days);
      const counted = countsOf(personOn(facts, day));
      if (day >= next) {
        known = counted;
        next = nextChangeOn(facts, day);
      }
      expect(counted, `${facts.resident.id} ${day}`).toEqual(known);
    }
  });
  holds(property, 60);
});

test('facts that were written and read back are the same facts', () => {
  const property = fc.property(historiesNear, madeAfter, (histories, after) => {
    for (const near of histories) {
      const facts = factsMade(near, after);
      expect(read(encodeFacts(facts))).toEqual(facts);
    }
  });
  holds(property, 200);
});

test('what facts count they explain in the words of the records', () => {
  const property = fc.property(historiesNear, someDays, (histories, days) => {
    for (const near of histories) {
      const facts = read(encodeFacts(factsMade(near, -30)));
      if (facts === undefined) throw new Error('written by the rules of today');
      const day = plusDays(facts.madeOn, days);
      const [told, recorded] = [personOn(facts, day), aLivePerson(near.history, day)];
      for (const { indicator, group } of LIVE_CELLS.filter((cell) => cell.group === 'all'))
        expect(explainLiveShare(told, indicator, group)).toEqual(
          explainLiveShare(recorded, indicator, group),
        );
    }
  });
  holds(property, 60);
});
