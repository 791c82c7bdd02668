import { unreachable } from '../../domain/kernel/result.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { startThread } from '../start-thread.ts';
import type { Background, Watch } from './background.ts';
import { type Order, Report } from './background-orders.ts';
import type { World } from './world.ts';

type Done = Extract<Report, { readonly kind: 'done' }>;
type Waiting = { readonly resolve: (done: Done) => void; readonly reject: (error: unknown) => void };

/** A thread that works off orders, each as of a day. */
export type BackgroundThread = {
  readonly order: (work: Order['work'], today: LocalDate) => Promise<Done>;
  readonly watchWith: (watch: Watch) => void;
};

/** Starts the thread of a folder's service: it loads, and opens the database for its first order. */
export const startBackgroundThread = (folder: string): BackgroundThread => {
  const worker = startThread(new URL('background-worker.ts', import.meta.url), { folder });
  const waiting = new Map<number, Waiting>();
  let watch: Watch | undefined;
  let last = 0;

  const hear = (report: Report): void => {
    switch (report.kind) {
      case 'done':
        waiting.get(report.number)?.resolve(report);
        waiting.delete(report.number);
        return;
      case 'broken':
        waiting.get(report.number)?.reject(report.error);
        waiting.delete(report.number);
        return;
      case 'failure':
        watch?.onFailure(report.error);
        return;
      case 'differences':
        watch?.onDifferences(report.found);
        return;
      default:
        unreachable(report);
    }
  };

  const order: BackgroundThread['order'] = (work, today) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      worker.postMessage({ number: last, work, today } satisfies Order);
    });

  worker.on('message', (report: unknown) => hear(Report.parse(report)));
  worker.on('error', (error) => {
    for (const { reject } of waiting.values()) reject(error);
    watch?.onFailure(error);
  });
  return {
    order,
    watchWith: (given: Watch) => {
      watch = given;
    },
  };
};

/** The same world with its background in a thread of its own, which is ready then: no request waits for a recount. */
export const withBackgroundThread = async (world: World, thread: BackgroundThread): Promise<World> => {
  const order = (work: Order['work']): Promise<Done> => thread.order(work, world.clock.today());
  const done = async (work: Order['work']): Promise<void> => {
    await order(work);
  };
  const background: Background = {
    settle: () => done('settle'),
    passDays: async () => {
      const { passed } = await order('passDays');
      if (passed === undefined) throw new Error('the passing of days says what it came to');
      return passed;
    },
    start: (watch) => {
      thread.watchWith(watch);
      done('start').catch(watch.onFailure);
    },
    stop: () => done('stop'),
    meter: async () => (await order('meter')).units,
  };
  await background.meter();
  return {
    ...world,
    background,
    forgetReference: () => {
      world.forgetReference();
      done('forgetReference').catch(() => undefined);
    },
  };
};
