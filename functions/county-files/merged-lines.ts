/** Lines in order that come a block of at least one at a time; of the block that is held those up to `taken` were taken. */
type Source<Blocks> = { readonly blocks: Blocks; held: readonly string[]; taken: number };

type Held = Pick<Source<unknown>, 'held' | 'taken'>;

const startAll = <Blocks>(all: readonly Blocks[]): Source<Blocks>[] =>
  all.map((blocks) => ({ blocks, held: [], taken: 0 }));

const isTaken = ({ held, taken }: Held): boolean => taken >= held.length;
const hasLines = (held: Held): boolean => !isTaken(held);

const hold = (source: Source<unknown>, next: IteratorResult<readonly string[]>): void => {
  source.held = next.done === true ? [] : next.value;
  source.taken = 0;
};

/** The last line that every source has read up to: no line that is still to come stands before it. */
const horizonOf = (open: readonly Held[]): string =>
  open.map(({ held }) => held.at(-1) ?? '').reduce((least, last) => (last < least ? last : least));

const takeUpTo = (source: Held & { taken: number }, horizon: string): readonly string[] => {
  const { held, taken } = source;
  let [low, high] = [taken, held.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((held[middle] ?? '') <= horizon) low = middle + 1;
    else high = middle;
  }
  source.taken = low;
  return held.slice(taken, low);
};

/** Sorting what the sources give together takes few comparisons, since each gives what is in order already: fewer than
 *  looking for the least of all heads at every line. */
const takeTogether = (open: readonly (Held & { taken: number })[]): readonly string[] => {
  const horizon = horizonOf(open);
  return open.flatMap((source) => takeUpTo(source, horizon)).sort();
};

/** The lines of sorted sources as those of one in order of code units, a block at a time: memory is about a block of each. */
export const mergeLines = function* (
  sources: readonly Iterator<readonly string[], undefined | void>[],
): Generator<readonly string[]> {
  let open = startAll(sources);
  for (;;) {
    for (const source of open.filter(isTaken)) hold(source, source.blocks.next());
    open = open.filter(hasLines);
    if (open.length === 0) return;
    yield takeTogether(open);
  }
};

/** The same of sources that lie elsewhere. All are closed in the end, also where one of them breaks. */
export const mergeFarLines = async function* (
  sources: readonly AsyncGenerator<readonly string[]>[],
): AsyncGenerator<readonly string[]> {
  let open = startAll(sources);
  try {
    for (;;) {
      await Promise.all(open.filter(isTaken).map(async (source) => hold(source, await source.blocks.next())));
      open = open.filter(hasLines);
      if (open.length === 0) return;
      yield takeTogether(open);
    }
  } finally {
    await Promise.allSettled(sources.map((source) => source.return(undefined)));
  }
};
