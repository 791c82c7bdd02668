import { describe, expect, test } from 'vitest';

import type { Again } from '../../../../functions/adapters/bus/queue.ts';
import { changeHandler } from '../../../../functions/adapters/cloud/change-handler.ts';
import { storeError } from '../../../../functions/adapters/store/errors.ts';
import type { Change } from '../../../../functions/adapters/store/table.ts';
import type { LogLine } from '../../../../functions/kit/log.ts';
import type { Consumers } from '../../../../functions/kit/work.ts';

const NOTE = '血压 135/85';

/** A message of a queue with a record of the stream; `isSound` false: of a body that nobody can read. */
const messageOf = (position: number, { isSound = true, times = 1 } = {}): object => ({
  messageId: `m${position}`,
  receiptHandle: `r${position}`,
  attributes: { ApproximateReceiveCount: String(times) },
  body: JSON.stringify({
    eventName: 'INSERT',
    dynamodb: {
      SequenceNumber: String(position),
      NewImage: {
        pk: { S: 'p' },
        sk: { S: `item-${position}` },
        version: { N: '1' },
        body: { S: isSound ? JSON.stringify({ note: NOTE }) : `{"note": "${NOTE}` },
      },
    },
  }),
});

const eventOf = (...messages: readonly object[]): object => ({ Records: messages });
const eventOfItems = (...positions: readonly number[]): object =>
  eventOf(...positions.map((at) => messageOf(at)));

type Break = (items: readonly string[]) => Error | undefined;

/** Consumers that note what they were given, and what they logged. */
const given = (breaks: Readonly<Record<string, Break>> = {}, isShut = false) => {
  const lines: LogLine[] = [];
  const seen: string[] = [];
  const back: Again[] = [];
  const noting = (name: string) => async (changes: readonly Change[], place: string) => {
    const items = changes.map(({ key }) => String(key.sk));
    seen.push(`${name} ${place}: ${items.join(' ')}`);
    const error = breaks[name]?.(items);
    if (error !== undefined) throw error;
  };
  const consumers: Consumers<Change, string> = {
    'first.on-change': noting('first'),
    'next.on-change': noting('next'),
  };
  let days = 0;
  const handler = changeHandler(consumers, {
    place: () => `day ${(days += 1)}`,
    log: (line) => void lines.push(line),
    bringBack: async (messages) => {
      if (isShut) throw storeError('store/throttled', 'the queue is shut');
      back.push(...messages);
    },
  });
  return { handler, seen, lines, back };
};

const answerOf = (...ids: readonly string[]) => ({
  batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
});

const bug = new TypeError(`cannot read ${NOTE} of 何平`);
const brokenBy =
  (...poison: readonly string[]): Break =>
  (items) =>
    items.some((item) => poison.includes(item)) ? bug : undefined;

describe('changes that a queue brings', () => {
  test('are handed to each use case in the order in which they are wired, where it is worked on by then', async () => {
    const { handler, seen, back } = given();
    expect(await handler(eventOfItems(1, 2))).toEqual(answerOf());
    expect(seen).toEqual(['first day 1: item-1 item-2', 'next day 2: item-1 item-2']);
    expect(back).toEqual([]);
  });

  test('are logged by number and use case', async () => {
    const { handler, lines } = given();
    await handler(eventOfItems(1, 2, 3));
    expect(lines).toMatchObject([
      { code: 'work.finished', useCase: 'first.on-change', done: { changes: 3 } },
      { code: 'work.finished', useCase: 'next.on-change', done: { changes: 3 } },
    ]);
    expect(JSON.stringify(lines)).not.toContain('item-');
  });

  test('that are no event of a queue rise before anything is begun', async () => {
    const { handler, seen, lines } = given();
    await expect(handler({ useCase: 'first.on-change' })).rejects.toThrow();
    expect([seen, lines]).toEqual([[], []]);
  });
});

describe('a message that nobody can read', () => {
  test.each([
    ['a damaged item', messageOf(2, { isSound: false })],
    ['no JSON', { ...messageOf(2), body: 'changed by hand' }],
    ['no record', { ...messageOf(2), body: '{}' }],
    ['nothing', { ...messageOf(2), body: 'null' }],
  ])('(%s) comes again alone, and all others are done', async (_what, poison) => {
    const { handler, seen } = given();
    expect(await handler(eventOf(messageOf(1), poison, messageOf(3)))).toEqual(answerOf('m2'));
    expect(seen).toEqual(['first day 1: item-1 item-3', 'next day 2: item-1 item-3']);
  });

  test('that is all of it starts nothing', async () => {
    const { handler, seen } = given();
    expect(await handler(eventOf(messageOf(7, { isSound: false })))).toEqual(answerOf('m7'));
    expect(seen).toEqual([]);
  });
});

describe('work that breaks', () => {
  test('is halved until the change that cannot be done is alone', async () => {
    const { handler, seen, lines } = given({ first: brokenBy('item-3') });
    expect(await handler(eventOfItems(1, 2, 3, 4))).toEqual(answerOf('m3'));
    expect(seen.map((each) => each.replace(/ day \d+/, ''))).toEqual([
      'first: item-1 item-2 item-3 item-4',
      'first: item-1 item-2',
      'first: item-3 item-4',
      'first: item-3',
      'first: item-4',
      'next: item-1 item-2 item-3 item-4',
    ]);
    expect(lines.map(({ code }) => code)).toEqual([
      'work.finished',
      'work.failed',
      'work.finished',
      'work.finished',
    ]);
  });

  test('in one use case or the other is answered once', async () => {
    const { handler } = given({ first: brokenBy('item-1', 'item-2'), next: brokenBy('item-2') });
    expect(await handler(eventOfItems(1, 2, 3))).toEqual(answerOf('m1', 'm2'));
  });

  test('is logged by names alone', async () => {
    const { handler, lines } = given({ next: brokenBy('item-1') });
    await handler(eventOfItems(1));
    expect(lines[1]).toMatchObject({
      code: 'work.failed',
      useCase: 'next.on-change',
      problem: 'service/failed',
      error: 'TypeError',
    });
    expect(JSON.stringify(lines)).not.toMatch(/血压|何平|item-/);
  });

  test('by a busy store is not halved: all of it comes again later', async () => {
    const busy = storeError('store/throttled', 'too many requests');
    const { handler, seen, lines } = given({ first: () => busy });
    expect(await handler(eventOfItems(1, 2))).toEqual(answerOf('m1', 'm2'));
    expect(seen).toHaveLength(2);
    expect(lines[0]).toMatchObject({ code: 'work.failed', problem: 'service/throttled' });
  });

  test.each([
    [1, 30],
    [2, 60],
    [5, 480],
    [6, 900],
    [8, 900],
  ])('the %ith time comes again after %i seconds', async (times, inS) => {
    const { handler, back } = given({ first: brokenBy('item-1') });
    await handler(eventOf(messageOf(1, { times }), messageOf(2)));
    expect(back).toEqual([{ receipt: 'r1', inS }]);
  });

  test('comes again when the queue thinks so, where it cannot be asked to be quicker', async () => {
    const { handler } = given({ first: brokenBy('item-1') }, true);
    expect(await handler(eventOfItems(1, 2))).toEqual(answerOf('m1'));
  });
});
