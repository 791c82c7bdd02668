import { failureOf } from '../../kit/failure.ts';
import type { Log } from '../../kit/log.ts';
import type { Consumers } from '../../kit/work.ts';
import { type ChangeMessage, changeMessages } from '../bus/change-messages.ts';
import type { Again } from '../bus/queue.ts';
import type { Change } from '../store/table.ts';
import { logFailure, loggedIfDone } from './logged-work.ts';

/** What a source of a Lambda is told of a batch: what is to come again. */
export type BatchAnswer = { readonly batchItemFailures: readonly { readonly itemIdentifier: string }[] };

/** What the handler of changes works with. */
export type ChangeTools<Place> = {
  /** Where a batch is worked on: asked for each. */
  readonly place: () => Place;
  readonly log: Log;
  /** Lets messages come again sooner than the queue would. */
  readonly bringBack: (messages: readonly Again[]) => Promise<void>;
};

type Sound = { readonly id: string; readonly change: Change };

/** A queue waits six times as long as its Lambda may take; what broke is tried again after half a minute, then later. */
const FIRST_WAIT_S = 30;
const LONGEST_WAIT_S = 900;

const againIn = (times: number): number => Math.min(FIRST_WAIT_S * 2 ** (times - 1), LONGEST_WAIT_S);

/** Says whether the same work may succeed in a while: then nothing is gained by halving it now. */
const mayPass = (error: unknown): boolean => failureOf(error).code !== 'service/failed';

/** Works on changes together; where that breaks, on each half of them, until the one that cannot be done is alone.
 *  @returns the ids of those that are not done */
const undone = async (
  changes: readonly Sound[],
  work: (changes: readonly Change[]) => Promise<void>,
  onFailure: (error: unknown) => void,
): Promise<readonly string[]> => {
  if (changes.length === 0) return [];
  try {
    await work(changes.map(({ change }) => change));
    return [];
  } catch (error) {
    if (changes.length === 1 || mayPass(error)) {
      onFailure(error);
      return changes.map(({ id }) => id);
    }
    const half = Math.ceil(changes.length / 2);
    const first = await undone(changes.slice(0, half), work, onFailure);
    return [...first, ...(await undone(changes.slice(half), work, onFailure))];
  }
};

const soundOf = (messages: readonly ChangeMessage[]): Sound[] =>
  messages.flatMap(({ id, change }) => (change.ok ? [{ id, change: change.value }] : []));

const comeBack = async (
  failed: readonly ChangeMessage[],
  bringBack: ChangeTools<unknown>['bringBack'],
): Promise<void> => {
  try {
    await bringBack(failed.map(({ receipt, times }) => ({ receipt, inS: againIn(times) })));
  } catch {
    // Then it comes again when the queue thinks so.
  }
};

/** The handler of a Lambda that a queue of changes starts. Each use case is given all of them; what cannot be read or done is
 *  answered alone, comes again some times and is then set aside. */
export const changeHandler =
  <Place>(consumers: Consumers<Change, Place>, { place, log, bringBack }: ChangeTools<Place>) =>
  async (event: unknown): Promise<BatchAnswer> => {
    const messages = changeMessages(event);
    const sound = soundOf(messages);
    const left = new Set(messages.filter(({ change }) => !change.ok).map(({ id }) => id));
    for (const [useCase, consume] of Object.entries(consumers)) {
      const work = (changes: readonly Change[]): Promise<void> =>
        loggedIfDone(log, useCase, async () => {
          await consume(changes, place());
          return { changes: changes.length };
        });
      for (const id of await undone(sound, work, (error) => logFailure(log, useCase, error))) left.add(id);
    }
    const failed = messages.filter(({ id }) => left.has(id));
    if (failed.length > 0) await comeBack(failed, bringBack);
    return { batchItemFailures: failed.map(({ id }) => ({ itemIdentifier: id })) };
  };
