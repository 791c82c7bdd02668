import type { LocalDate } from '../../domain/kernel/time.ts';
import type { TeamId } from '../../domain/kernel/ids.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { cursorIn, cursorOut } from '../kit/cursor.ts';
import type { PlacedTask, Ports } from '../kit/ports.ts';
import { type Asked, type Refused, useCase } from '../kit/use-case.ts';
import { findTeamToUse } from '../organisation/find-team.ts';
import { showWorklist } from './api.ts';
import { countWorklist } from './worklist-counts.ts';
import { isWanted, type Wanted, worklistItem } from './worklist-rows.ts';
import { type Span, worklistSpan } from './worklist-span.ts';

const DEFAULT_LIMIT = 50;
/** A second reading, where little of the first is wanted, looks further. */
const SECOND_READING = 400;

type Reading = {
  readonly teamId: TeamId;
  readonly span: Span;
  readonly wanted: Wanted;
  readonly limit: number;
};

type Rows = { readonly items: readonly PlacedTask[]; readonly next: string | undefined };

/** One reading: what is wanted of it, at most so many, and where the next begins. */
const readOnce = async (
  ports: Ports,
  { teamId, span, wanted, limit }: Reading,
  { most, cursor }: { readonly most: number; readonly cursor: string | undefined },
): Promise<Rows | undefined> => {
  const page = await ports.residents.tasks(teamId, span, { limit: most, cursor });
  if (page === undefined) return undefined;
  const found = page.items.filter((task) => isWanted(task, wanted));
  return found.length > limit
    ? { items: found.slice(0, limit), next: found[limit - 1]?.place }
    : { items: found, next: page.next };
};

/** At most two readings: the second where the first gave less than half a page. */
const read = async (
  ports: Ports,
  reading: Reading,
  cursor: string | undefined,
): Promise<Rows | undefined> => {
  const { limit } = reading;
  const first = await readOnce(ports, reading, { most: limit, cursor });
  if (first?.next === undefined || first.items.length * 2 >= limit) return first;
  const rest = { ...reading, limit: limit - first.items.length };
  const second = await readOnce(ports, rest, { most: Math.max(limit, SECOND_READING), cursor: first.next });
  return second && { items: [...first.items, ...second.items], next: second.next };
};

const wantedOf = ({ query, today }: Asked<typeof showWorklist>): Wanted => {
  const { on = today, kind, stage = '', snoozed } = query;
  const step = /\d$/.test(stage) ? Number(stage) : undefined;
  return { on, kind, step, withSnoozed: snoozed === 'true' };
};

/** A cursor is good for the very list that gave it. */
const listName = ({ params, query }: Asked<typeof showWorklist>, on: LocalDate): string =>
  ['worklist', params.teamId, on, query.kind, query.stage, query.snoozed].join(' ');

const readAsked = async (
  asked: Asked<typeof showWorklist>,
  ports: Ports,
  wanted: Wanted,
): Promise<Result<Rows, Refused>> => {
  const { by, params, query } = asked;
  const owner = { userId: by.userId, list: listName(asked, wanted.on) };
  const cursor = cursorIn(query.cursor, owner, ports.keys);
  if (!cursor.ok) return cursor;
  const span = worklistSpan(query.stage, wanted.on);
  if (span === undefined) return ok({ items: [], next: undefined });
  const reading = { teamId: params.teamId, span, wanted, limit: query.limit ?? DEFAULT_LIMIT };
  const rows = await read(ports, reading, cursor.value);
  return rows === undefined ? err({ code: 'request/bad-cursor' }) : ok(rows);
};

/** Shows the tasks of a team that the asker works for. */
export const showWorklistUseCase = useCase(showWorklist, async (asked, ports) => {
  const team = findTeamToUse(asked.by, await ports.reference(), asked.params.teamId);
  if (!team.ok) return team;
  const wanted = wantedOf(asked);
  const { on, withSnoozed } = wanted;
  const counting = { teamId: asked.params.teamId, on, withSnoozed };
  const [rows, counts] = await Promise.all([
    readAsked(asked, ports, wanted),
    asked.query.counts === 'true' ? countWorklist(ports, counting) : undefined,
  ]);
  if (!rows.ok) return rows;
  const { items, next } = rows.value;
  const owner = { userId: asked.by.userId, list: listName(asked, on) };
  return ok({
    answer: {
      items: items.map((task) => worklistItem(task, asked.params.teamId, on)),
      next: cursorOut(next, owner, ports.keys),
      ...(counts !== undefined && { counts }),
    },
    saw: [...new Set(items.map(({ residentId }) => residentId))],
  });
});
