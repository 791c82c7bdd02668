import { describe, expect, test } from 'vitest';

import { later } from '../../../functions/adapters/later.ts';

type Counter = {
  readonly add: (number: number) => Promise<number>;
  readonly upTo: (number: number) => AsyncIterable<number>;
};

const counter = (): Counter => {
  let sum = 0;
  return {
    add: async (number) => (sum += number),
    upTo: async function* (number) {
      for (let each = 1; each <= number; each++) yield each;
    },
  };
};

/** A counter that is opened later, and how often it was tried; the first tries fail. */
const givenLater = (failures: number) => {
  const tried: Date[] = [];
  const opening = later(async () => {
    tried.push(new Date());
    if (tried.length <= failures) throw new Error('not now');
    return counter();
  });
  return { tried, add: opening.ask(({ add }) => add), upTo: opening.stream(({ upTo }) => upTo) };
};

describe('a store that is opened later', () => {
  test('is not opened by whoever only holds it', () => {
    expect(givenLater(0).tried).toEqual([]);
  });

  test('is opened once by the first who asks, however many ask at the same time', async () => {
    const { add, tried } = givenLater(0);
    expect(await Promise.all([add(1), add(2)])).toEqual([1, 3]);
    expect(await add(4)).toBe(7);
    expect(tried).toHaveLength(1);
  });

  test('gives what streams as it comes', async () => {
    const { upTo, tried } = givenLater(0);
    const stream = upTo(3);
    expect(tried).toEqual([]);
    const given: number[] = [];
    for await (const each of stream) given.push(each);
    expect(given).toEqual([1, 2, 3]);
  });

  test('that could not be opened is opened anew by the next who asks', async () => {
    const { add, tried } = givenLater(1);
    await expect(add(1)).rejects.toThrow('not now');
    expect(await add(1)).toBe(1);
    expect(tried).toHaveLength(2);
  });
});
