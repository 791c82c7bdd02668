import { array, assert, integer, nat, property } from 'fast-check';
import { describe, expect, test } from 'vitest';

import { budgetState, forecastSegments, grant } from '../../../domain/reminders/index.ts';
import { on } from '../../given/values.ts';

describe('the state of a budget', () => {
  test.each([
    [undefined, 1_000_000, 'open'],
    [100, 79, 'open'],
    [100, 80, 'warning'],
    [100, 99, 'warning'],
    [100, 100, 'stopped'],
    [100, 101, 'stopped'],
    [0, 0, 'stopped'],
    [3, 2, 'open'],
  ])('of %s segments with %i spent is %s', (limitSegments, spentSegments, state) => {
    expect(budgetState({ limitSegments, spentSegments })).toBe(state);
  });
});

describe('what a budget pays for', () => {
  test.each([
    [{ limitSegments: 10, spentSegments: 8 }, [1, 1, 1], { messages: 2, segments: 2 }],
    [{ limitSegments: 10, spentSegments: 8 }, [2, 1], { messages: 1, segments: 2 }],
    [{ limitSegments: 10, spentSegments: 9 }, [2, 1], { messages: 0, segments: 0 }],
    [{ limitSegments: 10, spentSegments: 10 }, [1], { messages: 0, segments: 0 }],
    [{ limitSegments: undefined, spentSegments: 10 }, [1, 2, 1], { messages: 3, segments: 4 }],
  ])('of %j with %j wanted: %j', (budget, wanted, granted) => {
    expect(grant(budget, wanted)).toEqual(granted);
  });

  test('never exceeds it, and is the most that it could be in that order', () => {
    const some = array(integer({ min: 1, max: 2 }));
    assert(
      property(nat(50), nat(50), some, (limitSegments, spentSegments, wanted) => {
        const { messages, segments } = grant({ limitSegments, spentSegments }, wanted);
        const total = wanted.slice(0, messages).reduce((sum, one) => sum + one, 0);
        expect(segments).toBe(total);
        expect(messages === 0 || spentSegments + segments <= limitSegments).toBe(true);
        const next = wanted[messages];
        expect(next === undefined || spentSegments + segments + next > limitSegments).toBe(true);
      }),
    );
  });
});

test.each([
  ['2025-06-01', 10, 300],
  ['2025-06-15', 15, 30],
  ['2025-06-30', 77, 77],
  ['2025-02-14', 15, 30],
  ['2024-02-29', 8, 8],
  ['2025-12-31', 0, 0],
])('a month that has cost so much by %s (%i) will have cost %i', (day, spentSegments, forecast) => {
  expect(forecastSegments({ limitSegments: undefined, spentSegments }, on(day))).toBe(forecast);
});
