import { describe, expect, test } from 'vitest';

import {
  type EntryContext,
  evolve,
  type FollowUpHistory,
  recordVisits,
  type VisitEntry,
} from '../../../domain/follow-ups/index.ts';
import { FollowUpRecorded } from '../../../events/follow-ups.ts';
import { anEnrolment, aVisit } from '../../given/records.ts';
import { anId, on } from '../../given/values.ts';
import { aFollowUpHistory, allowed, anEntry } from './entries.ts';

const today = on('2025-03-10');

/** What entering visits says: `recorded`, or the refusal. */
const said = (
  history: FollowUpHistory,
  visits: readonly VisitEntry[],
  context: Partial<EntryContext> = {},
): unknown => {
  const result = recordVisits(history, visits, { today, ...context });
  return result.ok ? 'recorded' : result.error;
};

const fault = (code: string, more: object = {}): object => ({
  code: `follow-up/${code}`,
  followUpId: 'V1',
  programme: 'hypertension',
  ...more,
});

describe('recording an encounter', () => {
  test('given a managed resident, the whole form is recorded and the rules read their part of it', () => {
    const entry = anEntry(
      { sbp: 148, dbp: 92, hasDangerSign: true },
      { note: '居家血压偏高', form: { salt: 'heavy', saltTarget: 'light' }, adherence: 'regular' },
    );
    const events = allowed(recordVisits(aFollowUpHistory(), [entry], { today }));
    expect(events).toStrictEqual([{ type: 'follow-up-recorded@1', ...entry, residentId: 'R1' }]);
    expect(FollowUpRecorded.parse(events[0])).toStrictEqual(events[0]);
    expect(events.flatMap((event) => evolve([], event))).toStrictEqual([
      aVisit({ sbp: 148, dbp: 92, hasDangerSign: true }),
    ]);
  });

  test('one visit for each programme is recorded, in the order given', () => {
    const visits = [anEntry({ id: 'V2', programme: 'diabetes' }), anEntry()];
    const events = allowed(recordVisits(aFollowUpHistory(), visits, { today }));
    expect(events.map(({ programme }) => programme)).toEqual(['diabetes', 'hypertension']);
  });

  test('nothing entered records nothing', () => {
    expect(recordVisits(aFollowUpHistory(), [], { today })).toEqual({ ok: true, value: [] });
  });

  test('two visits for one programme are refused', () => {
    const visits = [anEntry({ id: 'V0', visitedAt: '08:00' }), anEntry({ visitedAt: '09:00' })];
    expect(said(aFollowUpHistory(), visits)).toEqual(fault('programme-twice'));
  });

  test('if one visit is refused none is recorded', () => {
    const visits = [anEntry({ id: 'V0', programme: 'diabetes' }), anEntry({ visitedOn: '2025-03-11' })];
    expect(said(aFollowUpHistory(), visits)).toEqual(fault('after-today', { today }));
  });

  test('two visits do not share an id', () => {
    expect(said(aFollowUpHistory(), [anEntry({ programme: 'diabetes' }), anEntry()])).toEqual(
      fault('id-exists'),
    );
  });

  test('an id that exists is refused, confirmed or not, in whatever programme it is', () => {
    const history = aFollowUpHistory([aVisit({ programme: 'diabetes', visitedOn: '2024-05-01' })]);
    expect(said(history, [anEntry()])).toEqual(fault('id-exists'));
    expect(said(history, [anEntry()], { confirmed: true })).toEqual(fault('id-exists'));
    expect(said(history, [anEntry({ id: 'V2' })])).toBe('recorded');
  });
});

