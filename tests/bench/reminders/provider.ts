import { setTimeout as after } from 'node:timers/promises';

import type { SendSms } from '../../../functions/reminders/reminder-store.ts';

const SECOND_MS = 1_000;
const LEAST_MS = 50;
const MOST_MS = 100;
/** Steps over the whole range before a latency comes again. */
const STRIDE = 37;

/** A provider within this process. It takes so many messages in any second and is too busy for more, and answers each
 *  after 50 to 100 ms. */
export const steadyProvider = (perSecond: number) => {
  const taken: number[] = [];
  const providerIds: string[] = [];
  let busy = 0;
  let underWay = 0;
  let mostUnderWay = 0;
  const send: SendSms = async ({ reference }) => {
    const at = performance.now();
    const isBusy = at - (taken.at(-perSecond) ?? -Infinity) < SECOND_MS;
    if (isBusy) busy += 1;
    else taken.push(at);
    underWay += 1;
    mostUnderWay = Math.max(mostUnderWay, underWay);
    await after(LEAST_MS + ((taken.length * STRIDE) % (MOST_MS - LEAST_MS)));
    underWay -= 1;
    if (isBusy) return { kind: 'busy', code: 'provider/throttled' };
    const providerId = `sms-${reference}`;
    providerIds.push(providerId);
    return { kind: 'accepted', providerId };
  };
  return { send, seen: () => ({ providerIds, busy, mostUnderWay }) };
};
