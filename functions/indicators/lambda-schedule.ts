import { clinicDate } from '../../domain/kernel/time.ts';
import type { Ports } from '../kit/ports.ts';
import type { Schedules } from '../kit/work.ts';
import { passDays } from './every-hour-pass.ts';

/** What counting does by the clock. */
export const indicatorsSchedules: Schedules<Ports> = {
  'indicators.every-hour-pass': async (ports) => ({ ...(await passDays(ports, clinicDate(ports.now()))) }),
};
