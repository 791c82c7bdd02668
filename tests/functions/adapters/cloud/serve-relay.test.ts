import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';

import { changeMessages } from '../../../../functions/adapters/bus/change-messages.ts';
import { queueOutlet } from '../../../../functions/adapters/bus/outlet.ts';
import { MOST_BYTES } from '../../../../functions/adapters/bus/queue.ts';
import { relayHandler } from '../../../../functions/adapters/cloud/serve-relay.ts';
import { changesOf } from '../../../../functions/adapters/store/changes.ts';
import type { LogLine } from '../../../../functions/kit/log.ts';
import { answering, aQueue, aRecord, type Failing, failure } from '../bus/given-queues.ts';

const client = new SQSClient({ region: 'ap-southeast-1' });
const sqs = mockClient(SQSClient);
beforeEach(() => {
  sqs.reset();
  sqs.on(SendMessageBatchCommand).callsFake(answering());
});

const queueOf = (name: string) => ({ queue: aQueue(client, name), aside: aQueue(client, `${name}-unheard`) });

const ASKED = [
  { asks: [{ of: 'audit' }], ...queueOf('access') },
  { asks: [{ of: 'facts' }, { of: 'head' }], ...queueOf('indicators') },
  { asks: [{ of: 'resident', part: 'entries' }, { of: 'head' }], ...queueOf('publishing') },
];

const given = () => {
  const lines: LogLine[] = [];
  const outlets = (onAside: (records: number) => void) => ASKED.map((asked) => queueOutlet(asked, onAside));
  return { relay: relayHandler(outlets, (line) => void lines.push(line)), lines };
};

const eventOf = (...records: readonly unknown[]): object => ({ Records: records });

/** What a queue was sent, in the order of sending. */
const sentTo = (name: string): string[] =>
  sqs
    .commandCalls(SendMessageBatchCommand)
    .map(({ args: [{ input }] }) => input)
    .filter(({ QueueUrl = '' }) => QueueUrl.endsWith(`/${name}`))
    .flatMap(({ Entries = [] }) => Entries.map(({ MessageBody = '' }) => MessageBody));

/** A queue fails whatever is of the record at position 2. */
const refuseAt = (name: string, why: ReturnType<typeof failure>): void => {
  const failing: Failing = (text, url) =>
    url.endsWith(`/${name}`) && text.includes('"SequenceNumber":"2"') ? why : undefined;
  sqs.on(SendMessageBatchCommand).callsFake(answering(failing));
};

const facts = (position: number, body?: string) => aRecord(position, ['facts#V1#3', 'R1'], body);

describe('the reader of the stream', () => {
  test('hands each record to everybody who asks for its word, and to nobody else', async () => {
    const { relay } = given();
    const audit = aRecord(1, ['audit#2026-11-22#03', 'x']);
    const head = aRecord(3, ['head', 'reference']);
    const answer = await relay(eventOf(audit, facts(2), head, aRecord(4, ['auditor', 'x'])));
    expect(answer).toEqual({ batchItemFailures: [] });
    expect(sentTo('access')).toEqual([JSON.stringify(audit)]);
    expect(sentTo('indicators')).toEqual([JSON.stringify(facts(2)), JSON.stringify(head)]);
    expect(sentTo('publishing')).toEqual([JSON.stringify(head)]);
  });

  test('hands of a partition only the part on that is asked for', async () => {
    const { relay } = given();
    const entries = aRecord(2, ['resident#0a', 'R1#entries#000001']);
    await relay(
      eventOf(aRecord(1, ['resident#0a', 'R1#history#0000']), entries, aRecord(3, ['resident#0a', 'R1'])),
    );
    expect(sentTo('publishing')).toEqual([JSON.stringify(entries)]);
  });

  test('hands records on as they came: a consumer reads what the stream said', async () => {
    const { relay } = given();
    const record = facts(2, JSON.stringify({ note: '血压 135/85 \uffff\ud800' }));
    await relay(eventOf(record));
    const [body = ''] = sentTo('indicators');
    expect(body).not.toMatch(/[\uffff\ud800]/);
    const attributes = { ApproximateReceiveCount: '1' };
    const [message] = changeMessages({ Records: [{ messageId: 'm', receiptHandle: 'r', body, attributes }] });
    expect(message?.change).toEqual(changesOf(eventOf(record))[0]?.change);
    expect(message?.change.ok).toBe(true);
  });

  test('is logged by numbers', async () => {
    const { relay, lines } = given();
    await relay(eventOf(facts(1), facts(2)));
    expect(lines).toMatchObject([
      { code: 'work.finished', useCase: 'relay.on-change', done: { changes: 2, aside: 0 } },
    ]);
  });
});

describe('a record that is not handed on', () => {
  test('since a queue stays busy comes again, with those after it', async () => {
    refuseAt('indicators', failure('InternalError', false));
    const { relay } = given();
    expect(await relay(eventOf(facts(1), facts(2), facts(3)))).toEqual({
      batchItemFailures: [{ itemIdentifier: '2' }],
    });
    expect(sentTo('indicators-unheard')).toEqual([]);
  });

  test('since it is too large leaves its trace aside, without its content, and the others go on', async () => {
    const { relay, lines } = given();
    const large = facts(2, JSON.stringify({ note: '血'.repeat(MOST_BYTES / 3) }));
    expect(await relay(eventOf(facts(1), large, facts(3)))).toEqual({ batchItemFailures: [] });
    expect(sentTo('indicators')).toEqual([JSON.stringify(facts(1)), JSON.stringify(facts(3))]);
    const [trace = '', ...others] = sentTo('indicators-unheard');
    expect(others).toEqual([]);
    expect(JSON.parse(trace)).toMatchObject({
      eventID: 'e2',
      tooLarge: true,
      dynamodb: { SequenceNumber: '2', Keys: { pk: { S: 'facts#V1#3' }, sk: { S: 'R1' } } },
    });
    expect(trace).not.toContain('血');
    expect(lines).toMatchObject([{ done: { changes: 3, aside: 1 } }]);
  });

  test('since the queue will never take it leaves its trace too', async () => {
    refuseAt('indicators', failure('InvalidMessageContents', true));
    const { relay } = given();
    expect(await relay(eventOf(facts(1), facts(2)))).toEqual({ batchItemFailures: [] });
    expect(sentTo('indicators-unheard').map((trace): unknown => JSON.parse(trace))).toMatchObject([
      { eventID: 'e2' },
    ]);
  });

  test('nor set aside comes again: none is lost', async () => {
    refuseAt('indicators-unheard', failure('InternalError', false));
    const { relay } = given();
    const large = facts(2, 'x'.repeat(MOST_BYTES));
    expect(await relay(eventOf(facts(1), large))).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
  });

  test('since no queue can be reached rises: the stream brings all of it again', async () => {
    sqs
      .on(SendMessageBatchCommand)
      .rejects(Object.assign(new Error('slow down'), { name: 'RequestThrottled' }));
    const { relay, lines } = given();
    await expect(relay(eventOf(facts(1)))).rejects.toMatchObject({ code: 'store/throttled' });
    expect(lines).toMatchObject([{ code: 'work.failed', useCase: 'relay.on-change' }]);
  });

  test('since it is none rises before any is handed on', async () => {
    const { relay } = given();
    await expect(relay(eventOf(facts(1), { eventName: 'INSERT' }))).rejects.toThrow();
    expect(sqs.calls()).toEqual([]);
  });
});
