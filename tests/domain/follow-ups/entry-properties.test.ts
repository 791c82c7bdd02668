import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { assessChain, correctVisit, type VisitEntry } from '../../../domain/follow-ups/index.ts';
import { defaultProfile, type Visit } from '../../../domain/programmes/index.ts';
import { datesBetween, holds } from '../../given/properties.ts';
import { aProgramme, aVisit, type VisitGiven } from '../../given/records.ts';
import { on } from '../../given/values.ts';
import { after, aFollowUpHistory, allowed, anEntry, entered } from './entries.ts';

const form = fc.record({
  visitedOn: datesBetween('2025-01-01', '2025-03-10'),
  visitedAt: fc.constantFrom('00:00', '09:00'),
  outcome: fc.constantFrom('done', 'done', 'lost'),
  sbp: fc.constantFrom(undefined, 120, 139, 140, 180),
  dbp: fc.constantFrom(undefined, 80, 90),
  adverseReaction: fc.constantFrom('none', 'none', 'present'),
});

const forms: fc.Arbitrary<VisitGiven[]> = fc
  .array(form, { minLength: 1, maxLength: 8 })
  .map((given) => given.map((visit, index) => ({ ...visit, id: `V${index}` })));

const chainOf = (visits: readonly Visit[]): unknown =>
  assessChain(
    { programme: aProgramme('hypertension'), birthDate: on('1970-05-10'), visits, referrals: [] },
    on('2025-12-31'),
    defaultProfile,
  );

const enteredAs = (entries: readonly VisitEntry[]): readonly Visit[] =>
  entries.reduce(entered, aFollowUpHistory()).visits;

test('visits entered in any order make the chain of the very same visits', () => {
  const orders = forms.chain((given) =>
    fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
  );
  holds(
    fc.property(orders, ([given, other]) => {
      const expected = chainOf(given.map(aVisit));
      expect(chainOf(enteredAs(given.map((one) => anEntry(one))))).toEqual(expected);
      expect(chainOf(enteredAs(other.map((one) => anEntry(one))))).toEqual(expected);
    }),
  );
});

test('a visit corrected and corrected back leaves everything as it was', () => {
  const corrections = forms.chain((given) =>
    fc.record({
      given: fc.constant(given),
      wrong: form,
      nth: fc.nat(given.length - 1),
      isOverridden: fc.boolean(),
    }),
  );
  holds(
    fc.property(corrections, ({ given, wrong, nth, isOverridden }) => {
      const override = { class: 3, nextOn: undefined, reason: '复查' } as const;
      const visits = given.map((one) => ({ ...aVisit(one), ...(isOverridden ? { override } : {}) }));
      const history = aFollowUpHistory(visits);
      const context = { today: on('2025-12-31'), confirmed: true };
      const id = `V${nth}`;
      const away = after(history, allowed(correctVisit(history, anEntry({ ...wrong, id }), context)));
      const back = after(away, allowed(correctVisit(away, anEntry({ ...given[nth], id }), context)));
      expect(back).toStrictEqual(history);
      expect(away.visits.map((visit) => visit.id)).toEqual(visits.map((visit) => visit.id));
    }),
  );
});
