import { startThread } from '../start-thread.ts';
import { newViewsBoard, type ViewsBoard } from './views-board.ts';
import type { ViewsStart } from './views-start.ts';

/** A second thread that makes the views of a county while the first still stores it. */
export type ViewsHelper = {
  readonly board: ViewsBoard;
  /** Sets it to work: regions and teams are stored. */
  readonly begin: () => void;
  /** Ends when it has made all that it took on. */
  readonly finish: () => Promise<void>;
  /** Ends it wherever it is. */
  readonly stop: () => Promise<void>;
};

/** Starts the helper of a world's file; it loads meanwhile and waits to begin. */
export const startViewsHelper = (
  start: Omit<ViewsStart, 'board'> & { readonly partitions: number },
): ViewsHelper => {
  const { partitions, ...place } = start;
  const board = newViewsBoard(partitions);
  const workerData: ViewsStart = { ...place, board };
  const worker = startThread(new URL('views-worker.ts', import.meta.url), workerData);
  const ended = new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', () => resolve());
  });
  // A failure is heard of at the end.
  ended.catch(() => undefined);
  return {
    board,
    begin: () => worker.postMessage('begin'),
    finish: () => ended,
    stop: async () => {
      await worker.terminate();
    },
  };
};
