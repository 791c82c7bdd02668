import * as z from 'zod';

import type { Log } from '../../kit/log.ts';
import type { Ports } from '../../kit/ports.ts';
import type { Schedules } from '../../kit/work.ts';
import { cloudLog } from './cloud-log.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { logged } from './logged-work.ts';
import { type CloudWorld, openCloudWorld } from './open-world.ts';
import { openedBeside } from './opened-beside.ts';

const Start = z.object({ useCase: z.string() });

/** The handler of a Lambda that the clock starts, for one of its use cases. */
export const scheduleHandler =
  <Tools>(schedules: Schedules<Tools>, tools: Tools, log: Log) =>
  async (event: unknown): Promise<void> => {
    const { useCase } = Start.parse(event);
    const work = Object.hasOwn(schedules, useCase) ? schedules[useCase] : undefined;
    if (work === undefined) throw new Error(`this Lambda does not carry ${useCase}`);
    await logged(log, useCase, () => work(tools));
  };

/** The handler of a Lambda that the clock starts; its world is opened before the first.
 *  @param toolsOf what its use cases work with */
export const serveSchedulesWith = <Tools>(
  schedules: Schedules<Tools>,
  toolsOf: (world: CloudWorld, environment: Environment) => Promise<Tools>,
) => {
  const environment = readEnvironment(process.env);
  return openedBeside(async () => {
    const world = await openCloudWorld(environment);
    return scheduleHandler(schedules, await toolsOf(world, environment), cloudLog(environment.stage));
  });
};

/** The handler of a Lambda that the clock starts and whose use cases work with the ports alone. */
export const serveSchedules = (schedules: Schedules<Ports>) =>
  serveSchedulesWith(schedules, async ({ ports }) => ports);
