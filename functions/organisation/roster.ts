import { byCodePoints, isId } from '../../domain/kernel/ids.ts';
import { localDate } from '../../domain/kernel/time.ts';
import {
  type Organisation,
  type Roster,
  STAFF_ROLES,
  type StaffTerm,
} from '../../domain/organisation/index.ts';
import type { OrganisationEvent } from '../../events/organisation.ts';

type StaffRow = Readonly<Record<string, string>>;

/** The first day of somebody whom a county file names: since when they work there it does not say. */
export const UNKNOWN_START = localDate('0001-01-01');

/** A fact about who works where: what happened, by whom, and the time in a team that it left. A time that ends on the day
 *  on which it began never was. */
export type RosterFact = {
  readonly at: string;
  readonly by: string;
  readonly event: OrganisationEvent;
  readonly term?: StaffTerm | undefined;
};

const placeOf = ({ staffId, teamId }: Pick<StaffTerm, 'staffId' | 'teamId'>): string =>
  `${staffId} ${teamId}`;

const importedTerm = (row: StaffRow): StaffTerm[] => {
  const { id = '', teamId = '', name = '', phone = '', title = '', isLeader } = row;
  const role = STAFF_ROLES.find((known) => known === row['role']);
  if (!isId<'StaffId'>(id) || !isId<'TeamId'>(teamId) || role === undefined) return [];
  const what = { staffId: id, teamId, name, role, phone, title, isLeader: isLeader === 'yes' };
  return [{ ...what, from: UNKNOWN_START, until: undefined }];
};

/** Who works where: whom the county files name, from ever on, and the times that were recorded since. What was recorded
 *  of somebody in a team takes the place of what the files say of them there. */
export const rosterOf = (
  organisation: Organisation,
  staff: readonly StaffRow[],
  facts: readonly RosterFact[],
): Roster => {
  const terms = new Map<string, StaffTerm>();
  for (const { term } of facts) if (term !== undefined) terms.set(`${placeOf(term)} ${term.from}`, term);
  const recorded = [...terms.values()];
  const known = new Set(recorded.map(placeOf));
  const imported = staff.flatMap(importedTerm).filter((term) => !known.has(placeOf(term)));
  const times = recorded.filter(({ from, until }) => until === undefined || from < until);
  return { organisation, terms: [...imported, ...times] };
};

const isKept = (kept: StaffTerm, terms: readonly StaffTerm[]): boolean => terms.includes(kept);

/** The time in a team that an event left: the new one, the one that was cut short, or one that never was. */
export const termLeft = (event: OrganisationEvent, before: Roster, after: Roster): StaffTerm | undefined => {
  const changed = after.terms.find((term) => !isKept(term, before.terms));
  if (changed !== undefined) return changed;
  const gone = before.terms.find((term) => !isKept(term, after.terms));
  return gone && event.type === 'staff-left@1' ? { ...gone, until: event.until } : undefined;
};

/** The rows of staff.csv that a roster makes, by id: everybody who works in a team on a day or later, in the team that
 *  they joined last. */
export const staffRows = ({ terms }: Roster, day: string): StaffRow[] => {
  const rows = new Map<string, StaffRow>();
  const staying = terms.filter(({ until }) => until === undefined || until > day);
  for (const term of staying.toSorted((a, b) => byCodePoints(a.from, b.from))) {
    const { staffId: id, teamId, name, role, phone, title, isLeader } = term;
    rows.set(id, { id, name, role, teamId, phone, title, isLeader: isLeader ? 'yes' : 'no' });
  }
  return [...rows.values()].toSorted((a, b) => byCodePoints(a['id'] ?? '', b['id'] ?? ''));
};
