import type { LocalDate } from '../../domain/kernel/time.ts';
import { buildCounts } from './build-counts.ts';
import type { RecountPorts } from './recount.ts';

/** Counts everybody anew after a change of regions, institutions or teams: every area may be made up otherwise. Again
 *  changes nothing. */
export const onOrganisationChanged = (ports: RecountPorts, today: LocalDate): Promise<void> =>
  buildCounts(ports, today);
