import type { DayRun } from '../../events/county.ts';
import {
  areasOf,
  isCounty,
  type Rate,
  ratesOf,
  startCounting,
  type Tally,
} from '../../domain/indicators/index.ts';
import type { InstitutionId, TeamId } from '../../domain/kernel/ids.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { coveringTeams, type Organisation } from '../../domain/organisation/index.ts';
import type { RuleProfile } from '../../domain/programmes/index.ts';
import {
  isListed,
  mergeByPhone,
  type Message,
  missedDays,
  openTasks,
  type Place,
  planDay,
  type SendingDays,
  type Subject,
  type Task,
} from '../../domain/reminders/index.ts';
import { type ResidentDay, residentOn } from '../../domain/residents/index.ts';
import { countyError } from './county-error.ts';
import type { CountyStore, SkippedReminder } from './county-store.ts';
import { startReadingHistories } from './histories.ts';
import { readOrganisation } from './organisation-rows.ts';
import {
  assessmentLines,
  callLine,
  type Owner,
  rateLine,
  reminderLine,
  worklistLine,
} from './output-rows.ts';
import { type DayFiles, openDayOutputs } from './outputs.ts';
import type { Progress } from './source.ts';

/** What the run of a day needs. */
export type RunRequest = {
  readonly store: CountyStore;
  readonly day: LocalDate;
  readonly profile: RuleProfile;
  /** The folder of the output files. */
  readonly folder: string;
  readonly onProgress: Progress;
};

/** Refuses to work on a county that is not whole. */
export const requireFinishedImport = async (store: CountyStore): Promise<void> => {
  const state = await store.importState();
  if (state === 'finished') return;
  throw countyError(
    state === 'none'
      ? { 'zh-CN': '数据库中没有县域数据，请先导入', en: 'the database holds no county: import one first' }
      : {
          'zh-CN': '上次导入没有完成，请重新导入',
          en: 'the latest import did not finish: import the county again',
        },
  );
};

type TeamOf = (person: ResidentDay) => TeamId | undefined;

/** The team contracted on the day, else the team that covers the village. */
const teamFinder = (organisation: Organisation): TeamOf => {
  const covering = coveringTeams(organisation);
  return ({ contract, history }) => contract?.teamId ?? covering(history.resident.regionCode)?.id;
};

/** Where a person's team asks to come: its institution's name, the team's number or else the institution's. */
const placeFinder = (
  { teams, institutions }: Organisation,
  teamOf: TeamOf,
): ((subject: Subject) => Place | undefined) => {
  const teamById = new Map(teams.map((team) => [team.id, team]));
  const institutionById = new Map<InstitutionId, Place>(
    institutions.map(({ id, name, phone }) => [id, { name, phone }]),
  );
  return ({ person }) => {
    const teamId = teamOf(person);
    const team = teamId === undefined ? undefined : teamById.get(teamId);
    const institution = team === undefined ? undefined : institutionById.get(team.institutionId);
    return institution && { name: institution.name, phone: team?.phone || institution.phone };
  };
};

type Day = {
  readonly files: DayFiles;
  readonly teamOf: TeamOf;
  readonly days: SendingDays;
  readonly subjects: Subject[];
  readonly skipped: SkippedReminder[];
  visits: number;
  tasks: number;
  calls: number;
};

const writeTasks = (into: Day, owner: Owner, tasks: readonly Task[]): void => {
  for (const task of tasks) {
    if (!isListed(task, into.days.day)) continue;
    into.files.worklist.add(worklistLine(owner, task));
    into.tasks += 1;
  }
};

/** Writes one resident's lines and keeps what the day sends to them. */
const decide = (into: Day, person: ResidentDay): void => {
  const { files, days } = into;
  for (const chain of person.chains) {
    for (const line of assessmentLines(person, chain)) files.assessments.add(line);
    into.visits += chain.chain.length;
  }
  const tasks = openTasks(person);
  if (tasks.length === 0) return;
  const owner = { person, teamId: into.teamOf(person) };
  writeTasks(into, owner, tasks);
  const { subjects, calls, stale } = planDay(person, tasks, days);
  into.subjects.push(...subjects);
  into.skipped.push(...stale.map((reminder) => ({ person, ...reminder })));
  const lines = new Set(calls.map((call) => callLine(owner, call)));
  for (const line of lines) files.calls.add(line);
  into.calls += lines.size;
};

/** Writes every area's rates. @returns those of the county, or of the widest region where there is none */
const writeRates = (files: DayFiles, organisation: Organisation, tally: Tally): readonly Rate[] => {
  const areas = areasOf(organisation);
  const county = areas.find(isCounty) ?? areas[0];
  for (const area of areas) for (const rate of ratesOf(tally, area)) files.rates.add(rateLine(rate));
  return county === undefined ? [] : ratesOf(tally, county);
};

/** Decides every resident. @returns how many, and what they add up to */
const decideCounty = async (request: RunRequest, into: Day): Promise<{ residents: number; tally: Tally }> => {
  const { store, day, profile, onProgress } = request;
  const counter = startCounting();
  const read = startReadingHistories();
  let residents = 0;
  for (let partition = 0; partition < store.partitions; partition++) {
    for await (const histories of store.histories(partition)) {
      for (const stored of histories) {
        const person = residentOn(read(stored), day, profile);
        decide(into, person);
        counter.add(person);
        residents += 1;
      }
    }
    onProgress(partition + 1, store.partitions, 'decide');
  }
  return { residents, tally: counter.tally };
};

const sendMessages = async (
  { store, day }: RunRequest,
  into: Day,
  messages: readonly Message[],
): Promise<void> => {
  for (const message of messages) into.files.reminders.add(reminderLine(message));
  await store.claimMessages(day, messages);
  await store.recordSkipped(day, into.skipped);
};

/** What a run came to. */
export type RunResult = {
  readonly event: DayRun;
  /** The rates of the whole county. */
  readonly countyRates: readonly Rate[];
};

/** Runs a day for the whole county: every follow-up decided, the work list, the SMS of the day, the calls and the
 *  rates, each in its file. The files appear together at the end; a second run of the day lists the same messages and
 *  sends none twice. Memory grows with what the day sends, not with the county. */
export const runDay = async (request: RunRequest): Promise<RunResult> => {
  const { store, day, profile, folder } = request;
  await requireFinishedImport(store);
  const organisation = await readOrganisation(store);
  const teamOf = teamFinder(organisation);
  const days = { day, missedDays: missedDays(await store.lastFinishedRun(day), day) };
  const outputs = openDayOutputs(folder);
  const { files } = outputs;
  try {
    const into: Day = { files, teamOf, days, subjects: [], skipped: [], visits: 0, tasks: 0, calls: 0 };
    const { residents, tally } = await decideCounty(request, into);
    const countyRates = writeRates(files, organisation, tally);
    const messages = mergeByPhone(into.subjects, placeFinder(organisation, teamOf));
    await sendMessages(request, into, messages);
    outputs.publish();
    const { visits, tasks, calls } = into;
    const counts = { residents, visits, tasks, messages: messages.length, calls };
    const event: DayRun = { type: 'day-run@1', day, profile: profile.id, ...counts };
    await store.finishRun(event);
    return { event, countyRates };
  } finally {
    outputs.close();
  }
};
