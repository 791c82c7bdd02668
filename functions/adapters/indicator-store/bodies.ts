import * as z from 'zod';

import { CELL_LIST, cellsOf, countsOf, type Counts } from '../../../domain/indicators/index.ts';
import type { LocalDate } from '../../../domain/kernel/time.ts';
import { date, id } from '../../../events/fields.ts';
import type { Counted, Snapshot } from '../../indicators/indicator-store.ts';
import type { JsonObject } from '../store/table.ts';

const team = id<'TeamId'>();
const count = z.int().nonnegative();
const Cells = z.array(z.tuple([count, count, count]));

/** Stored counts: `list` names the list of cells that their positions go by. */
export const CountedBody = z.strictObject({
  list: z.string(),
  on: date,
  until: date,
  at: z.string(),
  cells: Cells,
  teams: z.array(z.tuple([team, Cells])),
});

/** Stored counts of a past day. */
export const SnapshotBody = z.strictObject({ list: z.string(), cells: Cells });

/** How far the daily work has come. */
export const DailyBody = z.strictObject({
  doneThrough: date,
  doneAt: z.string(),
  checkedOn: date.optional(),
});

/** A stored resident's facts. */
export const FactsBody = z.strictObject({ facts: z.string() });

/** Counts as stored. */
export const countedBody = ({ countedOn, holdsUntil, countedAt, counts, teams }: Counted): JsonObject => ({
  list: CELL_LIST,
  on: countedOn,
  until: holdsUntil,
  at: countedAt,
  cells: cellsOf(counts),
  teams: [...teams].map(([teamId, part]) => [teamId, cellsOf(part)]),
});

/** Counts as they were stored; undefined where they go by another list of cells. */
export const countedIn = (body: z.infer<typeof CountedBody>): Counted | undefined => {
  const { list, on, until, at, cells, teams } = body;
  if (list !== CELL_LIST) return undefined;
  return {
    countedOn: on,
    holdsUntil: until,
    countedAt: at,
    counts: countsOf(cells),
    teams: new Map(teams.map(([teamId, part]) => [teamId, countsOf(part)])),
  };
};

/** A snapshot as stored. */
export const snapshotBody = (counts: Counts): JsonObject => ({ list: CELL_LIST, cells: cellsOf(counts) });

/** A snapshot as it was stored; none where it goes by another list of cells. */
export const snapshotIn = (day: LocalDate, { list, cells }: z.infer<typeof SnapshotBody>): Snapshot[] =>
  list === CELL_LIST ? [{ day, counts: countsOf(cells) }] : [];
