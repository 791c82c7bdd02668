import { Worker } from 'node:worker_threads';

import { describe, expect, test } from 'vitest';

import { markStored, newBoard, takePartitions } from '../../../local/cli/board.ts';

/** Takes the partitions of a board in another thread and posts each. */
const taker = `
  import { parentPort, workerData } from 'node:worker_threads';
  const { takePartitions } = await import(workerData.module);
  for (const partition of takePartitions(workerData.board, 6)) parentPort.postMessage(partition);
  parentPort.postMessage('done');
`;

describe('the board that two threads share', () => {
  test('gives each partition to one taker only, and all of them', () => {
    const board = newBoard();
    markStored(board, 256);
    const first = takePartitions(board, 256);
    const second = takePartitions(board, 256);
    const taken: number[] = [];
    for (let turn = 0; turn < 300; turn++) {
      const { value, done } = (turn % 3 === 0 ? first : second).next();
      if (done !== true) taken.push(value);
    }
    expect(taken.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 256 }, (_, partition) => partition));
  });

  test('gives a partition only once it is stored, and wakes who waits for it', async () => {
    const board = newBoard();
    const module = new URL('../../../local/cli/board.ts', import.meta.url).href;
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(taker)}`), {
      workerData: { board, module },
    });
    const taken: unknown[] = [];
    const storedWhenTaken: boolean[] = [];
    let stored = 0;
    await new Promise<void>((resolve, reject) => {
      worker.once('error', reject);
      worker.once('online', () => markStored(board, ++stored));
      worker.on('message', (partition: unknown) => {
        if (partition === 'done') {
          resolve();
          return;
        }
        taken.push(partition);
        storedWhenTaken.push(Number(partition) < stored);
        markStored(board, ++stored);
      });
    });
    await worker.terminate();
    expect(taken).toEqual([0, 1, 2, 3, 4, 5]);
    expect(storedWhenTaken).toEqual([true, true, true, true, true, true]);
  });
});
