import { countAll, type Limit } from '../../domain/own-record/index.ts';
import { ok, type Result } from '../../domain/kernel/result.ts';
import type { Keys } from '../kit/ports.ts';
import type { Refused } from '../kit/use-case.ts';
import type { CodeWrites, KeptCount } from './own-access.ts';

/** What is counted under a name, and how much of it is taken. */
export type Counted = { readonly name: string; readonly limit: Limit };

/** The name of a count of an address: by its keyed hash, as of a number. */
export const addressCount = (kind: string, address: string, { hash }: Pick<Keys, 'hash'>): string =>
  `${kind}.${hash('own-address', address)}`;

/** Counts one more of each, or says when to come again. */
export const countedNow = (
  asked: readonly Counted[],
  kept: readonly (KeptCount | undefined)[],
  nowS: number,
): Result<CodeWrites['counts'], Refused> => {
  const counted = countAll(
    asked.map(({ limit }, at) => ({ before: kept[at], limit })),
    nowS,
  );
  if (!counted.ok) {
    const { code, retryAfterS } = counted.error;
    return { ok: false, error: { code, data: { retryAfterS } } };
  }
  return ok(
    counted.value.map(({ count, endsAtS }, at) => [
      asked[at]?.name ?? '',
      { count, endsAtS, version: (kept[at]?.version ?? 0) + 1 },
    ]),
  );
};

const ATTEMPTS = 4;

/** Decides anew when others keep coming first; too many of them at once are too many.
 *  @param attempt undefined where somebody came first */
export const againUntilStored = async <T>(
  attempt: () => Promise<Result<T, Refused> | undefined>,
): Promise<Result<T, Refused>> => {
  for (let left = ATTEMPTS; left > 0; left--) {
    const done = await attempt();
    if (done !== undefined) return done;
  }
  return { ok: false, error: { code: 'own-record/too-many', data: { retryAfterS: 1 } } };
};

const SECOND_MS = 1_000;

/** An instant in whole seconds since 1970. */
export const secondsOf = (now: Date): number => Math.floor(now.getTime() / SECOND_MS);
