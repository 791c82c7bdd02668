import { describe, expect, test } from 'vitest';

import {
  openFollowUpTask,
  overrideAssessment,
  type OverrideAssessment,
} from '../../../domain/follow-ups/index.ts';
import { defaultProfile, type Visit } from '../../../domain/programmes/index.ts';
import type { Referral } from '../../../domain/referrals/index.ts';
import { AssessmentOverridden } from '../../../events/follow-ups.ts';
import { aManagedChain } from '../../given/chains.ts';
import { aReferral, aVisit, type VisitGiven } from '../../given/records.ts';
import { anId, on } from '../../given/values.ts';
import { after, aFollowUpHistory, allowed } from './entries.ts';

const today = on('2025-03-10');
const onTarget = { id: 'V1', visitedOn: '2025-03-01', sbp: 130, dbp: 80 };

const command = (more: Partial<OverrideAssessment> = {}): OverrideAssessment => ({
  followUpId: anId('V1'),
  class: 2,
  reason: '近期家测血压偏高',
  staffId: anId('S1'),
  ...more,
});

const said = (more: Partial<OverrideAssessment>, visit: VisitGiven = onTarget): unknown => {
  const result = overrideAssessment(aFollowUpHistory([aVisit(visit)]), command(more), today);
  return result.ok ? 'overridden' : result.error;
};

describe('overriding an assessment', () => {
  test('keeps the doctor’s class, next date and reason beside the visit', () => {
    const history = aFollowUpHistory([aVisit(onTarget), aVisit({ id: 'V2' })]);
    const events = allowed(
      overrideAssessment(history, command({ nextOn: on('2025-04-01'), reason: ' 偏高 ' }), today),
    );
    expect(events).toStrictEqual([
      {
        type: 'assessment-overridden@1',
        followUpId: 'V1',
        residentId: 'R1',
        programme: 'hypertension',
        class: 2,
        nextOn: '2025-04-01',
        reason: '偏高',
        staffId: 'S1',
      },
    ]);
    expect(AssessmentOverridden.parse(events[0])).toStrictEqual(events[0]);
    const [first, second] = after(history, events).visits;
    expect(first).toStrictEqual({
      ...aVisit(onTarget),
      override: { class: 2, nextOn: '2025-04-01', reason: '偏高' },
    });
    expect(second).toBe(history.visits[1]);
  });

  test('a later override replaces the one before', () => {
    const history = aFollowUpHistory([aVisit(onTarget)]);
    const once = after(history, allowed(overrideAssessment(history, command(), today)));
    const twice = after(once, allowed(overrideAssessment(once, command({ class: 3 }), today)));
    expect(twice.visits[0]?.override).toEqual({ class: 3, nextOn: undefined, reason: command().reason });
  });

  test('needs a reason', () => {
    expect(said({ reason: '' })).toEqual({ code: 'follow-up/no-reason' });
    expect(said({ reason: ' \n' })).toEqual({ code: 'follow-up/no-reason' });
    expect(said({ reason: '是' })).toBe('overridden');
  });

  test('needs a class or a next date', () => {
    expect(said({ class: undefined })).toEqual({ code: 'follow-up/nothing-overridden' });
    expect(said({ class: undefined, nextOn: on('2025-03-20') })).toBe('overridden');
  });

  test('needs a visit that is recorded', () => {
    expect(said({ followUpId: anId('V9') })).toEqual({ code: 'follow-up/not-found', followUpId: 'V9' });
  });

  test.each([
    ['an incomplete visit', { ...onTarget, dbp: undefined }, false],
    [
      'an incomplete visit with a reaction',
      { ...onTarget, dbp: undefined, adverseReaction: 'present' },
      true,
    ],
    ['an emergency', { ...onTarget, sbp: 180, dbp: undefined }, true],
    ['an attempt', { ...onTarget, outcome: 'lost' }, false],
    ['a refusal', { ...onTarget, outcome: 'refused' }, false],
    ['a visit of today', { ...onTarget, visitedOn: '2025-03-10' }, true],
    ['an imported visit after today', { ...onTarget, visitedOn: '2025-03-11' }, false],
    ['an imported visit before birth', { ...onTarget, visitedOn: '1970-05-09' }, false],
  ] as const)('%s', (_, visit, isCompleted) => {
    expect(said({}, visit)).toEqual(
      isCompleted ? 'overridden' : { code: 'follow-up/not-completed', followUpId: 'V1' },
    );
  });

  test.each([
    ['2025-03-01', { code: 'follow-up/next-not-after-visit', visitedOn: '2025-03-01' }],
    ['2025-03-02', 'overridden'],
    ['2025-06-01', 'overridden'],
    ['2025-06-02', { code: 'follow-up/next-too-late', latestOn: '2025-06-01' }],
  ])('a visit of 2025-03-01 with a next date of %s', (nextOn, answer) => {
    expect(said({ nextOn: on(nextOn) })).toEqual(answer);
  });
});

describe('the open task of an overridden visit', () => {
  const day = on('2025-04-15');
  const task = (
    visits: readonly VisitGiven[],
    override: Visit['override'],
    referrals: readonly Referral[] = [],
  ): string => {
    const managed = aManagedChain({ visits, referrals, day });
    const chain = managed.chain.map((assessed, index) =>
      index === 0 ? { ...assessed, visit: { ...assessed.visit, override } } : assessed,
    );
    const { kind, dueOn } = openFollowUpTask({ ...managed, chain }, day, defaultProfile);
    return `${kind} ${dueOn}`;
  };
  const decided = (nextOn: string | undefined): Visit['override'] => ({
    class: 2,
    nextOn: nextOn === undefined ? undefined : on(nextOn),
    reason: '复查',
  });

  test('is due on the doctor’s date, and of the rules’ kind', () => {
    expect(task([onTarget], undefined)).toBe('follow_up_routine 2025-06-01');
    expect(task([onTarget], decided('2025-04-01'))).toBe('follow_up_routine 2025-04-01');
  });

  test('is due as the rules say where the doctor set a class alone', () => {
    expect(task([onTarget], decided(undefined))).toBe('follow_up_routine 2025-06-01');
  });

  test('is that of the latest completed visit: an older one’s date is over', () => {
    const later = { id: 'V2', visitedOn: '2025-03-08', sbp: 150, dbp: 80 };
    expect(task([onTarget, later], decided('2025-04-01'))).toBe('follow_up_two_week 2025-03-22');
    expect(task([onTarget, { ...later, dbp: undefined }], decided('2025-04-01'))).toBe(
      'follow_up_routine 2025-04-01',
    );
  });

  test('a referral check that is answered leaves two weeks, whatever the doctor’s date of the check', () => {
    const emergency = { ...onTarget, sbp: 186 };
    expect(task([emergency], decided('2025-03-05'))).toBe('referral_check 2025-03-05');
    expect(task([emergency], decided('2025-03-05'), [aReferral({ checkedOn: '2025-03-12' })])).toBe(
      'follow_up_two_week 2025-03-26',
    );
  });
});
