import { clinicDate } from '../../../domain/kernel/time.ts';
import type { Consumers, Workplace } from '../../kit/work.ts';
import { bringBack, queueAt, queueClient } from '../bus/queue.ts';
import type { Change } from '../store/table.ts';
import { changeHandler } from './change-handler.ts';
import { cloudLog } from './cloud-log.ts';
import { readEnvironment } from './environment.ts';
import { consumerEnvironment } from './flow-environment.ts';
import { type CloudWorld, openCloudWorld } from './open-world.ts';
import { openedBeside } from './opened-beside.ts';

/** On the day of the clinic at the time of the batch. */
const placeOf = ({ ports, forgetReference }: CloudWorld): Workplace => ({
  ports,
  today: clinicDate(ports.now()),
  forgetReference,
  rest: async () => undefined,
});

/** The handler of a Lambda that a queue of changes starts; its world is opened before the first. */
export const serveChanges = (consumers: Consumers<Change>) => {
  const environment = readEnvironment(process.env);
  const { JIAYI_QUEUE: url } = consumerEnvironment(process.env);
  return openedBeside(async () => {
    const world = await openCloudWorld(environment);
    const queue = queueAt(queueClient(environment.region), url);
    return changeHandler(consumers, {
      place: () => placeOf(world),
      log: cloudLog(environment.stage),
      bringBack: (messages) => bringBack(queue, messages),
    });
  });
};
