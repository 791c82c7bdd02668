import { startCounting, type Tally } from '../../domain/indicators/index.ts';
import type { ResidentId, TeamId } from '../../domain/kernel/ids.ts';
import { coveringTeams, type Organisation } from '../../domain/organisation/index.ts';
import type { RuleProfile } from '../../domain/programmes/index.ts';
import {
  isListed,
  openTasks,
  planDay,
  type SendingDays,
  type Subject,
  type Task,
} from '../../domain/reminders/index.ts';
import { type ResidentDay, residentOn } from '../../domain/residents/index.ts';
import type { CountyStore, SkippedReminder } from './county-store.ts';
import { startReadingHistories } from './histories.ts';
import { unpackRows } from './pack.ts';
import { standing } from './standing.ts';
import { assessmentLines, callLine, type Owner, worklistLine } from './output-rows.ts';

/** A part of a county's day: the partitions that one thread decides. */
export type Share = { readonly days: SendingDays; readonly partitions: Iterable<number> };

/** Takes the lines of the day's files that follow from one resident alone. */
export type ShareFiles = Readonly<
  Record<'assessments' | 'worklist' | 'calls', { readonly add: (line: string) => void }>
>;

/** What a share came to; plain data, so that it may come from another thread. */
export type ShareResult = {
  readonly residents: number;
  readonly visits: number;
  readonly tasks: number;
  readonly calls: number;
  readonly tally: Tally;
  readonly subjects: readonly Subject[];
  /** The team of everybody whom a text is for. */
  readonly teams: ReadonlyMap<ResidentId, TeamId>;
  readonly skipped: readonly SkippedReminder[];
};

/** What a share is decided with. */
export type ShareContext = {
  readonly store: CountyStore;
  readonly organisation: Organisation;
  readonly profile: RuleProfile;
  readonly files: ShareFiles;
  /** Called after each partition. */
  readonly onPartition: () => void;
};

type TeamOf = (person: ResidentDay) => TeamId | undefined;

/** The team contracted on the day, else the team that covers the village. @source readings.md A32 */
const teamFinder = (organisation: Organisation): TeamOf => {
  const covering = coveringTeams(organisation);
  return ({ contract, history }) => contract?.teamId ?? covering(history.resident.regionCode)?.id;
};

type Gathered = {
  residents: number;
  visits: number;
  tasks: number;
  calls: number;
  readonly subjects: Subject[];
  readonly teams: Map<ResidentId, TeamId>;
  readonly skipped: SkippedReminder[];
};

type Decider = {
  readonly days: SendingDays;
  readonly files: ShareFiles;
  readonly teamOf: TeamOf;
  readonly into: Gathered;
};

const writeTasks = ({ files, into, days }: Decider, owner: Owner, tasks: readonly Task[]): void => {
  for (const task of tasks) {
    if (!isListed(task, days.day)) continue;
    files.worklist.add(worklistLine(owner, task));
    into.tasks += 1;
  }
};

const planTasks = ({ files, into, days }: Decider, owner: Owner, tasks: readonly Task[]): void => {
  const { person, teamId } = owner;
  const { resident } = person.history;
  const { subjects, calls, stale } = planDay(person, tasks, days);
  into.subjects.push(...subjects);
  if (subjects.length > 0 && teamId !== undefined) into.teams.set(resident.id, teamId);
  into.skipped.push(...stale.map((reminder) => ({ resident, ...reminder })));
  const lines = new Set(calls.map((call) => callLine(owner, call)));
  for (const line of lines) files.calls.add(line);
  into.calls += lines.size;
};

/** Writes one resident's lines and keeps what the day sends to them. */
const decide = (decider: Decider, person: ResidentDay): void => {
  const { files, into, teamOf } = decider;
  into.residents += 1;
  for (const chain of person.chains) {
    for (const line of assessmentLines(person, chain)) files.assessments.add(line);
    into.visits += chain.chain.length;
  }
  const tasks = openTasks(person);
  if (tasks.length === 0) return;
  const owner = { person, teamId: teamOf(person) };
  writeTasks(decider, owner, tasks);
  planTasks(decider, owner, tasks);
};

/** Decides every resident of a share: their lines go to the files, their counts and texts are given back. */
export const decideShare = async (
  context: ShareContext,
  { days, partitions }: Share,
): Promise<ShareResult> => {
  const { store, organisation, profile, files, onPartition } = context;
  const counter = startCounting();
  const read = startReadingHistories();
  const into: Gathered = {
    residents: 0,
    visits: 0,
    tasks: 0,
    calls: 0,
    subjects: [],
    teams: new Map(),
    skipped: [],
  };
  const decider = { days, files, teamOf: teamFinder(organisation), into };
  for (const partition of partitions) {
    for await (const histories of store.histories(partition)) {
      for (const stored of standing(histories)) {
        const person = residentOn(read(unpackRows(stored.rows)), days.day, profile);
        decide(decider, person);
        counter.add(person);
      }
    }
    onPartition();
  }
  return { ...into, tally: counter.tally };
};
