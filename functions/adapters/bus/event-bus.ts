import {
  type EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
  type PutEventsResultEntry,
} from '@aws-sdk/client-eventbridge';

import type { Bus } from '../../publishing/bus.ts';
import { askService } from '../cloud/service-failure.ts';
import { storeError } from '../store/errors.ts';
import { inBatches, inTries } from './batches.ts';

/** @source Amazon EventBridge User Guide, “Sending events with PutEvents”, “Calculating PutEvents event entry size” */
const MOST_AT_ONCE = 10;
const MOST_BYTES = 262_144;
const TIME_BYTES = 14;

const SOURCE = 'jiayi';
const SERVICE = { name: 'the event bus', isWrite: true, patienceMs: 10_000 } as const;
const TRIES = 5;

/** A bus of EventBridge, by its name, and how one waits. */
export type EventBusPlace = {
  readonly client: EventBridgeClient;
  readonly name: string;
  readonly wait: (ms: number) => Promise<void>;
};

const bytesOf = ({ Source = '', DetailType = '', Detail = '' }: PutEventsRequestEntry): number =>
  TIME_BYTES + Buffer.byteLength(Source) + Buffer.byteLength(DetailType) + Buffer.byteLength(Detail);

/** The codes of what passes by itself. @source Amazon EventBridge API Reference, PutEventsResultEntry, “ErrorCode” */
const PASSING: ReadonlySet<string | undefined> = new Set(['ThrottlingException', 'InternalFailure']);

const put = async (
  { client }: EventBusPlace,
  batch: readonly PutEventsRequestEntry[],
): Promise<readonly PutEventsResultEntry[]> => {
  const command = new PutEventsCommand({ Entries: [...batch] });
  const { Entries = [] } = await askService(SERVICE, (options) => client.send(command, options));
  return Entries;
};

/** Puts a batch; of what the bus did not take, that again which may pass by itself. */
const putUntilTaken = async (
  place: EventBusPlace,
  batch: readonly PutEventsRequestEntry[],
): Promise<void> => {
  const left = await inTries(batch, { tries: TRIES, wait: place.wait }, async (some) => {
    const answers = await put(place, some);
    const refusal = answers.find(({ ErrorCode }) => ErrorCode !== undefined && !PASSING.has(ErrorCode));
    if (refusal !== undefined)
      throw storeError('store/refused', `the event bus refused an event: ${refusal.ErrorCode}`);
    // An answer that is missing is none that took it.
    return some.filter((_, at) => answers[at]?.EventId === undefined);
  });
  if (left.length > 0) throw storeError('store/throttled', 'the event bus refuses so many events for now');
};

/** A bus of EventBridge: each event under its own type, at the time at which it was recorded. */
export const eventBus = (place: EventBusPlace): Bus => ({
  publish: async (events) => {
    const entries = events.map((event): PutEventsRequestEntry => ({
      EventBusName: place.name,
      Source: SOURCE,
      DetailType: event.type,
      Detail: JSON.stringify(event),
      Time: new Date(event.recordedAt),
    }));
    const batches = inBatches(entries, { most: MOST_AT_ONCE, mostBytes: MOST_BYTES, bytesOf });
    for (const batch of batches) await putUntilTaken(place, batch);
  },
});
