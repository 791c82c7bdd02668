import { expect } from 'vitest';

import type { LocalDate } from '../../domain/kernel/time.ts';
import { textAt } from '../functions/service/given-service.ts';
import { on } from '../given/values.ts';
import { givenServer, type GivenServer } from '../local/service/given-server.ts';
import { tempFolder } from '../local/sources/temp-folder.ts';

/** A service on which people make a journey, wherever it runs. */
export type JourneyService = {
  readonly call: GivenServer['call'];
  readonly today: () => Promise<LocalDate>;
  /** Goes to a day through all that falls due on the way. */
  readonly moveTo: (day: LocalDate) => Promise<void>;
  /** How long a recorded visit may take to reach the rates. */
  readonly ratesFollowMs: number;
  readonly stop: () => Promise<void>;
};

/** @source architecture.md decision 5 */
const RATES_FOLLOW_MS = 2_000;

/** A service with its county is made in so long, also where other tests keep the machine busy. */
export const LONGEST_START_MS = 180_000;

/** The service as `npm start` runs it. */
export const onThisMachine = async (): Promise<JourneyService> => {
  const { call, stop } = await givenServer({ folder: tempFolder(), county: 300 });
  return {
    call,
    today: async () => on(textAt((await call('', 'GET', '/health')).body, 'today')),
    moveTo: async (day) => {
      const moved = await call('', 'POST', '/local/clock', { today: day });
      expect(moved).toMatchObject({ status: 200, body: { today: day } });
    },
    ratesFollowMs: RATES_FOLLOW_MS,
    stop: async () => {
      expect(await stop()).toBe(0);
    },
  };
};

/** Where and when a journey begins: the first doctor's team, a village of it, the day. */
export const journeyPlace = async ({ call, today }: JourneyService) => {
  const me = await call('doctor-1', 'GET', '/v1/me');
  const someone = await call('doctor-1', 'GET', '/v1/residents?limit=1');
  return {
    team: textAt(me.body, 'scope.id'),
    village: textAt(someone.body, 'items.0.regionCode'),
    today: await today(),
  };
};
