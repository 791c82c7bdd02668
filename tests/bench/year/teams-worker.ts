import { parentPort, workerData } from 'node:worker_threads';

import { unreachable } from '../../../domain/kernel/result.ts';
import { openBeside } from './county.ts';
import { type Deeds, teamsOf } from './teams.ts';
import { TeamsOrder, TeamsStart } from './teams-orders.ts';
import { openYear } from './year.ts';

if (parentPort === null) throw new Error('this runs in a thread');
const port = parentPort;
const { folder, from, ...which } = TeamsStart.parse(workerData);
const world = await openBeside(folder, from, which.nth);
const teams = teamsOf(await openYear(world, which));

/** Carries an order out; what was done, where that is asked for. */
const carryOut = async ({ work, day }: TeamsOrder): Promise<Deeds | void> => {
  switch (work) {
    case 'plan':
      return teams.plan();
    case 'workOn':
      return teams.workOn(day);
    case 'tell':
      return teams.tell();
    case 'stop':
      return world.close();
    default:
      return unreachable(work);
  }
};

const obey = async (order: TeamsOrder): Promise<void> => {
  world.clock.moveTo(order.day);
  const deeds = await carryOut(order);
  const units = world.table.meter();
  port.postMessage(deeds === undefined ? { units } : { units, deeds });
  if (order.work === 'stop') port.close();
};

// What fails here ends the thread, and with it the simulation.
port.on('message', (order: unknown) => void obey(TeamsOrder.parse(order)));
