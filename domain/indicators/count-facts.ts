import { earlierOf, type LocalDate } from '../kernel/time.ts';
import { personOn, type ResidentFacts } from '../residents/index.ts';
import { NEVER, nextChangeOn } from './next-change.ts';
import { startLiveCounting, type Tally } from './tally.ts';

/** What people count for on a day, and the first day on which time alone may change it. */
export type FactsCount = { readonly tally: Tally; readonly holdsUntil: LocalDate };

/** Counts people by their facts on a day; the order in which they come never matters. */
export const countFacts = (all: Iterable<ResidentFacts>, day: LocalDate): FactsCount => {
  const counter = startLiveCounting();
  let holdsUntil = NEVER;
  for (const facts of all) {
    const person = personOn(facts, day);
    counter.add(person);
    holdsUntil = earlierOf(holdsUntil, nextChangeOn(facts, day, person));
  }
  return { tally: counter.tally, holdsUntil };
};
