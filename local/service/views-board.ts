/** What two threads share while a county is stored: how many partitions are stored, and whose views are taken on. */
export type ViewsBoard = SharedArrayBuffer;

const STORED = 0;
const FIRST_CLAIM = 1;

/** A board on which nothing is stored and nothing taken on. */
export const newViewsBoard = (partitions: number): ViewsBoard =>
  new SharedArrayBuffer((FIRST_CLAIM + partitions) * Int32Array.BYTES_PER_ELEMENT);

/** Says that so many partitions are stored; whoever waits for them goes on. */
export const markStored = (board: ViewsBoard, partitions: number): void => {
  const cells = new Int32Array(board);
  Atomics.store(cells, STORED, partitions);
  Atomics.notify(cells, STORED);
};

/** Waits until a partition is stored. */
export const waitUntilStored = (board: ViewsBoard, partition: number): void => {
  const cells = new Int32Array(board);
  for (let stored = Atomics.load(cells, STORED); stored <= partition; stored = Atomics.load(cells, STORED))
    Atomics.wait(cells, STORED, stored);
};

/** Takes a partition on; false where somebody has. */
export const takeOn = (board: ViewsBoard, partition: number): boolean =>
  Atomics.compareExchange(new Int32Array(board), FIRST_CLAIM + partition, 0, 1) === 0;

/** Whether some partition before this one waits to be taken on. */
export const isBehind = (board: ViewsBoard, partition: number): boolean => {
  const cells = new Int32Array(board);
  for (let before = partition - 1; before >= 0; before--)
    if (Atomics.load(cells, FIRST_CLAIM + before) === 0) return true;
  return false;
};
