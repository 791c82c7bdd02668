import type { Roster } from '../../domain/organisation/index.ts';
import { evolve } from '../../domain/organisation/index.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { OrganisationEvent, TeamCreated } from '../../events/organisation.ts';
import { COUNTY_COLUMNS, type ReferenceFile } from '../county-files/columns.ts';
import { csvRow } from '../county-files/csv-text.ts';
import type { Reference, ReferenceCommit, ReferenceRow } from './reference.ts';
import { type RosterFact, staffRows, termLeft } from './roster.ts';

/** Who changes who works where or with whom, and when. */
export type Changing = {
  readonly at: string;
  readonly by: string;
  readonly today: LocalDate;
};

const textOf = (file: ReferenceFile, rows: readonly ReferenceRow[]): string =>
  rows.map((row) => csvRow(COUNTY_COLUMNS[file].map(({ name }) => row[name] ?? ''))).join('\n');

const teamRows = ({ rows }: Reference, event: TeamCreated): ReferenceRow[] => {
  const { teamId: id, name, institutionId, regionCodes, phone } = event;
  return [...rows.teams, { id, name, institutionId, regionCodes: regionCodes.join('|'), phone }];
};

const rowsAfter = (
  reference: Reference,
  event: OrganisationEvent,
  { after, today }: { readonly after: Roster; readonly today: LocalDate },
): ReferenceCommit['rows'] => {
  if (event.type === 'team-created@1') return { teams: textOf('teams', teamRows(reference, event)) };
  const isOfStaff = event.type === 'staff-joined@1' || event.type === 'staff-left@1';
  // All others are their facts alone.
  return isOfStaff ? { staff: textOf('staff', staffRows(after, today)) } : {};
};

/** What an event about who works where, or with whom, stores: the rows after it, and the fact with the time in a team
 *  that it left; on the condition that nobody else changed them. An alliance is its facts alone. */
export const referenceChange = (
  reference: Reference,
  event: OrganisationEvent,
  { at, by, today }: Changing,
): ReferenceCommit => {
  const after = evolve(reference.roster, event);
  const fact: RosterFact = { at, by, event, term: termLeft(event, reference.roster, after) };
  return {
    version: reference.version + 1,
    rows: rowsAfter(reference, event, { after, today }),
    facts: [fact],
  };
};
