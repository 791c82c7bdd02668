import { clinicDate } from '../../domain/kernel/time.ts';
import type { Ports } from '../kit/ports.ts';
import type { Schedules } from '../kit/work.ts';
import { passDays } from './every-hour-pass.ts';
import { recountOnce } from './every-night-recount.ts';

/** What counting does by the clock. */
export const indicatorsSchedules: Schedules<Ports> = {
  'indicators.every-hour-pass': async (ports) => ({ ...(await passDays(ports, clinicDate(ports.now()))) }),
  'indicators.every-night-recount': async (ports) => ({
    differences: (await recountOnce(ports, clinicDate(ports.now()))).length,
  }),
};
