import type { TeamId } from '../../domain/kernel/ids.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { Ports, TaskView } from '../kit/ports.ts';
import type { WORKLIST_PARTS, WorklistCounts } from './api.ts';
import { isWaiting, isWanted } from './worklist-rows.ts';
import { partOf, wholeSpan } from './worklist-span.ts';

/** Tasks read together: more than a team has on its list. */
const TOGETHER = 5_000;

type Counting = { readonly teamId: TeamId; readonly on: LocalDate; readonly withSnoozed: boolean };

const openOf = async ({ residents }: Pick<Ports, 'residents'>, { teamId, on }: Counting) => {
  const span = wholeSpan(on);
  const tasks: TaskView[] = [];
  let cursor: string | undefined;
  do {
    const page = await residents.tasks(teamId, span, { limit: TOGETHER, cursor });
    if (page === undefined) throw new Error('the store takes its own cursor');
    tasks.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  const whole = { on, kind: undefined, step: undefined, withSnoozed: true };
  return tasks.filter((task) => isWanted(task, whole));
};

const tally = (names: readonly string[]): ReadonlyMap<string, number> =>
  new Map(Array.from(Map.groupBy(names, String), ([name, found]) => [name, found.length]));

/** Counts a team's whole list on a day, whatever part of it is asked for. It reads every task of the list: what that
 *  costs goes by their number. */
export const countWorklist = async (
  ports: Pick<Ports, 'residents'>,
  counting: Counting,
): Promise<WorklistCounts> => {
  const { on, withSnoozed } = counting;
  const open = await openOf(ports, counting);
  const waiting = open.filter((task) => isWaiting(task, on));
  const shown = withSnoozed ? open : open.filter((task) => !isWaiting(task, on));
  const parts = tally(shown.map(({ dueOn }) => partOf(dueOn, on)));
  const of = (part: (typeof WORKLIST_PARTS)[number]): number => parts.get(part) ?? 0;
  return {
    all: shown.length,
    snoozed: waiting.length,
    byStage: { overdue: of('overdue'), due: of('due'), week: of('week'), later: of('later') },
    byKind: Object.fromEntries(tally(shown.map(({ task }) => task))),
  };
};
