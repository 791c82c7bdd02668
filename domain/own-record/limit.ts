import { err, ok, type Result } from '../kernel/result.ts';

/** How much is taken within a time that begins with the first. */
export type Limit = { readonly most: number; readonly windowS: number };

/** What was taken in the time that ends at an instant, in seconds since 1970. */
export type Count = { readonly count: number; readonly endsAtS: number };

/** Too much was asked for; the same may be asked again after so many seconds. */
export type LimitRefusal = { readonly code: 'own-record/too-many'; readonly retryAfterS: number };

/** Counts one more, or refuses it and counts nothing: who waits as told is heard.
 *  @param nowS seconds since 1970 */
export const countOne = (
  before: Count | undefined,
  { most, windowS }: Limit,
  nowS: number,
): Result<Count, LimitRefusal> => {
  if (before === undefined || before.endsAtS <= nowS) return ok({ count: 1, endsAtS: nowS + windowS });
  return before.count < most
    ? ok({ ...before, count: before.count + 1 })
    : err({ code: 'own-record/too-many', retryAfterS: before.endsAtS - nowS });
};

/** One more for each of several limits: all are counted, or none where one of them is reached. */
export const countAll = (
  asked: readonly { readonly before: Count | undefined; readonly limit: Limit }[],
  nowS: number,
): Result<readonly Count[], LimitRefusal> => {
  const counts: Count[] = [];
  let retryAfterS = 0;
  for (const { before, limit } of asked) {
    const counted = countOne(before, limit, nowS);
    if (counted.ok) counts.push(counted.value);
    else retryAfterS = Math.max(retryAfterS, counted.error.retryAfterS);
  }
  return retryAfterS === 0 ? ok(counts) : err({ code: 'own-record/too-many', retryAfterS });
};
