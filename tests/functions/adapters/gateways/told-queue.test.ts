import { DeleteMessageBatchCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';

import { endUserMessagingTold } from '../../../../functions/adapters/gateways/end-user-messaging-told.ts';
import { toldQueue } from '../../../../functions/adapters/gateways/told-queue.ts';
import { aQueue } from '../bus/given-queues.ts';

const sqs = mockClient(SQSClient);
const queue = aQueue(new SQSClient({ region: 'ap-southeast-1' }), 'sms-told');
const inbox = toldQueue(queue, endUserMessagingTold);

const waiting = (handle: string, sentAt: string, text: string) => ({
  ReceiptHandle: handle,
  Attributes: { SentTimestamp: sentAt },
  Body: text,
});

const answer = (inboundMessageId: string): string =>
  JSON.stringify({ originationNumber: '+8613900001111', messageBody: 'TD', inboundMessageId });

beforeEach(() => {
  sqs.reset();
  sqs.on(DeleteMessageBatchCommand).resolves({ Successful: [], Failed: [] });
});

test('what waits in the queue is taken in the order of its sending, with the time of it', async () => {
  sqs.on(ReceiveMessageCommand).resolves({
    Messages: [waiting('h-2', '1750125602000', answer('b')), waiting('h-1', '1750125600000', answer('a'))],
  });
  expect(await inbox.take()).toEqual([
    {
      handle: 'h-1',
      told: {
        kind: 'answer',
        body: { phone: '+8613900001111', text: 'TD', at: '2025-06-17T02:00:00.000Z', id: 'a' },
      },
    },
    { handle: 'h-2', told: expect.objectContaining({ kind: 'answer' }) },
  ]);
  expect(sqs.commandCalls(ReceiveMessageCommand)[0]?.args[0].input).toMatchObject({
    QueueUrl: queue.url,
    MaxNumberOfMessages: 10,
    MessageSystemAttributeNames: ['SentTimestamp'],
  });
});

test.each([
  ['no JSON', waiting('h', '1750125600000', 'TD')],
  ['without a time', { ReceiptHandle: 'h', Body: answer('a') }],
  ['without a body', { ReceiptHandle: 'h', Attributes: { SentTimestamp: '1750125600000' } }],
])('a message that is %s cannot be read', async (_, message) => {
  sqs.on(ReceiveMessageCommand).resolves({ Messages: [message] });
  expect(await inbox.take()).toEqual([{ handle: 'h', told: undefined }]);
});

test('an empty queue gives nothing', async () => {
  sqs.on(ReceiveMessageCommand).resolves({});
  expect(await inbox.take()).toEqual([]);
});

test('what was heard is removed', async () => {
  await inbox.remove([
    { handle: 'h-1', told: undefined },
    { handle: 'h-2', told: undefined },
  ]);
  expect(sqs.commandCalls(DeleteMessageBatchCommand)[0]?.args[0].input).toEqual({
    QueueUrl: queue.url,
    Entries: [
      { Id: '0', ReceiptHandle: 'h-1' },
      { Id: '1', ReceiptHandle: 'h-2' },
    ],
  });
});

test('a queue that is too busy breaks the hearing for now', async () => {
  sqs.on(ReceiveMessageCommand).rejects(Object.assign(new Error('secret'), { name: 'RequestThrottled' }));
  await expect(inbox.take()).rejects.toMatchObject({ code: 'store/throttled' });
});
