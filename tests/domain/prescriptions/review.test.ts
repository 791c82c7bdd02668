import { describe, expect, test } from 'vitest';

import { assessChain } from '../../../domain/follow-ups/index.ts';
import {
  lastVisitOf,
  reviewDue,
  type ReviewDue,
  supplyTimeline,
} from '../../../domain/prescriptions/index.ts';
import { defaultProfile, type Override } from '../../../domain/programmes/index.ts';
import { aPrescribed, type PrescribedGiven } from '../../given/prescriptions.ts';
import { aProgramme, aVisit, type VisitGiven } from '../../given/records.ts';
import { on } from '../../given/values.ts';

type Given = VisitGiven & { readonly override?: Override };

const chainOf = (day: string, visits: readonly Given[]) =>
  assessChain(
    {
      programme: aProgramme('hypertension'),
      birthDate: on('1970-05-10'),
      visits: visits.map(({ override, ...given }, at) => ({
        ...aVisit({ id: `V${at + 1}`, ...given }),
        ...(override !== undefined && { override }),
      })),
      referrals: [],
    },
    on(day),
    defaultProfile,
  );

const OFF_TARGET = { sbp: 150, dbp: 95 };
const ON_TARGET = { sbp: 120, dbp: 75 };

/** What is due of four weeks from 2025-03-10. */
const due = (day: string, visits: readonly Given[], given: PrescribedGiven = {}): ReviewDue | undefined => {
  const prescription = aPrescribed(given);
  const timeline = supplyTimeline([prescription], on(day));
  return reviewDue(prescription, { chain: chainOf(day, visits), timeline }, on(day));
};

describe('a running prescription is to be looked at again', () => {
  test('after a visit off target on a later day than its issue', () => {
    const visit = { visitedOn: '2025-03-11', ...OFF_TARGET };
    expect(due('2025-03-11', [visit])).toEqual({ followUpId: 'V1', visitedOn: '2025-03-11', class: 2 });
    expect(due('2025-03-10', [visit])).toBeUndefined();
    expect(due('2025-03-11', [{ ...visit, visitedOn: '2025-03-10' }])).toBeUndefined();
  });

  test('until the supply has run out or is stopped', () => {
    const visit = { visitedOn: '2025-03-20', ...OFF_TARGET };
    expect(due('2025-04-06', [visit])).toBeDefined();
    expect(due('2025-04-07', [visit])).toBeUndefined();
    expect(due('2025-03-24', [visit], { stoppedOn: '2025-03-25' })).toBeDefined();
    expect(due('2025-03-25', [visit], { stoppedOn: '2025-03-25' })).toBeUndefined();
  });

  test('until a visit on target', () => {
    const visits = [
      { visitedOn: '2025-03-20', ...OFF_TARGET },
      { visitedOn: '2025-03-27', ...ON_TARGET },
    ];
    expect(due('2025-03-26', visits)).toBeDefined();
    expect(due('2025-03-27', visits)).toBeUndefined();
  });

  test('after an adverse reaction, a complication and an emergency too', () => {
    const on20 = { visitedOn: '2025-03-20', ...ON_TARGET };
    expect(due('2025-03-20', [{ ...on20, adverseReaction: 'present' }])).toMatchObject({ class: 3 });
    expect(due('2025-03-20', [{ ...on20, complication: 'new' }])).toMatchObject({ class: 4 });
    expect(due('2025-03-20', [{ ...on20, sbp: 190 }])).toEqual({
      followUpId: 'V1',
      visitedOn: '2025-03-20',
      class: undefined,
    });
  });

  test('not for an attempt or a visit without readings', () => {
    const visits: Given[] = [{ visitedOn: '2025-03-12', outcome: 'lost' }, { visitedOn: '2025-03-13' }];
    expect(due('2025-03-20', visits)).toBeUndefined();
    expect(due('2025-03-20', [{ visitedOn: '2025-03-11', ...OFF_TARGET }, ...visits])).toMatchObject({
      visitedOn: '2025-03-11',
    });
  });

  test('by the class that a doctor set, where one did', () => {
    const override = (chosen: 1 | 2 | undefined): Override => ({
      class: chosen,
      nextOn: on('2025-04-01'),
      reason: '居家血压达标',
    });
    const visit = { visitedOn: '2025-03-20', ...OFF_TARGET };
    expect(due('2025-03-20', [{ ...visit, override: override(1) }])).toBeUndefined();
    expect(due('2025-03-20', [{ ...visit, override: override(undefined) }])).toMatchObject({ class: 2 });
    expect(due('2025-03-20', [{ ...visit, ...ON_TARGET, override: override(2) }])).toMatchObject({
      class: 2,
    });
  });
});

test('the last visit is the last completed one, with the class that holds', () => {
  expect(lastVisitOf([])).toBeUndefined();
  const visits: Given[] = [
    { visitedOn: '2025-03-12', ...ON_TARGET },
    { visitedOn: '2025-03-13', outcome: 'refused' },
  ];
  expect(lastVisitOf(chainOf('2025-03-20', visits))).toEqual({ class: 1, visitedOn: '2025-03-12' });
});
