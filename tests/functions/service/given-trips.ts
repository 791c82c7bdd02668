import { AsyncLocalStorage } from 'node:async_hooks';

import { vi } from 'vitest';

import type { Key, KeyText } from '../../../functions/adapters/store/keys.ts';
import type { Answered, Asking, GivenService } from './given-service.ts';

/** What a request asks of the store: what waits to be asked together, and how often it was asked. */
type Going = { waiting: (() => void)[]; isGathering: boolean; trips: number };

/** An answer, and how many trips to the store came one after another before it. */
export type Travelled = { readonly status: number; readonly trips: number; readonly answer: Answered };

/** Written once the answer is decided, and the phones of this machine, which stand for a provider. */
const NOT_COUNTED = /^(?:audit#|looked#|outbox)/;

const isCounted = (partitions: readonly KeyText[]): boolean => partitions.some((pk) => !NOT_COUNTED.test(pk));

const partitionsOf = (keys: readonly Key[]): KeyText[] => keys.map(({ pk }) => pk);

const TURNS = 30;

/** Turns of the loop in which a piece that has just been loaded may still ask. */
const afterTurns = async (): Promise<void> => {
  for (let turn = 0; turn < TURNS; turn++) await new Promise((next) => setImmediate(next));
};

/** Lets go together whatever asks before nothing more does: one trip. */
const gather = async (going: Going): Promise<void> => {
  if (going.isGathering) return;
  going.isGathering = true;
  for (let asking = 0; asking !== going.waiting.length; await afterTurns()) asking = going.waiting.length;
  going.isGathering = false;
  going.trips += 1;
  for (const letGo of going.waiting.splice(0)) letGo();
};

/** Sends requests and counts for each how often its use case asked the store, up to the commit. Reference rows are read once
 *  and kept; the audit record follows. */
export const countTrips = ({ table, call, ports }: GivenService) => {
  const requests = new AsyncLocalStorage<Going>();
  const counted = async <T>(partitions: readonly KeyText[], ask: () => Promise<T>): Promise<T> => {
    const going = requests.getStore();
    if (going === undefined || !isCounted(partitions)) return ask();
    await new Promise<void>((letGo) => {
      going.waiting.push(letGo);
      void gather(going);
    });
    return ask();
  };
  const { query, get, getMany, transact } = table;
  vi.spyOn(table, 'query').mockImplementation((asked) => counted([asked.partition], () => query(asked)));
  vi.spyOn(table, 'get').mockImplementation((key, how) => counted([key.pk], () => get(key, how)));
  vi.spyOn(table, 'getMany').mockImplementation((keys, how) =>
    counted(partitionsOf(keys), () => getMany(keys, how)),
  );
  vi.spyOn(table, 'transact').mockImplementation((asked) => {
    const keys = asked.writes.map((write) => (write.kind === 'put' ? write.item.key : write.key));
    return counted(partitionsOf(keys), () => transact(asked));
  });
  return async (...asking: Asking): Promise<Travelled> => {
    await ports.reference();
    const going: Going = { waiting: [], isGathering: false, trips: 0 };
    const answer = await requests.run(going, () => call(...asking));
    return { status: answer.status, trips: going.trips, answer };
  };
};
