import { byCodePoints } from '../../domain/kernel/ids.ts';
import { PUBLIC_HOLIDAYS } from '../../domain/kernel/public-holidays.ts';
import { ok } from '../../domain/kernel/result.ts';
import { type LocalDate, localDate } from '../../domain/kernel/time.ts';
import {
  type DueVisit,
  type Move,
  peopleByKind,
  spread,
  spreadPolicy,
  visitsIn,
  type Week,
  type WeekLoad,
  weeksFrom,
} from '../../domain/reminders/index.ts';
import { cursorIn, cursorOut } from '../kit/cursor.ts';
import type { PlacedTask } from '../kit/ports.ts';
import { useCase } from '../kit/use-case.ts';
import { findTeamToUse } from '../organisation/find-team.ts';
import { tasksBetween } from '../organisation/team-counts.ts';
import { showDueLoad } from './api.ts';
import type { DueSuggestion, DueWeek } from './due-load-api.ts';

const EARLIEST = localDate('0001-01-01');
const DEFAULT_LIMIT = 50;

type TeamVisit = DueVisit<PlacedTask>;

const weekBody = (
  week: Week,
  { people, limit, peopleAfter }: WeekLoad,
  due: readonly TeamVisit[],
): DueWeek => ({
  from: week.from,
  until: week.until,
  workingDays: week.workingDays.length,
  people,
  byKind: peopleByKind(due.flatMap(({ tasks }) => tasks)),
  limit,
  isOverloaded: people > limit,
  peopleAfter,
});

const fromOf = (weeks: readonly Week[], at: number): LocalDate => {
  const week = weeks[at];
  if (week === undefined) throw new Error('a move is between the weeks');
  return week.from;
};

const suggestionOf = (
  { visit, toWeek, comesAnyway }: Move<TeamVisit>,
  weeks: readonly Week[],
): DueSuggestion => ({
  residentId: visit.residentId,
  name: visit.tasks[0]?.name ?? '',
  tasks: visit.tasks.map(({ task: kind, programme, dueOn }) => ({
    kind,
    ...(programme !== '' && { programme }),
    dueOn,
  })),
  dueOn: visit.dueOn,
  earliestOn: visit.earliestOn,
  fromWeek: fromOf(weeks, visit.week),
  toWeek: fromOf(weeks, toWeek),
  why: comesAnyway ? 'comes_anyway' : 'room',
});

/** The place of a suggestion in its list: by week, then by the week suggested, then by person. */
const placeOf = ({ fromWeek, toWeek, residentId }: DueSuggestion): string =>
  [fromWeek, toWeek, residentId].join('_');

const calendarOf = (tasks: readonly PlacedTask[], weeks: readonly Week[]) => {
  const visits = visitsIn(tasks, weeks);
  const { loads, moves } = spread(visits, weeks);
  const suggestions = moves.map((move) => suggestionOf(move, weeks));
  return {
    weeks: weeks.flatMap((week, at) => {
      const load = loads[at];
      const due = visits.filter((visit) => visit.week === at);
      return load === undefined ? [] : [weekBody(week, load, due)];
    }),
    suggestions: suggestions.toSorted((a, b) => byCodePoints(placeOf(a), placeOf(b))),
  };
};

const overdueOf = (tasks: readonly PlacedTask[], today: LocalDate) => {
  const overdue = tasks.filter(({ dueOn }) => dueOn < today);
  return {
    people: new Set(overdue.map(({ residentId }) => residentId)).size,
    byKind: peopleByKind(overdue),
  };
};

/** Shows what a team that the asker works for has due by week, and who may come earlier. It reads the team's tasks up to the
 *  last of the weeks; nothing is stored. */
export const showDueLoadUseCase = useCase(showDueLoad, async ({ by, params, query, today }, ports) => {
  const team = findTeamToUse(by, await ports.reference(), params.teamId);
  if (!team.ok) return team;
  const owner = { userId: by.userId, list: ['due-load', params.teamId, today].join(' ') };
  const cursor = cursorIn(query.cursor, owner, ports.keys);
  if (!cursor.ok) return cursor;
  const span = weeksFrom(today, spreadPolicy.weeks, PUBLIC_HOLIDAYS);
  const until = span.at(-1)?.until ?? today;
  const tasks = await tasksBetween(ports, params.teamId, { from: EARLIEST, until });
  const { weeks, suggestions } = calendarOf(tasks, span);
  const rest = suggestions.filter((one) => placeOf(one) > (cursor.value ?? ''));
  const items = rest.slice(0, query.limit ?? DEFAULT_LIMIT);
  const last = items.length < rest.length ? items.at(-1) : undefined;
  const next = cursorOut(last && placeOf(last), owner, ports.keys);
  const overdue = overdueOf(tasks, today);
  return ok({
    answer: { on: today, overdue, weeks, suggested: suggestions.length, items, next },
    saw: [...new Set(items.map(({ residentId }) => residentId))],
  });
});
