import { setTimeout as after } from 'node:timers/promises';

import { EventBridgeClient } from '@aws-sdk/client-eventbridge';

import type { Consumers } from '../../kit/work.ts';
import type { Bus } from '../../publishing/bus.ts';
import { eventBus } from '../bus/event-bus.ts';
import { bringBack, queueAt, queueClient } from '../bus/queue.ts';
import type { Change } from '../store/table.ts';
import { changeHandler } from './change-handler.ts';
import { cloudLog } from './cloud-log.ts';
import { publisherEnvironment } from './flow-environment.ts';

const wait = (ms: number): Promise<void> => after(ms);

/** The handler of a Lambda that a queue of changes starts and that tells other systems: it reaches no table and holds no
 *  key, so that what is sealed stays sealed. */
export const servePublishing = (consumers: Consumers<Change, Bus>) => {
  const { AWS_REGION: region, JIAYI_STAGE, JIAYI_QUEUE, JIAYI_BUS } = publisherEnvironment(process.env);
  const bus = eventBus({ client: new EventBridgeClient({ region }), name: JIAYI_BUS, wait });
  const queue = queueAt(queueClient(region), JIAYI_QUEUE);
  return changeHandler(consumers, {
    place: () => bus,
    log: cloudLog(JIAYI_STAGE),
    bringBack: (messages) => bringBack(queue, messages),
  });
};
