import { byCodePoints, type StaffId } from '../../domain/kernel/ids.ts';
import { type LocalDate, localDate, plusDays } from '../../domain/kernel/time.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { Roster } from '../../domain/organisation/index.ts';
import type { TaskView } from '../kit/ports.ts';
import { useCase } from '../kit/use-case.ts';
import { showWorkload } from './api.ts';
import { findTeamToSee } from './find-team.ts';
import { tasksBetween } from './team-counts.ts';

const EARLIEST = localDate('0001-01-01');
const LATEST = localDate('9999-12-31');
const DAYS_OF_A_WEEK = 7;
const SEEN_WITHIN_DAYS = 30;

type Load = {
  readonly dueWithinWeek: number;
  readonly overdue: number;
  readonly seenWithin30Days: number;
};

const loadOf = (tasks: readonly TaskView[], today: LocalDate): Load => {
  const weekEnds = plusDays(today, DAYS_OF_A_WEEK);
  const seenFrom = plusDays(today, 1 - SEEN_WITHIN_DAYS);
  // A refill is due beside a follow-up of the same programme: who was seen counts once.
  const seen = tasks.filter(({ task, lastSeen }) => task !== 'refill' && (lastSeen?.on ?? '') >= seenFrom);
  return {
    dueWithinWeek: tasks.filter(({ dueOn }) => dueOn >= today && dueOn <= weekEnds).length,
    overdue: tasks.filter(({ dueOn }) => dueOn < today).length,
    seenWithin30Days: seen.length,
  };
};

/** The name that somebody had last, in whatever team. */
const namesIn = ({ terms }: Roster): ReadonlyMap<StaffId, string> =>
  new Map(terms.map(({ staffId, name }) => [staffId, name]));

/** Shows what a team has to do, by the member of staff who last saw the person. */
export const showWorkloadUseCase = useCase(showWorkload, async ({ by, params, today }, ports) => {
  const reference = await ports.reference();
  const found = findTeamToSee(by, reference, params.teamId);
  if (!found.ok) return found;
  const tasks = await tasksBetween(ports, found.value.id, { from: EARLIEST, until: LATEST });
  const names = namesIn(reference.roster);
  const byStaff = Map.groupBy(tasks, ({ lastSeen }) => lastSeen?.staffId);
  const staff = [...byStaff].flatMap(([staffId, own]) => {
    if (staffId === undefined) return [];
    const name = names.get(staffId);
    return [{ staffId, ...(name !== undefined && { name }), ...loadOf(own, today) }];
  });
  const { dueWithinWeek, overdue } = loadOf(byStaff.get(undefined) ?? [], today);
  return ok({
    answer: {
      teamId: found.value.id,
      on: today,
      staff: staff.toSorted((a, b) => byCodePoints(a.staffId, b.staffId)),
      unassigned: { dueWithinWeek, overdue },
    },
    saw: [],
  });
});
