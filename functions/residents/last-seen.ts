import { isId } from '../../domain/kernel/ids.ts';
import { isLocalDate, type LocalDate } from '../../domain/kernel/time.ts';
import { COUNTY_COLUMNS } from '../county-files/columns.ts';
import { packedRows } from '../county-files/pack.ts';
import type { LastSeen } from './stored.ts';

const placeOf = (column: string): number => COUNTY_COLUMNS.followups.findIndex(({ name }) => name === column);

const PROGRAMME = placeOf('programme');
const VISITED_ON = placeOf('visitedOn');
const OUTCOME = placeOf('outcome');
const STAFF = placeOf('staffId');

const lastSeenOf = (cells: readonly string[]): LastSeen | undefined => {
  const staffId = cells[STAFF] ?? '';
  const on = cells[VISITED_ON] ?? '';
  const isSeen = cells[OUTCOME] === 'done';
  return isSeen && isId<'StaffId'>(staffId) && isLocalDate(on) ? { staffId, on } : undefined;
};

/** By programme, who of the staff last saw a resident up to a day; a visit that names nobody counts for nobody. */
export const lastSeenIn = (rows: string, day: LocalDate): ReadonlyMap<string, LastSeen> => {
  const latest = new Map<string, LastSeen>();
  for (const { file, cells } of packedRows(rows)) {
    const seen = file === 'followups' ? lastSeenOf(cells) : undefined;
    if (seen === undefined || seen.on > day) continue;
    const programme = cells[PROGRAMME] ?? '';
    const known = latest.get(programme);
    if (known === undefined || known.on <= seen.on) latest.set(programme, seen);
  }
  return latest;
};
