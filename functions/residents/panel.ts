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

/** Everybody of the panel whom the asker may see and may mean, with their open tasks; in one reading of the store. */
const rowsOf = async (asking: Asking, teamId: TeamId): Promise<PanelRow[]> => {
  const { residents }: Pick<Ports, 'residents'> = asking.ports;
  const [members, tasks, isSought] = await Promise.all([
    allOf((page) => residents.members(teamId, page)),
    tasksBetween(asking.ports, teamId, EVER),
    soughtIn(asking, teamId),
  ]);
  const tasksBy = Map.groupBy(tasks, ({ residentId }) => residentId);
  const show = membersFor(asking);
  return members.filter(isSought).flatMap((member) => {
    const shown = show(member);
    const own = tasksBy.get(member.residentId) ?? [];
    return shown === undefined ? [] : [{ member, shown, tasks: own, visits: undefined }];
  });
};

const withVisits = async (rows: readonly PanelRow[], ports: Ports, today: LocalDate): Promise<PanelRow[]> => {
  const visits = await lastVisits(
    ports,
    rows.map(({ member }) => member),
    today,
  );
  return rows.map((row) => ({ ...row, visits: visits.get(row.member.residentId) }));
};

/** Only who is managed has a visit of a class; anybody may have been examined. */
const mayHaveVisits = ({ sort }: Asking['asked']['query'], row: PanelRow): boolean =>
  sort === 'seen' || row.tasks.some(({ programme }) => programme !== '');

/** A page of a team's panel, narrowed and in order, and how many there are: the panel and its tasks are read whole, and then
 *  the facts of those on the page, or of all whom a visit may put there. The cursor is a place in that list. */
export const panelPage = async (
  asking: Asking,
  teamId: TeamId,
): Promise<Result<Listed<ListedResident> & { readonly total: number }, Refused>> => {
  const { asked, ports } = asking;
  const { query, today } = asked;
  const cursor = cursorIn(asked.query.cursor, ownerOf(asked, teamId), ports.keys);
  if (!cursor.ok) return err(cursor.error);
  const rows = (await rowsOf(asking, teamId)).filter(isWantedBefore(query, today));
  const isByVisits = needsVisits(query);
  const meant = isByVisits
    ? (
        await withVisits(
          rows.filter((row) => mayHaveVisits(query, row)),
          ports,
          today,
        )
      ).filter(isWantedAfter(query))
    : rows;
  const begin = Number(cursor.value ?? '0');
  const { limit = USUAL_LIMIT } = query;
  const page = inPanelOrder(meant, query).slice(begin, begin + limit);
  const told = isByVisits ? page : await withVisits(page, ports, today);
  const next = begin + limit < meant.length ? String(begin + limit) : undefined;
  return ok({ items: told.map(panelBody), next, total: meant.length });
};
