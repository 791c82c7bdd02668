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
