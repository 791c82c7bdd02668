import * as z from 'zod';

import type { TeamId } from '../../../domain/kernel/ids.ts';
import type { LocalDate } from '../../../domain/kernel/time.ts';
import { date, residentId } from '../../../events/fields.ts';
import type { DecidedCall } from '../../reminders/reminder-store.ts';
import { packedBodyIn, packedItem } from '../store/packed-items.ts';
import { partsOf } from '../store/parts.ts';
import { teamCallsKey, teamCallsPartition } from '../store/reminder-keys.ts';
import { allOf } from '../store/streams.ts';
import type { Table } from '../store/table.ts';
import { putNext } from './puts.ts';

/** Calls of an item: what weighs less than a store's item may. */
const CALLS_AN_ITEM = 1_000;

/** Resident, kind, programme, due date, reason. */
const CallsBody = z.strictObject({
  calls: z.array(z.tuple([residentId, z.string(), z.string(), date, z.string()])),
});

/** Keeps what a day's plan decided, by team: what was decided first stays. */
export const recordCalls = async (
  table: Table,
  day: LocalDate,
  calls: readonly DecidedCall[],
): Promise<void> => {
  for (const [teamId, own] of Map.groupBy(calls, (call) => call.teamId))
    for (const [part, some] of partsOf(own, CALLS_AN_ITEM).entries()) {
      const rows = some.map(({ residentId: id, kind, programme, dueOn, reason }) => [
        id,
        kind,
        programme,
        dueOn,
        reason,
      ]);
      await putNext(
        table,
        packedItem({ key: teamCallsKey({ teamId, day, part }), version: 1 }, { calls: rows }),
      );
    }
};

/** The calls of a day that a team was to make, or that nobody's team was. */
export const callsOfTeam = async (
  table: Table,
  teamId: TeamId | undefined,
  day: LocalDate,
): Promise<readonly DecidedCall[]> => {
  const items = await allOf(table, {
    from: 'table',
    consistent: false,
    partition: teamCallsPartition(teamId, day),
    range: { kind: 'all' },
  });
  return items.flatMap((item) =>
    packedBodyIn(CallsBody, item).calls.map(([id, kind, programme, dueOn, reason]) => ({
      residentId: id,
      teamId,
      kind,
      programme,
      dueOn,
      reason,
    })),
  );
};
