/** What two threads share of a county's partitions: the next one to take, and how many are stored. */
export type Board = SharedArrayBuffer;

const NEXT = 0;
const STORED = 1;

/** A board on which nothing is taken and nothing stored. */
export const newBoard = (): Board => new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT);

/** Says that so many partitions are stored; whoever waits for them goes on. */
export const markStored = (board: Board, partitions: number): void => {
  const cells = new Int32Array(board);
  Atomics.store(cells, STORED, partitions);
  Atomics.notify(cells, STORED);
};

const waitUntilStored = (cells: Int32Array, partition: number): void => {
  for (let stored = Atomics.load(cells, STORED); stored <= partition; stored = Atomics.load(cells, STORED)) {
    Atomics.wait(cells, STORED, stored);
  }
};

/** The partitions that fall to whoever iterates: each is taken by one thread only, as soon as it is stored. */
export const takePartitions = function* (board: Board, partitions: number): Generator<number> {
  const cells = new Int32Array(board);
  for (let next = Atomics.add(cells, NEXT, 1); next < partitions; next = Atomics.add(cells, NEXT, 1)) {
    waitUntilStored(cells, next);
    yield next;
  }
};
