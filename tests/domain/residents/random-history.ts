import * as fc from 'fast-check';

import type { LocalDate } from '../../../domain/kernel/time.ts';
import { plusDays } from '../../../domain/kernel/time.ts';
import type { Visit } from '../../../domain/programmes/index.ts';
import type { ResidentHistory } from '../../../domain/residents/index.ts';
import { peopleOf } from '../../oracle/decide-county.ts';
import { randomCounty } from '../../oracle/random-county.ts';

/** A history whose dates lie on the rules' edges around a day, and that day. */
export type HistoryNear = { readonly history: ResidentHistory; readonly day: LocalDate };

/** Every record of a history is the resident's own. */
const ownRecords = (history: ResidentHistory): ResidentHistory => ({
  ...history,
  referrals: history.referrals.map((referral) => ({ ...referral, residentId: history.resident.id })),
});

/** Sets the next day of one visit by hand, as a doctor may. */
const overridden = (history: ResidentHistory, place: number, days: number): ResidentHistory => {
  const visits = history.visits.map((visit, position): Visit => {
    if (position !== place) return visit;
    const nextOn = plusDays(visit.visitedOn, days);
    return { ...visit, override: { class: undefined, nextOn, reason: 'frail' } };
  });
  return { ...history, visits };
};

/** The people of small nasty counties, some with a day that a doctor set. */
export const historiesNear: fc.Arbitrary<readonly HistoryNear[]> = fc
  .tuple(fc.nat(), fc.nat(9), fc.integer({ min: 1, max: 60 }))
  .map(([seed, place, days]) => {
    const { county, day: dayText } = randomCounty(seed);
    return peopleOf(county, dayText).map(({ person }) => ({
      history: overridden(ownRecords(person.history), place, days),
      day: person.day,
    }));
  });
