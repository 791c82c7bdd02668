import type { LocalDate } from '../../domain/kernel/time.ts';
import type { ReferenceFile } from '../county-files/columns.ts';
import { addUpAreas, buildCounts } from './build-counts.ts';
import type { RecountPorts } from './recount.ts';

/** Says whether areas may be made up otherwise where some files of reference rows are others now. Who works in a team counts
 *  nowhere. */
export const doesMoveAreas = (files: readonly ReferenceFile[]): boolean =>
  files.some((file) => file !== 'staff');

/** Brings the counts up to date with a change of reference rows. Where regions are others everybody is counted anew; where teams or
 *  institutions alone are, what they are made up of is added up. Again changes nothing.
 *  @param files those that are others now, of which some move areas */
export const onOrganisationChanged = async (
  ports: RecountPorts,
  files: readonly ReferenceFile[],
  today: LocalDate,
): Promise<void> => {
  if (files.includes('regions')) await buildCounts(ports, today);
  else await addUpAreas(ports, today);
};
