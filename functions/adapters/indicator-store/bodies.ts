import * as z from 'zod';

import { CELL_LIST, cellsOf, countsOf } from '../../../domain/indicators/index.ts';
import type { LocalDate } from '../../../domain/kernel/time.ts';
import { date, id } from '../../../events/fields.ts';
import type { Amendment, Counted, Snapshot } from '../../indicators/indicator-store.ts';
import type { JsonObject } from '../store/table.ts';

const team = id<'TeamId'>();
const count = z.int().nonnegative();

const isCell = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 3 && value.every((one) => Number.isSafeInteger(one) && one >= 0);

/** Cell, numerator, denominator. By hand, not by schema: an area has some eighty of them, and a recount reads many. */
const Cells = z.custom<[number, number, number][]>((value) => Array.isArray(value) && value.every(isCell));

/** Stored counts: `list` names the list of cells that their positions go by. */
export const CountedBody = z.strictObject({
  list: z.string(),
  on: date,
  until: date,
  at: z.string(),
  cells: Cells,
  teams: z.array(z.tuple([team, Cells])),
  open: z.literal(true).optional(),
});

/** Stored counts of a past day as reported, and the permanent residents where they were stated. */
export const SnapshotBody = z.strictObject({ list: z.string(), cells: Cells, permanent: count.optional() });

/** Stored counts of a past day as found later. */
export const AmendmentBody = SnapshotBody.extend({ at: z.string() });

/** How far the daily work has come. */
export const DailyBody = z.strictObject({
  doneThrough: date,
  doneAt: z.string(),
  checkedOn: date,
  checkedAt: z.string(),
});

/** Counts as stored. */
export const countedBody = ({ counts, teams, isOpen = false, ...when }: Counted): JsonObject => ({
  list: CELL_LIST,
  on: when.countedOn,
  until: when.holdsUntil,
  at: when.countedAt,
  cells: cellsOf(counts),
  teams: [...teams].map(([teamId, part]) => [teamId, cellsOf(part)]),
  ...(isOpen && { open: true }),
});

/** Counts as they were stored; undefined where they go by another list of cells. */
export const countedIn = (body: z.infer<typeof CountedBody>): Counted | undefined => {
  const { list, on, until, at, cells, teams, open } = body;
  if (list !== CELL_LIST) return undefined;
  return {
    countedOn: on,
    holdsUntil: until,
    countedAt: at,
    counts: countsOf(cells),
    teams: new Map(teams.map(([teamId, part]) => [teamId, countsOf(part)])),
    ...(open === true && { isOpen: true }),
  };
};

/** A snapshot as stored. */
export const snapshotBody = ({ counts, permanentResidents }: Snapshot): JsonObject => ({
  list: CELL_LIST,
  cells: cellsOf(counts),
  ...(permanentResidents !== undefined && { permanent: permanentResidents }),
});

/** A snapshot as it was stored; none where it goes by another list of cells. */
export const snapshotIn = (
  day: LocalDate,
  { list, cells, permanent: permanentResidents }: z.infer<typeof SnapshotBody>,
): Snapshot[] => (list === CELL_LIST ? [{ day, counts: countsOf(cells), permanentResidents }] : []);

/** An amendment as stored. */
export const amendmentBody = ({ countedAt, ...snapshot }: Amendment): JsonObject => ({
  ...snapshotBody(snapshot),
  at: countedAt,
});

/** An amendment as it was stored; none where it goes by another list of cells. */
export const amendmentIn = (
  day: LocalDate,
  { at: countedAt, ...body }: z.infer<typeof AmendmentBody>,
): Amendment[] => snapshotIn(day, body).map((snapshot) => ({ ...snapshot, countedAt }));
