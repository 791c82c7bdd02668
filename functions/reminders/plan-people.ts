import { type Place, placesIn } from '../../domain/access/index.ts';
import type { ResidentId, TeamId } from '../../domain/kernel/ids.ts';
import { type LocalDate, plusDays } from '../../domain/kernel/time.ts';
import { defaultProfile } from '../../domain/programmes/index.ts';
import {
  type Call,
  dueSpans,
  openTasks,
  planDay,
  reminderPolicy,
  type SendingDays,
  type Subject,
} from '../../domain/reminders/index.ts';
import { type Resident, residentOn } from '../../domain/residents/index.ts';
import type { SkippedReminder } from '../county-files/county-store.ts';
import { allOf, type ReadHow } from '../kit/page.ts';
import type { Ports, TaskView } from '../kit/ports.ts';
import { aliasOf } from '../residents/aliases.ts';
import { residentFile } from '../residents/resident-file.ts';
import type { StoredResident } from '../residents/stored.ts';
import { teamOf, type ViewContext, viewContext } from '../residents/views.ts';

/** A person whom somebody must reach, and whose team does. */
export type PlannedCall = Call & { readonly resident: Resident; readonly teamId: TeamId | undefined };

/** What a day asks for, before texts of a phone are merged. */
export type PeoplePlan = {
  readonly subjects: readonly Subject[];
  readonly calls: readonly PlannedCall[];
  readonly stale: readonly SkippedReminder[];
  readonly teams: ReadonlyMap<ResidentId, TeamId>;
};

/** What is planned: which days, the people of which teams (undefined: of none), and who of those may be seen. */
export type PlanAsked = {
  readonly days: SendingDays;
  readonly teams: readonly (TeamId | undefined)[];
  readonly today: LocalDate;
  readonly isSeen: (place: Place) => boolean;
  /** Whom the day may concern, where that is known; else they are found by their tasks. */
  readonly people?: readonly ResidentId[] | undefined;
};

/** What planning reads. */
export type PlanPorts = Pick<Ports, 'residents' | 'reference' | 'keys' | 'indicators'>;

const TASKS_A_PAGE = 1_000;
const LOADED_AT_ONCE = 100;
/** Tasks are read so as well; what a plan sends is decided again from what is recorded at that moment, see `recheck`. */
const AS_OF_LATE: ReadHow = { consistent: false };

const tasksOf = async (
  { residents }: PlanPorts,
  teamId: TeamId | undefined,
  between: { readonly from: LocalDate; readonly until: LocalDate },
): Promise<TaskView[]> => {
  const found: TaskView[] = [];
  let cursor: string | undefined;
  do {
    const page = await residents.tasks(teamId, between, { limit: TASKS_A_PAGE, cursor });
    if (page === undefined) throw new Error('the store refused its own cursor');
    found.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return found;
};

/** Whom a day may concern: those with a task in reach of its steps, and before a day to come also those whose tasks time
 *  alone changes until then. */
const concerned = async (ports: PlanPorts, { days, teams, today }: PlanAsked): Promise<ResidentId[]> => {
  const spans = dueSpans(days);
  const [changing, ...due] = await Promise.all([
    days.day > today ? ports.indicators.residentsDue(today, days.day) : [],
    ...teams.flatMap((teamId) =>
      spans.map(async (span) => {
        const tasks = await tasksOf(ports, teamId, span);
        return tasks.filter(({ task }) => span.kinds.has(task)).map(({ residentId }) => residentId);
      }),
    ),
  ]);
  return [...new Set([...due.flat(), ...changing])].toSorted();
};

/** Whom a day may concern that is so far ahead that tasks of today say little of it: all people of the teams as they are
 *  now. Undefined for a day that is not. */
export const peopleFarAhead = async (
  { residents }: Pick<PlanPorts, 'residents'>,
  { days, teams, today }: PlanAsked,
): Promise<ResidentId[] | undefined> => {
  if (days.day <= plusDays(today, reminderPolicy.planAheadDays)) return undefined;
  const members = await Promise.all(
    teams
      .filter((teamId) => teamId !== undefined)
      .map((teamId) => allOf((page) => residents.members(teamId, page))),
  );
  return [...new Set(members.flat().map(({ residentId }) => residentId))].toSorted();
};

type Gathered = {
  readonly subjects: Subject[];
  readonly calls: PlannedCall[];
  readonly stale: SkippedReminder[];
  readonly teams: Map<ResidentId, TeamId>;
};

type Planning = Pick<PlanAsked, 'days' | 'isSeen'> & {
  readonly teams: ReadonlySet<TeamId | undefined>;
  readonly placeOf: ReturnType<typeof placesIn>;
  readonly context: ViewContext;
};

/** One call is about all of a kind that is due on one day, as in `calls.csv`. */
const onceEach = (calls: readonly Call[]): Call[] => [
  ...new Map(calls.map((call) => [[call.task.kind, call.task.dueOn, call.reason].join(' '), call])).values(),
];

/** Plans one resident's day as the run of a folder does. */
const planOne = (stored: StoredResident, planning: Planning, into: Gathered): void => {
  const { days, teams, isSeen, placeOf, context } = planning;
  const file = residentFile(stored);
  if (aliasOf(file.id, file.entries) !== undefined) return;
  const person = residentOn(file.history, days.day, defaultProfile);
  const { resident } = file.history;
  const teamId = teamOf(person, context);
  if (!teams.has(teamId)) return;
  if (!isSeen(placeOf({ regionCode: resident.regionCode, contract: person.contract }))) return;
  const { subjects, calls, stale } = planDay(person, openTasks(person), days);
  into.subjects.push(...subjects);
  into.calls.push(...onceEach(calls).map((call) => ({ ...call, resident, teamId })));
  into.stale.push(...stale.map((reminder) => ({ resident, ...reminder })));
  if (teamId !== undefined) into.teams.set(resident.id, teamId);
};

/** Plans a day for the people of teams: who would get what, who not, and why. The same people on the same day give the
 *  same as the run of their county's folder. */
export const planPeople = async (ports: PlanPorts, asked: PlanAsked): Promise<PeoplePlan> => {
  const { days, teams, isSeen } = asked;
  const [ids, { organisation }] = await Promise.all([
    asked.people ?? concerned(ports, asked),
    ports.reference(),
  ]);
  const context = viewContext(organisation, ports.keys, days.day);
  const planning = { days, teams: new Set(teams), isSeen, placeOf: placesIn(organisation), context };
  const into: Gathered = { subjects: [], calls: [], stale: [], teams: new Map() };
  for (let at = 0; at < ids.length; at += LOADED_AT_ONCE) {
    const loaded = await ports.residents.loadMany(ids.slice(at, at + LOADED_AT_ONCE), AS_OF_LATE);
    for (const stored of loaded) if (stored !== undefined) planOne(stored, planning, into);
  }
  return into;
};
