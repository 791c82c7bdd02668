import { assert, nat, property } from 'fast-check';
import { describe, expect, test } from 'vitest';

import { costFen, reminderPolicy } from '../../../domain/reminders/index.ts';

describe('what SMS cost', () => {
  test.each([
    [0, 0],
    [1, 5],
    [2, 9],
    [3, 14],
    [1_000, 4_500],
  ])('of %i segments is %i fen', (segments, fen) => {
    expect(costFen(segments)).toBe(fen);
  });

  test('is never further from the price than half a fen', () => {
    assert(
      property(nat(10_000_000), (segments) => {
        const price = (segments * reminderPolicy.segmentMilliYuan) / 10;
        expect(Math.abs(costFen(segments) - price)).toBeLessThanOrEqual(0.5);
      }),
    );
  });
});
