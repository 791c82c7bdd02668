import { ChangeMessageVisibilityBatchCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';

import { bringBack, isSmallEnough, MOST_BYTES, sendTo } from '../../../../functions/adapters/bus/queue.ts';
import { isRetryable } from '../../../../functions/adapters/store/errors.ts';
import { answering, aQueue, type Failing, failure } from './given-queues.ts';

const client = new SQSClient({ region: 'ap-southeast-1' });
const sqs = mockClient(SQSClient);

const given = (failing?: Failing) => sqs.on(SendMessageBatchCommand).callsFake(answering(failing));
beforeEach(() => {
  sqs.reset();
  given();
});

const message = (id: string, text = id) => ({ id, text });
const messages = (count: number) => Array.from({ length: count }, (_, at) => message(`m${at}`));

/** Fails a message so many times. */
const failing = (
  text: string,
  why: ReturnType<typeof failure>,
  times = Number.POSITIVE_INFINITY,
): Failing => {
  let left = times;
  return (sent) => (sent === text && (left -= 1) >= 0 ? why : undefined);
};

const sent = (): (string | undefined)[][] =>
  sqs
    .commandCalls(SendMessageBatchCommand)
    .map(({ args: [{ input }] }) => (input.Entries ?? []).map(({ MessageBody }) => MessageBody));

describe('messages to a queue', () => {
  test('go out ten at a time, each once, as they are', async () => {
    const queue = aQueue(client, 'facts');
    expect(await sendTo(queue, messages(23))).toEqual({ busy: [], refused: [] });
    expect(sent().map(({ length }) => length)).toEqual([10, 10, 3]);
    expect(sent().flat()).toEqual(messages(23).map(({ text }) => text));
    expect(sqs.commandCalls(SendMessageBatchCommand)[0]?.args[0].input.QueueUrl).toBe(queue.url);
  });

  test('of one request are never more than a request may hold', async () => {
    const third = 'x'.repeat(Math.ceil(MOST_BYTES / 3));
    await sendTo(
      aQueue(client, 'facts'),
      messages(5).map(({ id }) => message(id, third)),
    );
    expect(sent().map(({ length }) => length)).toEqual([2, 2, 1]);
  });

  test('are counted by bytes, not by characters', () => {
    expect(isSmallEnough(message('m', 'x'.repeat(MOST_BYTES)))).toBe(true);
    expect(isSmallEnough(message('m', 'x'.repeat(MOST_BYTES + 1)))).toBe(false);
    expect(isSmallEnough(message('m', '医'.repeat(MOST_BYTES / 2)))).toBe(false);
  });

  test('that are none ask nobody', async () => {
    expect(await sendTo(aQueue(client, 'facts'), [])).toEqual({ busy: [], refused: [] });
    expect(sent()).toEqual([]);
  });
});

describe('what a queue does not take', () => {
  test('because it is busy is sent again, and nothing else with it', async () => {
    given(failing('m1', failure('InternalError', false), 1));
    const queue = aQueue(client, 'facts');
    expect(await sendTo(queue, messages(3))).toEqual({ busy: [], refused: [] });
    expect(sent()).toEqual([['m0', 'm1', 'm2'], ['m1']]);
    expect(queue.waitsMs).toEqual([50]);
  });

  test('after four times is told', async () => {
    given(failing('m0', failure('ServiceUnavailable', false)));
    const queue = aQueue(client, 'facts');
    expect(await sendTo(queue, messages(2))).toEqual({ busy: [message('m0')], refused: [] });
    expect(sent()).toHaveLength(4);
    expect(queue.waitsMs).toEqual([50, 100, 200]);
  });

  test('for good is not sent again', async () => {
    given(failing('m1', failure('InvalidMessageContents', true)));
    expect(await sendTo(aQueue(client, 'facts'), messages(2))).toEqual({
      busy: [],
      refused: [message('m1')],
    });
    expect(sent()).toHaveLength(1);
  });

  test('since its key is asked too often is no fault of the message', async () => {
    given(failing('m0', failure('KMS.ThrottlingException', true), 1));
    expect(await sendTo(aQueue(client, 'facts'), messages(1))).toEqual({ busy: [], refused: [] });
    expect(sent()).toHaveLength(2);
  });

  test('is not only what an answer says that it is', async () => {
    sqs.on(SendMessageBatchCommand).resolvesOnce({ Successful: [], Failed: [] }).callsFake(answering());
    expect(await sendTo(aQueue(client, 'facts'), messages(2))).toEqual({ busy: [], refused: [] });
    expect(sent()).toEqual([
      ['m0', 'm1'],
      ['m0', 'm1'],
    ]);
  });

  test.each([
    ['RequestThrottled', 'store/throttled', true],
    ['AbortError', 'store/outcome-unknown', true],
    ['QueueDoesNotExist', 'store/refused', false],
  ])('at all, by %s, is %s', async (name, code, mayPass) => {
    sqs.on(SendMessageBatchCommand).rejects(Object.assign(new Error('m0'), { name }));
    const error: unknown = await sendTo(aQueue(client, 'facts'), messages(1)).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ code });
    expect(isRetryable(error)).toBe(mayPass);
    expect(String(error)).not.toContain('m0');
  });
});

test('what is to come again is given back ten at a time, each in its own time', async () => {
  sqs.on(ChangeMessageVisibilityBatchCommand).resolves({ Successful: [], Failed: [] });
  const again = Array.from({ length: 12 }, (_, at) => ({ receipt: `r${at}`, inS: 30 * at }));
  await bringBack(aQueue(client, 'facts'), again);
  const asked = sqs
    .commandCalls(ChangeMessageVisibilityBatchCommand)
    .map(({ args: [{ input }] }) => input.Entries ?? []);
  expect(asked.map(({ length }) => length)).toEqual([10, 2]);
  expect(asked[1]?.[1]).toEqual({ Id: '1', ReceiptHandle: 'r11', VisibilityTimeout: 330 });
});
