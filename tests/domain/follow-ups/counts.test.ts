import { describe, expect, test } from 'vitest';

import {
  attemptsSinceContact,
  type ContactState,
  contactState,
  faceToFaceDays,
  lastReadingVisit,
  lossPolicy,
  visitsAsked,
} from '../../../domain/follow-ups/index.ts';
import type { LocalDate } from '../../../domain/kernel/time.ts';
import { defaultProfile, type VisitMode } from '../../../domain/programmes/index.ts';
import { aChain } from '../../given/chains.ts';
import type { VisitGiven } from '../../given/records.ts';
import { on } from '../../given/values.ts';

const good = (visitedOn: string, more: VisitGiven = {}): VisitGiven => ({
  visitedOn,
  sbp: 128,
  dbp: 82,
  ...more,
});

describe('F, the days with a completed face-to-face visit', () => {
  const days = (visits: readonly VisitGiven[], day = '2025-12-31'): number =>
    faceToFaceDays(aChain({ visits, day }), on(day), defaultProfile);

  test('are those in the clinic and at home, neither by phone nor by video', () => {
    const modes: readonly VisitMode[] = ['clinic', 'home', 'phone', 'video'];
    expect(modes.map((mode) => days([good('2025-03-10', { mode })]))).toEqual([1, 1, 0, 0]);
  });

  test('are different days: two visits on one day count once, a phone visit first or not', () => {
    expect(
      days([good('2025-03-10', { visitedAt: '09:00' }), good('2025-03-10', { visitedAt: '10:00' })]),
    ).toBe(1);
    expect(
      days([
        good('2025-03-10', { visitedAt: '09:00', mode: 'phone' }),
        good('2025-03-10', { visitedAt: '10:00' }),
      ]),
    ).toBe(1);
    expect(days(['2025-03-10', '2025-03-11', '2025-06-10', '2025-12-31'].map((day) => good(day)))).toBe(4);
  });

  test('are completed: no call without readings, no loss, no refusal; a first reaction without readings is (A19)', () => {
    expect(days([{ visitedOn: '2025-03-10' }])).toBe(0);
    expect(days([good('2025-03-10', { outcome: 'lost' }), good('2025-03-11', { outcome: 'refused' })])).toBe(
      0,
    );
    expect(days([{ visitedOn: '2025-03-10', adverseReaction: 'present' }])).toBe(1);
  });

  test('lie in the calendar year of the day, up to the day', () => {
    const visits = ['2024-12-31', '2025-01-01', '2025-06-30', '2025-07-01'].map((day) => good(day));
    expect(days(visits, '2025-06-30')).toBe(2);
    expect(days(visits, '2025-07-01')).toBe(3);
    expect(days(visits, '2024-12-31')).toBe(1);
  });

  test('go by the modes that the profile counts', () => {
    const countsAsFaceToFace = { ...defaultProfile.countsAsFaceToFace, modes: ['video'] as const };
    const chain = aChain({ visits: [good('2025-03-10'), good('2025-03-11', { mode: 'video' })] });
    expect(faceToFaceDays(chain, on('2025-12-31'), { ...defaultProfile, countsAsFaceToFace })).toBe(1);
  });
});

describe('q, the face-to-face visits asked', () => {
  test.each([
    ['2024-05-01', '2025-01-01', 0],
    ['2024-05-01', '2025-03-30', 0],
    ['2024-05-01', '2025-03-31', 1],
    ['2024-05-01', '2025-06-29', 1],
    ['2024-05-01', '2025-06-30', 2],
    ['2024-05-01', '2025-07-01', 2],
    ['2024-05-01', '2025-09-30', 3],
    ['2024-05-01', '2025-12-30', 3],
    ['2024-05-01', '2025-12-31', 4],
    ['2025-01-01', '2025-12-31', 4],
    ['2025-03-31', '2025-12-31', 4],
    ['2025-04-01', '2025-12-31', 3],
    ['2025-08-01', '2025-12-31', 2],
    ['2025-12-31', '2025-12-31', 1],
    ['2025-12-31', '2026-03-30', 0],
    ['2025-08-01', '2025-08-02', 0],
    ['2025-08-01', '2025-09-29', 0],
    ['2025-08-01', '2025-09-30', 1],
    ['2025-10-01', '2025-10-01', 0],
  ])('of somebody enrolled on %s are by %s %i', (since, day, asked) => {
    expect(visitsAsked(on(since), on(day))).toBe(asked);
  });
});

