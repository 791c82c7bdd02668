import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';

import { unreachable } from '../../domain/kernel/result.ts';
import type { Passed } from './background.ts';
import { BackgroundStart, Order, type Report } from './background-orders.ts';
import { comeSecond } from './come-second.ts';
import { DATABASE_FILE, openWorld } from './world.ts';

if (parentPort === null) throw new Error('this runs in a thread');
const port = parentPort;
comeSecond();
const { folder } = BackgroundStart.parse(workerData);
// A first start makes the file while this thread loads: it is opened for the first order, after which others may come.
const [first] = await once(port, 'message');
const world = await openWorld(folder, { name: DATABASE_FILE, durability: 'background' });
const { background, clock, table } = world;

const say = (report: Report): void => port.postMessage(report);

const watch = {
  onFailure: (error: unknown) => say({ kind: 'failure', error }),
  onDifferences: (found: Parameters<Parameters<typeof background.start>[0]['onDifferences']>[0]) =>
    say({ kind: 'differences', found: [...found] }),
};

const stop = async (): Promise<void> => {
  await background.stop();
  await world.close();
  port.close();
};

/** Carries an order out; what it came to where days passed. */
const carryOut = async (work: Order['work']): Promise<Passed | void> => {
  switch (work) {
    case 'settle':
      return background.settle();
    case 'passDays':
      return background.passDays();
    case 'start':
      return background.start(watch);
    case 'stop':
      return stop();
    case 'forgetReference':
      return world.forgetReference();
    case 'meter':
      return undefined;
    default:
      return unreachable(work);
  }
};

const obey = async ({ number, work, today }: Order): Promise<void> => {
  if (clock.today() !== today) clock.moveTo(today);
  try {
    const passed = await carryOut(work);
    const units = table.meter();
    say(passed === undefined ? { kind: 'done', number, units } : { kind: 'done', number, units, passed });
  } catch (error) {
    say({ kind: 'broken', number, error });
  }
};

port.on('message', (order: unknown) => void obey(Order.parse(order)));
await obey(Order.parse(first));
