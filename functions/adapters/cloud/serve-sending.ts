import type { Ports } from '../../kit/ports.ts';
import type { Schedules } from '../../kit/work.ts';
import type { Inbox } from '../../reminders/hear-told.ts';
import { queueAt, queueClient } from '../bus/queue.ts';
import { endUserMessagingTold } from '../gateways/end-user-messaging-told.ts';
import { toldQueue } from '../gateways/told-queue.ts';
import type { Environment } from './environment.ts';
import { type Sender, openSender } from './sender.ts';
import { serveSchedulesWith } from './serve-work.ts';

/** The queue of ours into which the provider's topic is put, where there is one. */
const ownInbox = ({ region, sms }: Environment): readonly Inbox[] =>
  sms.inbox === undefined ? [] : [toldQueue(queueAt(queueClient(region), sms.inbox), endUserMessagingTold)];

/** The handler of a Lambda that the clock starts to send SMS and to hear what providers left. */
export const serveSending = (schedules: Schedules<Ports & Sender>) =>
  serveSchedulesWith(schedules, async ({ ports }, environment) => {
    const sender = await openSender(environment);
    return { ...ports, ...sender, inboxes: [...sender.inboxes, ...ownInbox(environment)] };
  });
