import * as z from 'zod';

import { type AuditRecord, ROLES } from '../../../domain/access/index.ts';
import type { ResidentId, TeamId } from '../../../domain/kernel/ids.ts';
import { clinicDate, yearOf } from '../../../domain/kernel/time.ts';
import { id } from '../../../events/fields.ts';
import {
  auditPlace,
  lookedInKey,
  lookedListsPartition,
  lookedPartition,
  type TeamYear,
} from '../store/audit-keys.ts';
import { storeError } from '../store/errors.ts';
import type { Item, Table } from '../store/table.ts';

/** What is stored of a request that looked at somebody, with its record and with each whom it showed. When it was and which is the
 *  place of both; a purpose is rare. */
export const lookFields = {
  userId: id<'UserId'>(),
  role: z.enum(ROLES),
  action: z.string(),
};

/** A record in the form that it is chained in, its purpose sealed; its place is its id. */
export type SealedRecord = Omit<AuditRecord, 'id'>;

/** Whom a request showed, each once. What was refused showed nobody: else asking for ids that are none would fill the
 *  store. */
export const shownBy = ({ outcome, residentIds }: SealedRecord): ResidentId[] =>
  outcome === 'allowed' ? [...new Set(residentIds)] : [];

/** The year of the clinic's calendar in which somebody looked. */
export const lookYear = ({ at }: Pick<SealedRecord, 'at'>): number => yearOf(clinicDate(new Date(at)));

const lookIn = ({ userId, role, action, purpose }: SealedRecord) => ({
  userId,
  role,
  action,
  ...(purpose !== '' && { purpose }),
});

/** The look at each whom a request showed. */
export const lookItems = (record: SealedRecord): Item[] => {
  const sk = auditPlace(record.at, record.requestId);
  const body = lookIn(record);
  return shownBy(record).map((one) => ({ key: { pk: lookedPartition(one), sk }, version: 1, body }));
};

/** The look of a team at all whom a request showed. */
const listItem = (record: SealedRecord, teamYear: TeamYear): Item => ({
  key: { pk: lookedListsPartition(teamYear), sk: auditPlace(record.at, record.requestId) },
  version: 1,
  body: { ...lookIn(record), residentIds: shownBy(record) },
});

/** What says of each whom a request showed that lists of the team in that year hold them. Most were in one before, and such a
 *  read costs a tenth of the write: what is there is not stored again. */
const missingMarks = async (
  table: Table,
  record: SealedRecord,
  { teamId, year }: TeamYear,
): Promise<Item[]> => {
  const marks = shownBy(record).map((one): Item => ({
    key: lookedInKey(one, { teamId, year }),
    version: 1,
    body: { teamId, year },
  }));
  const found = await table.getMany(
    marks.map(({ key }) => key),
    { consistent: false },
  );
  return marks.filter((_, at) => found[at] === undefined);
};

/** Looks stored at once: on one machine no request waits for fifty. */
const LOOKS_TOGETHER = 10;

const putInTurn = async (table: Table, items: readonly Item[]): Promise<void> => {
  for (let at = 0; at < items.length; at += LOOKS_TOGETHER) {
    const done = await table.putMany(items.slice(at, at + LOOKS_TOGETHER));
    if (!done.ok) throw storeError('store/refused', 'a look cannot be stored');
  }
};

/** Stores the looks of a record: that of a team at several people once, any other with each whom it showed; again changes
 *  nothing.
 *  @param teamId the team of who asked; undefined where they asked for none
 *  @see docs/adr/0033-looks-of-lists.md */
export const saveLooks = async (
  table: Table,
  record: SealedRecord,
  teamId: TeamId | undefined,
): Promise<void> => {
  if (teamId === undefined || shownBy(record).length < 2) return putInTurn(table, lookItems(record));
  const teamYear = { teamId, year: lookYear(record) };
  const marks = await missingMarks(table, record, teamYear);
  return putInTurn(table, [...marks, listItem(record, teamYear)]);
};