describe('the day of a visit', () => {
  const born = { birthDate: '2024-06-30' };

  test.each([
    ['2025-03-10', 'recorded'],
    ['2025-03-11', fault('after-today', { today })],
  ])('entered on 2025-03-10, visited on %s', (visitedOn, answer) => {
    expect(said(aFollowUpHistory(), [anEntry({ visitedOn })])).toEqual(answer);
    if (answer !== 'recorded')
      expect(
        said(aFollowUpHistory(), [anEntry({ visitedOn })], { lateEntryReason: '补录', confirmed: true }),
      ).toEqual(answer);
  });

  test.each([
    ['2024-06-30', 'recorded'],
    ['2024-06-29', fault('before-birth', { birthDate: '2024-06-30' })],
  ])('of somebody born on 2024-06-30, visited on %s', (visitedOn, answer) => {
    const history = aFollowUpHistory([], born);
    expect(said(history, [anEntry({ visitedOn })], { lateEntryReason: '补录' })).toEqual(answer);
  });

  test.each([
    ['2025-02-01', 'recorded'],
    ['2025-02-02', fault('after-death', { diedOn: '2025-02-01' })],
  ])('of somebody who died on 2025-02-01, visited on %s', (visitedOn, answer) => {
    const history = aFollowUpHistory([], { diedOn: '2025-02-01' });
    expect(said(history, [anEntry({ visitedOn })])).toEqual(answer);
    expect(said(history, [anEntry({ visitedOn })], { lateEntryReason: '补录' })).toEqual(answer);
  });

  test.each([
    ['2025-02-01', 'recorded'],
    ['2025-02-02', fault('after-moving-out', { movedOutOn: '2025-02-01' })],
  ])('of somebody who moved out on 2025-02-01, visited on %s', (visitedOn, answer) => {
    const history = aFollowUpHistory([], { movedOutOn: '2025-02-01' });
    expect(said(history, [anEntry({ visitedOn })])).toEqual(answer);
    expect(said(history, [anEntry({ visitedOn })], { lateEntryReason: '补录' })).toBe('recorded');
  });

  test.each([
    ['2024-03-31', fault('outside-enrolment', { enrolledOn: '2024-08-01' })],
    ['2024-04-01', 'recorded'],
    ['2024-05-31', 'recorded'],
    ['2024-06-01', fault('outside-enrolment', { enrolledOn: '2024-08-01' })],
    ['2024-08-01', 'recorded'],
  ])('of somebody managed in April and May and again from August on, visited on %s', (visitedOn, answer) => {
    const enrolments = [
      anEnrolment({ enrolledOn: '2024-08-01' }),
      anEnrolment({ enrolledOn: '2024-04-01', closedOn: '2024-06-01' }),
    ];
    const history = { ...aFollowUpHistory(), enrolments };
    expect(said(history, [anEntry({ visitedOn })])).toEqual(answer);
    expect(said(history, [anEntry({ visitedOn })], { confirmed: true })).toEqual(answer);
    expect(said(history, [anEntry({ visitedOn })], { lateEntryReason: '补录' })).toBe('recorded');
  });

  test('somebody enrolled in another programme alone is not enrolled', () => {
    const history = { ...aFollowUpHistory(), enrolments: [anEnrolment({ programme: 'diabetes' })] };
    expect(said(history, [anEntry()])).toEqual(fault('not-enrolled'));
    expect(said(history, [anEntry()], { lateEntryReason: ' \t' })).toEqual(fault('not-enrolled'));
    expect(said(history, [anEntry()], { lateEntryReason: '先随访后建档' })).toBe('recorded');
  });

  test('the reason of a late entry is kept, a blank one is not', () => {
    const reasons = [' 补录 ', '  ', undefined].map((lateEntryReason) => {
      const [event] = allowed(recordVisits(aFollowUpHistory(), [anEntry()], { today, lateEntryReason }));
      return event;
    });
    expect(reasons.map((event) => event?.lateEntryReason)).toEqual(['补录', undefined, undefined]);
    expect(reasons.map((event) => FollowUpRecorded.safeParse(event).success)).toEqual([true, true, true]);
  });
});

describe('what is confirmed', () => {
  test.each([
    [120, 80, 'recorded'],
    [81, 80, 'recorded'],
    [80, 80, fault('sbp-not-above-dbp', { sbp: 80, dbp: 80 })],
    [80, 120, fault('sbp-not-above-dbp', { sbp: 80, dbp: 120 })],
    [80, undefined, 'recorded'],
    [undefined, 120, 'recorded'],
  ])('a systolic value of %s with a diastolic one of %s', (sbp, dbp, answer) => {
    const entry = anEntry({ sbp, dbp });
    expect(said(aFollowUpHistory(), [entry])).toEqual(answer);
    expect(said(aFollowUpHistory(), [entry], { confirmed: false })).toEqual(answer);
    expect(said(aFollowUpHistory(), [entry], { confirmed: true })).toBe('recorded');
  });

  test.each([
    [{ visitedAt: '09:00' }, 'recorded'],
    [{ visitedOn: '2025-03-09' }, 'recorded'],
    [{ programme: 'diabetes' }, 'recorded'],
    [{}, fault('duplicate', { otherId: 'V0', visitedOn: '2025-03-10', visitedAt: '00:00' })],
  ])('beside a visit of the same programme on that day at 00:00, one with %j', (given, answer) => {
    const history = aFollowUpHistory([aVisit({ id: 'V0' })]);
    const entry = anEntry(given);
    expect(said(history, [entry])).toEqual(answer);
    expect(said(history, [entry], { confirmed: true })).toBe('recorded');
  });

  test('a staff member signs the record', () => {
    const entry = anEntry({}, { staffId: anId('S7') });
    expect(allowed(recordVisits(aFollowUpHistory(), [entry], { today }))[0]?.staffId).toBe('S7');
  });
});
