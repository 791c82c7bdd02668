import type { Ports } from '../../kit/ports.ts';
import type { Schedules } from '../../kit/work.ts';
import { type Sender, openSender } from './sender.ts';
import { serveSchedulesWith } from './serve-work.ts';

/** The handler of a Lambda that the clock starts to send SMS. */
export const serveSending = (schedules: Schedules<Ports & Sender>) =>
  serveSchedulesWith(schedules, async ({ ports }, environment) => ({
    ...ports,
    ...(await openSender(environment)),
  }));
