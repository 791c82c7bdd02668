import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { paceTo } from '../../../../functions/adapters/gateways/pace.ts';

/** A stopwatch by which every sleep lasts as much longer as the list says, in turn. */
const lateStopwatch = (lateMs: readonly number[]) => {
  let ms = 0;
  let slept = 0;
  return {
    nowMs: () => ms,
    sleep: async (forMs: number) => {
      ms += forMs + (lateMs[slept % lateMs.length] ?? 0);
      slept += 1;
    },
    /** The thread is busy with something else. */
    stall: (forMs: number) => {
      ms += forMs;
    },
  };
};

const given = (perSecond: number, lateMs: readonly number[] = [0]) => {
  const stopwatch = lateStopwatch(lateMs);
  const pace = paceTo(perSecond, stopwatch);
  const begun: number[] = [];
  const call = async (): Promise<number> => begun.push(stopwatch.nowMs());
  return { ...stopwatch, ...pace, begun, call };
};

/** Most calls that begin in any one second, its end not included. */
const mostInASecond = (begun: readonly number[]): number =>
  Math.max(...begun.map((from) => begun.filter((at) => at >= from && at < from + 1_000).length));

test('never more calls begin in any second than the rate, however late the clock wakes and whatever stalls', async () => {
  const cases = fc.record({
    perSecond: fc.integer({ min: 1, max: 40 }),
    lateMs: fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 1 }),
    bursts: fc.array(fc.record({ calls: fc.nat(60), stallMs: fc.nat(3_000) }), { maxLength: 6 }),
  });
  await fc.assert(
    fc.asyncProperty(cases, async ({ perSecond, lateMs, bursts }) => {
      const { inTurn, begun, call, stall } = given(perSecond, lateMs);
      for (const { calls, stallMs } of bursts) {
        await Promise.all(Array.from({ length: calls }, () => inTurn(call)));
        stall(stallMs);
      }
      expect(begun.length === 0 ? 0 : mostInASecond(begun)).toBeLessThanOrEqual(perSecond);
    }),
    { seed: 4, numRuns: 200 },
  );
});

test('a thousand calls at a hundred a second take ten seconds, though every wake-up is late', async () => {
  const { inTurn, begun, call } = given(100, [3, 0, 40, 7]);
  await Promise.all(Array.from({ length: 1_000 }, () => inTurn(call)));
  expect(begun.at(-1)).toBeGreaterThanOrEqual(9_000);
  expect(begun.at(-1)).toBeLessThanOrEqual(10_100);
});

test('calls begin evenly: a tenth of a second holds its share and half a second made up, and never more', async () => {
  const { inTurn, begun, call } = given(100);
  await Promise.all(Array.from({ length: 300 }, () => inTurn(call)));
  const most = Math.max(...begun.map((from) => begun.filter((at) => at >= from && at < from + 100).length));
  expect(most).toBeLessThanOrEqual(61);
});

test('calls begin in the order in which they came, and give what they answer', async () => {
  const { inTurn } = given(10);
  const order: number[] = [];
  const answers = await Promise.all(
    Array.from({ length: 25 }, (_, at) =>
      inTurn(async () => {
        order.push(at);
        return at * 2;
      }),
    ),
  );
  expect(order).toEqual(Array.from({ length: 25 }, (_, at) => at));
  expect(answers[24]).toBe(48);
});

test('a call that breaks tells who asked, and the next begins all the same', async () => {
  const { inTurn, call, begun } = given(10);
  const broken = inTurn(() => Promise.reject(new Error('the line is dead')));
  const next = inTurn(call);
  await expect(broken).rejects.toThrow('the line is dead');
  await next;
  expect(begun).toHaveLength(1);
});
