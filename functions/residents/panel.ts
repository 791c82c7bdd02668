import type { ResidentId, TeamId } from '../../domain/kernel/ids.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { type LocalDate, localDate } from '../../domain/kernel/time.ts';
import { cursorIn } from '../kit/cursor.ts';
import { allOf, type Listed } from '../kit/page.ts';
import type { MemberView, Ports } from '../kit/ports.ts';
import type { Refused } from '../kit/use-case.ts';
import { tasksBetween } from '../organisation/team-counts.ts';
import type { ListedResident } from './bodies.ts';
import { lastVisits } from './last-visits.ts';
import { type Asking, membersFor, ownerOf, USUAL_LIMIT } from './listed.ts';
import {
  inPanelOrder,
  isWantedAfter,
  isWantedBefore,
  needsVisits,
  panelBody,
  type PanelRow,
} from './panel-rows.ts';
import { type OrderPlace, placeIn, placeOut, rememberedOrder, rememberOrder } from './panel-orders.ts';
import { soughtByText } from './sought.ts';

const EVER = { from: localDate('0001-01-01'), until: localDate('9999-12-31') };

/** Says of whom a text that is looked for may be: anybody without one. */
const soughtIn = async (asking: Asking, teamId: TeamId): Promise<(member: MemberView) => boolean> => {
  const { asked, ports } = asking;
  const { query } = asked.query;
  if (query === undefined) return () => true;
  const { exact, wide, isMeant } = soughtByText(asking, query, teamId);
  const found = await Promise.all([...exact, ...wide].map((hash) => ports.residents.search(hash)));
  const hit: ReadonlySet<ResidentId> = new Set(found.flat());
  return (member) => hit.has(member.residentId) || isMeant(member);
};

/** The rows of those members whom the asker may see, before their visits are read. */
const shownRows = (
  asking: Asking,
  members: readonly MemberView[],
  tasksOf: (id: ResidentId) => PanelRow['tasks'],
): PanelRow[] => {
  const show = membersFor(asking);
  return members.flatMap((member) => {
    const shown = show(member);
    return shown === undefined
      ? []
      : [{ member, shown, tasks: tasksOf(member.residentId), visits: undefined }];
  });
};

/** Everybody of the panel whom the asker may see and may mean, with their open tasks; in one reading of the store. */
const rowsOf = async (asking: Asking, teamId: TeamId): Promise<PanelRow[]> => {
  const { residents }: Pick<Ports, 'residents'> = asking.ports;
  const [members, tasks, isSought] = await Promise.all([
    allOf((page) => residents.members(teamId, page)),
    tasksBetween(asking.ports, teamId, EVER),
    soughtIn(asking, teamId),
  ]);
  const tasksBy = Map.groupBy(tasks, ({ residentId }) => residentId);
  return shownRows(asking, members.filter(isSought), (id) => tasksBy.get(id) ?? []);
};

/** Rows with the last visits, which are read of those that have none yet. */
const withVisits = async (rows: readonly PanelRow[], ports: Ports, today: LocalDate): Promise<PanelRow[]> => {
  const members = rows.filter((row) => row.visits === undefined).map(({ member }) => member);
  if (members.length === 0) return [...rows];
  const visits = await lastVisits(ports, members, today);
  return rows.map((row) => ({ ...row, visits: row.visits ?? visits.get(row.member.residentId) }));
};

/** Only who is managed has a visit of a class; anybody may have been examined. */
const mayHaveVisits = ({ sort }: Asking['asked']['query'], row: PanelRow): boolean =>
  sort === 'seen' || row.tasks.some(({ programme }) => programme !== '');

/** Everybody who is asked for in their order, with the last visits where those decide: the panel and its tasks are read
 *  whole. */
const orderOf = async (asking: Asking, teamId: TeamId): Promise<PanelRow[]> => {
  const { query, today } = asking.asked;
  const rows = (await rowsOf(asking, teamId)).filter(isWantedBefore(query, today));
  if (!needsVisits(query)) return inPanelOrder(rows, query);
  const visited = rows.filter((row) => mayHaveVisits(query, row));
  const told = await withVisits(visited, asking.ports, today);
  return inPanelOrder(told.filter(isWantedAfter(query)), query);
};

type Span = { readonly rows: readonly PanelRow[]; readonly at: string; readonly total: number };

/** The rows of a list from a place on. Of a list that is remembered only they are read, as they are now; else it is made,
 *  and remembered. */
const spanAt = async (asking: Asking, teamId: TeamId, place: OrderPlace | undefined): Promise<Span> => {
  const { asked, ports } = asking;
  const { limit = USUAL_LIMIT } = asked.query;
  const owner = ownerOf(asked, teamId);
  const begin = place?.begin ?? 0;
  const known = place && rememberedOrder(owner, place);
  if (place === undefined || known === undefined) {
    const rows = await orderOf(asking, teamId);
    rememberOrder(owner, asked.now, rows);
    return { rows: rows.slice(begin, begin + limit), at: asked.now, total: rows.length };
  }
  const page = known.slice(begin, begin + limit);
  const meant = new Map(page.map(({ id, nextDue }) => [id, nextDue === undefined ? [] : [nextDue]]));
  const members = await ports.residents.membersAmong(teamId, [...meant.keys()]);
  const rows = shownRows(asking, members, (id) => meant.get(id) ?? []);
  return { rows, at: place.at, total: known.length };
};

/** A page of a team's panel, narrowed and in order, and how many there are. The cursor is a place in that list, as it was
 *  when its first page was read. */
export const panelPage = async (
  asking: Asking,
  teamId: TeamId,
): Promise<Result<Listed<ListedResident> & { readonly total: number }, Refused>> => {
  const { asked, ports } = asking;
  const { cursor: text, limit = USUAL_LIMIT } = asked.query;
  const cursor = cursorIn(text, ownerOf(asked, teamId), ports.keys);
  if (!cursor.ok) return err(cursor.error);
  const place = cursor.value === undefined ? undefined : placeIn(cursor.value);
  const { rows, at, total } = await spanAt(asking, teamId, place);
  const told = await withVisits(rows, ports, asked.today);
  const begin = (place?.begin ?? 0) + limit;
  const next = begin < total ? placeOut({ at, begin }) : undefined;
  return ok({ items: told.map(panelBody), next, total });
};