describe('the last visit that says something on control', () => {
  const last = (visits: readonly VisitGiven[], day = '2025-12-31'): LocalDate | undefined =>
    lastReadingVisit(aChain({ visits, day }), on(day))?.visit.visitedOn;

  test('is done with a known value, or lost', () => {
    expect(last([good('2025-03-10'), { visitedOn: '2025-03-20' }])).toBe('2025-03-10');
    expect(last([good('2025-03-10'), { visitedOn: '2025-03-20', adverseReaction: 'present' }])).toBe(
      '2025-03-10',
    );
    expect(last([good('2025-03-10'), good('2025-03-20', { outcome: 'refused' })])).toBe('2025-03-10');
    expect(last([good('2025-03-10'), good('2025-03-20', { outcome: 'lost' })])).toBe('2025-03-20');
    expect(last([good('2025-03-10'), good('2025-03-20', { mode: 'phone' })])).toBe('2025-03-20');
    expect(last([good('2025-03-10'), good('2025-03-20', { hasDangerSign: true })])).toBe('2025-03-20');
  });

  test('lies in the calendar year of the day', () => {
    const visits = [good('2024-12-31'), good('2025-01-01')];
    expect(last(visits, '2024-12-31')).toBe('2024-12-31');
    expect(last(visits, '2025-01-01')).toBe('2025-01-01');
    expect(last([good('2024-12-31')], '2025-01-01')).toBeUndefined();
    expect(last([])).toBeUndefined();
  });

  test('of several on one day is the last by time, then by id', () => {
    const visits = [
      good('2025-03-10', { id: 'A', visitedAt: '10:00' }),
      good('2025-03-10', { id: 'C', visitedAt: '09:00' }),
      good('2025-03-10', { id: 'B', visitedAt: '10:00' }),
    ];
    expect(lastReadingVisit(aChain({ visits }), on('2025-12-31'))?.visit.id).toBe('B');
  });
});

describe('loss to follow-up (§1.9)', () => {
  const state = (attempts: readonly (readonly [string, VisitMode])[], day = '2025-06-29'): ContactState =>
    contactState(
      on('2024-06-30'),
      attempts.map(([date, channel]) => ({ on: on(date), channel })),
      on(day),
    );

  test('the numbers are three attempts, two channels, two days, twelve months', () => {
    expect(lossPolicy).toEqual({ attempts: 3, channels: 2, days: 2, lostAfterMonths: 12 });
  });

  test.each([
    [
      'three by two channels on two days',
      [
        ['2025-06-01', 'phone'],
        ['2025-06-01', 'home'],
        ['2025-06-02', 'phone'],
      ],
      'temporarily_lost',
    ],
    [
      'four',
      [
        ['2025-06-01', 'phone'],
        ['2025-06-02', 'home'],
        ['2025-06-03', 'phone'],
        ['2025-06-04', 'video'],
      ],
      'temporarily_lost',
    ],
    [
      'two',
      [
        ['2025-06-01', 'phone'],
        ['2025-06-02', 'home'],
      ],
      'in_contact',
    ],
    [
      'three by one channel',
      [
        ['2025-06-01', 'phone'],
        ['2025-06-02', 'phone'],
        ['2025-06-03', 'phone'],
      ],
      'in_contact',
    ],
    [
      'three on one day',
      [
        ['2025-06-01', 'phone'],
        ['2025-06-01', 'home'],
        ['2025-06-01', 'video'],
      ],
      'in_contact',
    ],
    ['none', [], 'in_contact'],
  ] as const)('after %s attempts', (_, attempts, expected) => {
    expect(state(attempts)).toBe(expected);
  });

  test('after twelve months without contact somebody is lost, with or without attempts', () => {
    expect(state([], '2025-06-29')).toBe('in_contact');
    expect(state([], '2025-06-30')).toBe('lost');
    const attempts = [
      ['2025-06-01', 'phone'],
      ['2025-06-01', 'home'],
      ['2025-06-02', 'phone'],
    ] as const;
    expect(state(attempts, '2025-06-30')).toBe('lost');
  });

  test('the chain documents the attempts since the latest completed visit', () => {
    const lost = (visitedOn: string, mode: VisitMode): VisitGiven => ({ visitedOn, mode, outcome: 'lost' });
    const chain = aChain({
      visits: [
        lost('2025-01-01', 'phone'),
        good('2025-02-01'),
        lost('2025-03-01', 'phone'),
        { visitedOn: '2025-03-02' },
        { visitedOn: '2025-03-03', mode: 'home', outcome: 'refused' },
      ],
    });
    expect(attemptsSinceContact(chain)).toEqual([
      { on: '2025-03-01', channel: 'phone' },
      { on: '2025-03-03', channel: 'home' },
    ]);
    expect(attemptsSinceContact(aChain({ visits: [lost('2025-01-01', 'phone')] }))).toEqual([
      { on: '2025-01-01', channel: 'phone' },
    ]);
  });
});
