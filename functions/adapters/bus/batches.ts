/** Cuts a list, in its order, into parts of at most so many elements and so many bytes; what is larger by itself is a part
 *  of its own. */
export const inBatches = <T>(
  list: readonly T[],
  { most, mostBytes, bytesOf }: { most: number; mostBytes: number; bytesOf: (one: T) => number },
): T[][] => {
  const batches: T[][] = [];
  let bytes = 0;
  for (const one of list) {
    const own = bytesOf(one);
    const last = batches.at(-1);
    if (last !== undefined && last.length < most && bytes + own <= mostBytes) {
      last.push(one);
      bytes += own;
    } else {
      batches.push([one]);
      bytes = own;
    }
  }
  return batches;
};

const FIRST_PAUSE_MS = 50;

/** Tries a batch, and again what is left of it, so often in all, with pauses that double.
 *  @param once tries it, and says what is left
 *  @returns what is left in the end */
export const inTries = async <T>(
  batch: readonly T[],
  { tries, wait }: { readonly tries: number; readonly wait: (ms: number) => Promise<void> },
  once: (left: readonly T[]) => Promise<readonly T[]>,
): Promise<readonly T[]> => {
  let left = batch;
  for (let tried = 0; tried < tries && left.length > 0; tried++) {
    if (tried > 0) await wait(FIRST_PAUSE_MS * 2 ** (tried - 1));
    left = await once(left);
  }
  return left;
};
