import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { defaultProfile, type RuleProfile } from '../../../domain/programmes/index.ts';
import type { CountyStore } from '../../../functions/county-files/county-store.ts';
import { exportCounty } from '../../../functions/county-files/export-county.ts';
import { runDay, type RunResult, sendingDays } from '../../../functions/county-files/run-day.ts';
import { on } from '../../given/values.ts';
import { tempFolder } from '../../local/sources/temp-folder.ts';

/** The files of a folder and their text. */
export type Texts = Readonly<Record<string, string>>;

/** Reads every CSV file of a folder. */
export const csvFilesIn = (folder: string): Texts =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith('.csv'))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );

/** Runs a day on a store, its files into a folder. */
export const runInto = async (
  folder: string,
  { store, day, profile = defaultProfile }: { store: CountyStore; day: string; profile?: RuleProfile },
): Promise<RunResult> =>
  runDay({
    store,
    days: await sendingDays(store, on(day)),
    profile,
    folder,
    helped: undefined,
    onProgress: () => {},
  });

/** Runs a day on a store. */
export const runOn = async (
  store: CountyStore,
  day: string,
  profile: RuleProfile = defaultProfile,
): Promise<RunResult & { readonly files: Texts }> => {
  const folder = tempFolder();
  const result = await runInto(folder, { store, day, profile });
  return { ...result, files: csvFilesIn(folder) };
};

/** Exports what a store holds. */
export const exportOf = async (store: CountyStore): Promise<Texts> => {
  const folder = tempFolder();
  await exportCounty({ store, folder, onProgress: () => {} });
  return csvFilesIn(folder);
};

/** The lines of a CSV text below its header. */
export const linesOf = (text: string | undefined): readonly string[] => (text ?? '').split('\n').slice(1, -1);
