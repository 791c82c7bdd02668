import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ResidentId } from '../../domain/kernel/ids.ts';
import type { RegionCode } from '../../domain/kernel/region-code.ts';
import type { CountyImported } from '../../events/county.ts';
import { contextOf, refreshResidents } from '../indicators/refresh-residents.ts';
import type { ViewContext } from '../residents/views.ts';
import { REFERENCE_FILES } from './columns.ts';
import { countyError } from './county-error.ts';
import type { CountyStore } from './county-store.ts';
import { finishCounty, prepareCounty, viewingStore } from './county-views.ts';
import { importFiles } from './import-files.ts';
import type { Work } from './job-place.ts';
import type { JobOutcome } from './jobs.ts';
import { isNowhere, regionOfJob } from './region-of-job.ts';
import { extractZip } from './sources/zip-folder.ts';

const countLines = (path: string): number => {
  let lines = 0;
  for (const byte of readFileSync(path)) if (byte === 10) lines += 1;
  return lines;
};

const GONE = {
  'zh-CN': '上传的文件已不在，请重新上传',
  en: 'what was sent is not kept any more: send it again',
} as const;

const bringUpload = async ({ place, job }: Work, path: string): Promise<void> => {
  if (!(await place.ports.jobs.bringUpload(job.id, path))) throw countyError(GONE);
};

/** The sent county as an import takes it: a folder of CSV files, or a workbook by its name. */
const unpack = async (work: Work): Promise<string> => {
  const { job, folder } = work;
  const isZip = job.task.kind === 'import' && job.task.format === 'zip';
  if (!isZip) {
    const workbook = join(folder, 'county.xlsx');
    await bringUpload(work, workbook);
    return workbook;
  }
  const county = join(folder, 'county');
  await bringUpload(work, join(folder, 'upload'));
  await extractZip(join(folder, 'upload'), county);
  return county;
};

/** A store that remembers whose rows it stores. */
const withIds = (
  store: CountyStore,
): { readonly store: CountyStore; readonly ids: ReadonlySet<ResidentId> } => {
  const ids = new Set<ResidentId>();
  return {
    ids,
    store: {
      ...store,
      saveHistories: async (histories) => {
        await store.saveHistories(histories);
        for (const { residentId } of histories) ids.add(residentId);
      },
    },
  };
};

const idsIn = async ({ histories }: CountyStore, partition: number): Promise<ResidentId[]> => {
  const ids: ResidentId[] = [];
  for await (const batch of histories(partition)) ids.push(...batch.map(({ residentId }) => residentId));
  return ids;
};

const referenceText = async ({ place: { county } }: Work): Promise<string> =>
  JSON.stringify(await Promise.all(REFERENCE_FILES.map((file) => county.readReference(file))));

const REFRESHED_TOGETHER = 500;

/** @param onDone told how many are done before each next piece */
const refresh = async (
  { place: { ports } }: Work,
  ids: readonly ResidentId[],
  { onDone, ...context }: ViewContext & { readonly onDone: (done: number) => void },
): Promise<void> => {
  for (let at = 0; at < ids.length; at += REFRESHED_TOGETHER) {
    onDone(at);
    await refreshResidents(ports, ids.slice(at, at + REFRESHED_TOGETHER), { ...context, areRowsNew: true });
  }
};

const refreshSome = async (work: Work, ids: ReadonlySet<ResidentId>): Promise<void> => {
  const { place } = work;
  const onDone = (done: number): void => work.onProgress(done, ids.size, 'views');
  await refresh(work, [...ids], { ...(await contextOf(place.ports, place.today())), onDone });
};

/** Everybody, but for the partitions that an earlier attempt has done: rows and teams were all stored before it began. */
const refreshEverybody = async (work: Work): Promise<void> => {
  const { place, job, onProgress, onViewed } = work;
  const { partitions } = place.county;
  const context = await contextOf(place.ports, place.today());
  const viewed = job.is.state === 'running' ? (job.is.viewed ?? 0) : 0;
  for (let partition = viewed; partition < partitions; partition++) {
    const onDone = (): void => onProgress(partition, partitions, 'views');
    await refresh(work, await idsIn(place.county, partition), { ...context, onDone });
    onViewed(partition + 1);
  }
};

/** Where the files of an import lie, and the region that it may write in. */
type Unpacked = { readonly data: string; readonly within: RegionCode | undefined };

const FINDINGS = ['rejects.csv', 'warnings.csv'] as const;

const findingsOf = ({ folder }: Work): string => join(folder, 'findings');

const importFrom = async (
  work: Work,
  store: CountyStore,
  { data, within }: Unpacked,
): Promise<CountyImported> => {
  const findings = findingsOf(work);
  mkdirSync(findings);
  const workFolder = join(work.folder, 'work');
  const onStored = (): void => undefined;
  return importFiles(store, { data, workFolder, findings, onProgress: work.onProgress, onStored, within });
};

/** Says whether an attempt broke off before: then what it stored is not among what this one changes. */
const isAgain = ({ job }: Work): boolean => job.is.state === 'running';

/** The first county of a service: nobody is at work on it yet, so it is stored in bulk. */
const importFirst = async (work: Work, unpacked: Unpacked): Promise<CountyImported> => {
  const { place } = work;
  if (isAgain(work)) {
    const whole = await importFrom(work, place.county, unpacked);
    await prepareCounty(place);
    return whole;
  }
  const { store, views } = viewingStore(place);
  const event = await importFrom(work, store, unpacked);
  await views.finish();
  await finishCounty(place);
  return event;
};

/** A county on top of one that is at work: whoever changed goes the way of a command, so that lists and counts follow. */
const importMore = async (work: Work, unpacked: Unpacked): Promise<CountyImported> => {
  const { ports, county, forgetReference } = work.place;
  const before = await referenceText(work);
  const { store, ids } = withIds(county);
  const event = await importFrom(work, store, unpacked);
  const isMoved = isAgain(work) || before !== (await referenceText(work));
  forgetReference();
  await (isMoved ? refreshEverybody(work) : refreshSome(work, ids));
  if (isMoved) {
    const { version } = await ports.reference();
    await ports.commit({ reference: { version: version + 1, rows: {} } }, undefined);
  }
  return event;
};

const keepFindings = async (work: Work): Promise<void> => {
  const { place, job } = work;
  for (const name of FINDINGS)
    await place.ports.jobs.keep(job.id, { name, path: join(findingsOf(work), name) });
};

/** Imports the county that was sent, what lies in the region of who sent it; of a service that has neither a county nor a
 *  region it is the first, wherever it lies.
 *
 *  An attempt that broke off is made good by the next, from the same file: the rows are read again and merged by their
 *  keys, so that what is stored already is neither changed nor written again; then everybody's lists are made anew, from
 *  the first partition of which the job does not say that they were. Each attempt thus comes further than the one before,
 *  as long as the file can be read and compared with the store in one. What takes longer than that, as the people of a
 *  province at once, is to be sent in parts. */
export const doImport = async (work: Work): Promise<JobOutcome> => {
  const { place, job } = work;
  const { users, organisation } = await place.ports.reference();
  const region = users.size === 0 ? undefined : await regionOfJob(place.ports, job);
  const within = region === undefined || isNowhere(region) ? undefined : region;
  const unpacked = { data: await unpack(work), within };
  const isFirst = within === undefined || organisation.teams.length === 0;
  const event = isFirst ? await importFirst(work, unpacked) : await importMore(work, unpacked);
  const warnings = countLines(join(findingsOf(work), 'warnings.csv')) - 1;
  await keepFindings(work);
  return { kind: 'import', files: event.files, warnings };
};
