import { EventBridgeClient, PutEventsCommand, type PutEventsResultEntry } from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';

import { eventBus } from '../../../../functions/adapters/bus/event-bus.ts';
import { isRetryable } from '../../../../functions/adapters/store/errors.ts';
import { PUBLIC_EVENTS, type PublicEvent } from '../../../../events/public.ts';

const client = new EventBridgeClient({ region: 'ap-southeast-1' });
const events = mockClient(EventBridgeClient);

type Answer = (detail: string, attempt: number) => PutEventsResultEntry;

const TAKEN: PutEventsResultEntry = { EventId: 'e' };

/** A bus that answers each event by what it says. */
const answering = (answer: Answer): void => {
  const attempts = new Map<string, number>();
  events.on(PutEventsCommand).callsFake(({ Entries }: PutEventsCommand['input']) => ({
    Entries: (Entries ?? []).map(({ Detail = '' }) => {
      const attempt = (attempts.get(Detail) ?? 0) + 1;
      attempts.set(Detail, attempt);
      return answer(Detail, attempt);
    }),
  }));
};

beforeEach(() => {
  events.reset();
  answering(() => TAKEN);
});

const given = () => {
  const waitsMs: number[] = [];
  const wait = async (ms: number): Promise<void> => void waitsMs.push(ms);
  return { bus: eventBus({ client, name: 'jiayi-dev-events', wait }), waitsMs };
};

const [form] = PUBLIC_EVENTS;
const anEvent = (at: number): PublicEvent => ({
  ...form?.schema.parse(form.example),
  type: 'jiayi.contract-signed@1',
  recordedAt: '2025-06-30T01:15:00.000Z',
  id: `R0001.${at}.0`,
});
const someEvents = (count: number): PublicEvent[] => Array.from({ length: count }, (_, at) => anEvent(at));

const put = () => events.commandCalls(PutEventsCommand).map(({ args: [{ input }] }) => input.Entries ?? []);
const idsPut = (): string[][] =>
  put().map((entries) => entries.map(({ Detail = '{}' }) => String(Object(JSON.parse(Detail)).id)));

describe('events for other systems', () => {
  test('go to the one bus ten at a time, each under its type and of the time at which it was recorded', async () => {
    await given().bus.publish(someEvents(12));
    expect(put().map(({ length }) => length)).toEqual([10, 2]);
    expect(put()[1]?.[1]).toEqual({
      EventBusName: 'jiayi-dev-events',
      Source: 'jiayi',
      DetailType: 'jiayi.contract-signed@1',
      Detail: JSON.stringify(anEvent(11)),
      Time: new Date('2025-06-30T01:15:00.000Z'),
    });
  });

  test('of one request are never more than it may hold', async () => {
    const large = someEvents(4).map((event) => ({ ...event, filling: 'x'.repeat(100_000) }));
    await given().bus.publish(large);
    expect(put().map(({ length }) => length)).toEqual([2, 2]);
  });

  test('that are none ask nobody', async () => {
    await given().bus.publish([]);
    expect(events.calls()).toEqual([]);
  });
});

describe('an event that the bus does not take', () => {
  const isOf = (at: number) => (detail: string) => detail.includes(`"R0001.${at}.0"`);

  test.each(['ThrottlingException', 'InternalFailure'])(
    'because of %s is put again, alone and as it was',
    async (ErrorCode) => {
      answering((detail, attempt) => (isOf(1)(detail) && attempt < 3 ? { ErrorCode } : TAKEN));
      const { bus, waitsMs } = given();
      await bus.publish(someEvents(3));
      expect(idsPut()).toEqual([['R0001.0.0', 'R0001.1.0', 'R0001.2.0'], ['R0001.1.0'], ['R0001.1.0']]);
      expect(put()[2]?.[0]).toEqual(put()[0]?.[1]);
      expect(waitsMs).toEqual([50, 100]);
    },
  );

  test('again and again is told: it may be told later, and those that were told are told twice', async () => {
    answering((detail) => (isOf(1)(detail) ? { ErrorCode: 'ThrottlingException' } : TAKEN));
    const { bus, waitsMs } = given();
    const error: unknown = await bus.publish(someEvents(2)).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'store/throttled' });
    expect(isRetryable(error)).toBe(true);
    expect(waitsMs).toEqual([50, 100, 200, 400]);
  });

  test('for good is not put again', async () => {
    answering((detail) => (isOf(0)(detail) ? { ErrorCode: 'NotAuthorizedForSourceException' } : TAKEN));
    const error: unknown = await given()
      .bus.publish(someEvents(2))
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'store/refused' });
    expect(String(error)).not.toContain('R0001');
    expect(put()).toHaveLength(1);
  });

  test.each([
    ['ThrottlingException', 'store/throttled'],
    ['TimeoutError', 'store/outcome-unknown'],
    ['ResourceNotFoundException', 'store/refused'],
  ])('at all, by %s, is %s', async (name, code) => {
    events.on(PutEventsCommand).rejects(Object.assign(new Error('no'), { name }));
    await expect(given().bus.publish(someEvents(1))).rejects.toMatchObject({ code });
  });
});
