import type { ResidentId } from '../../domain/kernel/ids.ts';
import { ok, type Result } from '../../domain/kernel/result.ts';
import { cursorIn, type CursorOwner } from '../kit/cursor.ts';
import type { Ports } from '../kit/ports.ts';
import type { Asked, Refused } from '../kit/use-case.ts';
import type { movePanelRoute } from './api.ts';

/** Residents loaded and written for one request. */
const BATCH = 8;
/** Members looked at to find them: some are on a panel by their village, without a contract. */
const MEMBERS_A_PAGE = 50;

/** The residents of one request in their order, and where the next request begins after each of them; `rest` is where it
 *  begins after all. */
export type Batch = {
  readonly residents: readonly { readonly id: ResidentId; readonly after: string }[];
  readonly rest: string | undefined;
};

/** Whose cursors a panel's move takes. */
export const moveOwner = ({ by, params, body }: Asked<typeof movePanelRoute>): CursorOwner => ({
  userId: by.userId,
  list: ['panel-move', params.teamId, body.toTeamId].join(' '),
});

const namedBatch = (ids: readonly ResidentId[], cursor: string | undefined): Batch => {
  const each = [...new Set(ids)];
  const from = Number(cursor ?? 0);
  const residents = each.slice(from, from + BATCH).map((id, at) => ({ id, after: String(from + at + 1) }));
  return { residents, rest: from + BATCH < each.length ? String(from + BATCH) : undefined };
};

const memberBatch = async (
  { residents }: Ports,
  { params }: Asked<typeof movePanelRoute>,
  cursor: string | undefined,
): Promise<Batch> => {
  const page = await residents.members(params.teamId, { limit: MEMBERS_A_PAGE, cursor });
  if (page === undefined) throw new Error('a cursor that was given out is one');
  const contracted = page.items.filter(({ contractUntil }) => contractUntil !== undefined);
  const taken = contracted.slice(0, BATCH);
  const rest = taken.length < contracted.length ? taken.at(-1)?.residentId : page.next;
  return { residents: taken.map(({ residentId: id }) => ({ id, after: id })), rest };
};

/** Finds the residents of a request to move a panel: those named, or those with a contract, after the cursor. */
export const batchOf = async (
  asked: Asked<typeof movePanelRoute>,
  ports: Ports,
): Promise<Result<Batch, Refused>> => {
  const cursor = cursorIn(asked.body.cursor, moveOwner(asked), ports.keys);
  if (!cursor.ok) return cursor;
  const { residentIds } = asked.body;
  return ok(
    residentIds === undefined
      ? await memberBatch(ports, asked, cursor.value)
      : namedBatch(residentIds, cursor.value),
  );
};
