import * as z from 'zod';

import type { LocalQueues } from './local-queues.ts';
import { fits } from './stream.ts';
import type { DeployedSource } from './template.ts';

/** What sources read, and whom they start. */
export type Feeding = {
  /** What was written to each table since it was last asked. */
  readonly readStreams: () => Promise<ReadonlyMap<string, readonly unknown[]>>;
  readonly queues: LocalQueues;
  readonly invoke: (lambda: string, event: unknown) => Promise<unknown>;
};

const Answer = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

/** Hands a batch to a Lambda. @returns the ids of what is to come again */
const hand = async (
  { invoke }: Feeding,
  { lambda }: DeployedSource,
  records: readonly unknown[],
): Promise<readonly string[]> =>
  Answer.parse(await invoke(lambda, { Records: records })).batchItemFailures.map(
    ({ itemIdentifier }) => itemIdentifier,
  );

/** Hands on a batch of the stream, and again where it breaks, as often as its source says. */
const handStream = async (
  feeding: Feeding,
  source: DeployedSource,
  records: readonly unknown[],
): Promise<void> => {
  for (let tried = 0; ; tried++)
    try {
      const left = await hand(feeding, source, records);
      if (left.length === 0) return;
      throw new Error(`${source.lambda} did not do ${left.join(' ')}`);
    } catch (error) {
      if (tried >= source.retries) throw error;
    }
};

/** Works a queue off; what was tried too often would be set aside. @returns how many were taken */
const workOff = async (feeding: Feeding, source: DeployedSource, queue: string): Promise<number> => {
  const { queues } = feeding;
  let taken = 0;
  for (;;) {
    const messages = queues.take(queue, source.batchSize);
    if (messages.length === 0) return taken;
    taken += messages.length;
    const left = new Set(await hand(feeding, source, messages));
    const again = messages.filter(({ messageId }) => left.has(messageId));
    const worst = Math.max(0, ...again.map(({ attributes }) => Number(attributes.ApproximateReceiveCount)));
    if (worst > source.retries) throw new Error(`${source.lambda} sets aside ${[...left].join(' ')}`);
    queues.giveBack(queue, again);
  }
};

/** Hands one page of each stream to each Lambda whose filters its records pass, and works all queues off.
 *  @returns whether there was anything */
export const feed = async (sources: readonly DeployedSource[], feeding: Feeding): Promise<boolean> => {
  const pages = await feeding.readStreams();
  const feedOne = async (source: DeployedSource): Promise<number> => {
    const { from, batchSize } = source;
    if (from.kind === 'queue') return workOff(feeding, source, from.queue);
    const page = pages.get(from.table) ?? [];
    const own = page.filter((record) => from.filters.some((filter) => fits(filter, record)));
    for (let start = 0; start < own.length; start += batchSize)
      await handStream(feeding, source, own.slice(start, start + batchSize));
    return own.length;
  };
  const counts = await Promise.all(sources.map(feedOne));
  return [...pages.values()].some((page) => page.length > 0) || counts.some((count) => count > 0);
};
