import { once } from 'node:events';

import type { LocalDate } from '../../../domain/kernel/time.ts';
import type { Units } from '../../../functions/adapters/store/table.ts';
import { startThread } from '../../../local/start-thread.ts';
import type { Teams } from './teams.ts';
import { TeamsAnswer, type TeamsOrder, type TeamsStart } from './teams-orders.ts';

/** Teams in a thread of their own, with a connection of their own, as requests come to several Lambdas at once. */
export const startTeams = (start: TeamsStart): Teams => {
  const worker = startThread(new URL('teams-worker.ts', import.meta.url), start);
  let units: Units = { read: 0, written: 0 };
  let day: LocalDate = start.from;
  const order = async (work: TeamsOrder['work']): Promise<TeamsAnswer> => {
    worker.postMessage({ work, day } satisfies TeamsOrder);
    // Rejects where the thread breaks.
    const [answer]: unknown[] = await once(worker, 'message');
    const told = TeamsAnswer.parse(answer);
    units = told.units;
    return told;
  };
  const done = async (work: TeamsOrder['work']): Promise<void> => {
    await order(work);
  };
  return {
    plan: () => done('plan'),
    workOn: (next) => {
      day = next;
      return done('workOn');
    },
    tell: async () => {
      const { deeds } = await order('tell');
      if (deeds === undefined) throw new Error('teams say what they did');
      return deeds;
    },
    meter: () => units,
    stop: () => done('stop'),
  };
};
