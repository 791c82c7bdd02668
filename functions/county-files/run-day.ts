import type { DayRun } from '../../events/county.ts';
import {
  areasOf,
  isCounty,
  mergeTallies,
  type Rate,
  ratesOf,
  type Tally,
} from '../../domain/indicators/index.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { Organisation } from '../../domain/organisation/index.ts';
import type { RuleProfile } from '../../domain/programmes/index.ts';
import { mergeByPhone, missedDays, type SendingDays } from '../../domain/reminders/index.ts';
import { placeFinder } from '../reminders/places.ts';
import { notSentOnOtherDays } from '../reminders/unsent.ts';
import { countyError } from './county-error.ts';
import type { CountyStore } from './county-store.ts';
import { decideShare, type ShareResult } from './decide-share.ts';
import { readOrganisation } from './organisation-rows.ts';
import { rateLine, reminderLine } from './output-rows.ts';
import { type DayFileName, type DayFiles, openDayOutputs } from './outputs.ts';
import type { Progress } from './source.ts';

/** What a helper gives back: its share's result and the sorted parts that it wrote, by file. */
export type HelpedShare = {
  readonly result: ShareResult;
  readonly parts: Readonly<Partial<Record<DayFileName, readonly string[]>>>;
};

/** Where a second thread helps: which partitions are left to this one, and what the other came to. */
export type Helped = {
  readonly ownPartitions: (partitions: number) => Iterable<number>;
  readonly result: () => Promise<HelpedShare>;
};

/** What the run of a day needs. */
export type RunRequest = {
  readonly store: CountyStore;
  readonly days: SendingDays;
  readonly profile: RuleProfile;
  /** The folder of the output files. */
  readonly folder: string;
  readonly helped: Helped | undefined;
  readonly onProgress: Progress;
};

/** The days that a run sends for: its own, and those missed since the last finished run. */
export const sendingDays = async (store: CountyStore, day: LocalDate): Promise<SendingDays> => ({
  day,
  missedDays: missedDays(await store.lastFinishedRun(day), day),
});

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

type Decided = ShareResult & { readonly parts: HelpedShare['parts'] };

const addUp = (own: ShareResult, { result, parts }: HelpedShare): Decided => ({
  residents: own.residents + result.residents,
  visits: own.visits + result.visits,
  tasks: own.tasks + result.tasks,
  calls: own.calls + result.calls,
  tally: mergeTallies([own.tally, result.tally]),
  subjects: [...own.subjects, ...result.subjects],
  teams: new Map([...own.teams, ...result.teams]),
  skipped: [...own.skipped, ...result.skipped],
  parts,
});

const allPartitions = function* (partitions: number): Generator<number> {
  for (let partition = 0; partition < partitions; partition++) yield partition;
};

/** Decides the whole county, with what a helper has decided of it. */
const decideCounty = async (
  { store, days, profile, helped, onProgress }: RunRequest,
  organisation: Organisation,
  files: DayFiles,
): Promise<Decided> => {
  let done = 0;
  const onPartition = (): void => onProgress(++done, store.partitions, 'decide');
  const context = { store, organisation, profile, files, onPartition };
  const partitions = (helped?.ownPartitions ?? allPartitions)(store.partitions);
  const own = await decideShare(context, { days, partitions });
  return helped === undefined ? { ...own, parts: {} } : addUp(own, await helped.result());
};

/** Writes every area's rates. @returns those of the county, or of the widest region where there is none */
const writeRates = (files: DayFiles, organisation: Organisation, tally: Tally): readonly Rate[] => {
  const areas = areasOf(organisation);
  const county = areas.find(isCounty) ?? areas[0];
  for (const area of areas) for (const rate of ratesOf(tally, area)) files.rates.add(rateLine(rate));
  return county === undefined ? [] : ratesOf(tally, county);
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
  const { store, days, profile, folder } = request;
  const { day } = days;
  await requireFinishedImport(store);
  const organisation = await readOrganisation(store);
  const outputs = openDayOutputs(folder);
  const { files } = outputs;
  try {
    const { tally, subjects, teams, skipped, parts, ...counts } = await decideCounty(
      request,
      organisation,
      files,
    );
    const countyRates = writeRates(files, organisation, tally);
    const unsent = await notSentOnOtherDays(store, days, subjects);
    const messages = mergeByPhone(unsent, placeFinder(organisation, teams));
    for (const message of messages) files.reminders.add(reminderLine(message));
    await store.claimMessages(day, messages);
    await store.recordSkipped(day, skipped);
    outputs.publish(parts);
    const event: DayRun = {
      type: 'day-run@1',
      day,
      profile: profile.id,
      ...counts,
      messages: messages.length,
    };
    await store.finishRun(event);
    return { event, countyRates };
  } finally {
    outputs.close();
  }
};
