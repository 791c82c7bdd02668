import { randomUUID } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';

import type { Pace } from '../../reminders/reminder-store.ts';
import { paceTo } from '../gateways/pace.ts';
import { type Gateway, gatewayOf } from '../gateways/registry.ts';
import type { Environment } from './environment.ts';
import { secretOf } from './secrets.ts';

/** What a Lambda sends SMS with. */
export type Sender = Gateway & { readonly pace: Pace; readonly wait: (ms: number) => Promise<void> };

/** The sender of a stage: its provider, at the pace that it takes. */
export const openSender = async (environment: Environment): Promise<Sender> => {
  const { provider, perSecond, secret: arn } = environment.sms;
  const secret = arn === undefined ? undefined : await secretOf(environment, arn);
  return {
    ...gatewayOf({ provider, secret, fetch, now: () => new Date(), newNonce: randomUUID }),
    pace: paceTo(perSecond, { nowMs: () => performance.now(), sleep: (ms) => after(ms) }),
    wait: (ms) => after(ms),
  };
};
