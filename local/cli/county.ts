import { existsSync, lstatSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { countyStore } from '../../functions/adapters/county-store/county-store.ts';
import { openTable } from '../../functions/adapters/store/index.ts';
import type { Table } from '../../functions/adapters/store/table.ts';
import { COUNTY_FILES, type CountyFile, fileName } from '../../functions/county-files/columns.ts';
import { countyError } from '../../functions/county-files/county-error.ts';
import type { CountyStore } from '../../functions/county-files/county-store.ts';
import type { CountySource } from '../../functions/county-files/source.ts';
import { keysBeside } from '../keys.ts';
import { makeFolder } from '../files/make-folder.ts';
import { readBytes } from '../files/read-bytes.ts';
import { type CountyFolder, openSource } from '../sources/folder.ts';
import { mapCell, mapTitle } from '../sources/mapping.ts';

/** Where a county is stored: a file, or a DynamoDB table behind an endpoint. */
export type Place = { readonly db?: string; readonly endpoint?: string; readonly table?: string };

/** The region that a local engine is told; it does not look at it. */
const ENGINE_REGION = 'us-east-1';
const DEFAULT_TABLE = 'jiayi';

const missingDatabase = (file: string): Error =>
  countyError({
    'zh-CN': `没有数据库文件${file}，请先运行 jiayi import`,
    en: `there is no database ${file}: run \`jiayi import\` first`,
  });

/** Opens the table of a place for the time of some work, and closes it whatever happens.
 *  @param mayCreate whether a file that is not there is made */
export const withTable = async <T>(
  place: Place,
  mayCreate: boolean,
  work: (table: Table) => Promise<T>,
): Promise<T> => {
  const { db, endpoint, table: name = DEFAULT_TABLE } = place;
  const isNew = db !== undefined && !existsSync(db);
  if (isNew && !mayCreate) throw missingDatabase(db);
  if (isNew) makeFolder(dirname(db));
  const table =
    db === undefined
      ? await openTable({
          kind: 'dynamodb',
          table: name,
          region: ENGINE_REGION,
          ...(endpoint === undefined ? {} : { endpoint }),
        })
      : // A new file is loaded again after a power cut, so that it need not wait for the disk at every step.
        await openTable({ kind: 'sqlite', file: db, durability: isNew ? 'bulk' : 'normal' });
  try {
    return await work(table);
  } finally {
    await table.close();
  }
};

/** Opens the store of a place for the time of some work, and closes it whatever happens.
 *  @param mayCreate whether a file that is not there is made */
export const withStore = async <T>(
  place: Place,
  mayCreate: boolean,
  work: (store: CountyStore) => Promise<T>,
): Promise<T> =>
  withTable(place, mayCreate, (table) =>
    work(countyStore(table, place.db === undefined ? undefined : keysBeside(place.db))),
  );

/** A folder for temporary files, empty at the start and gone at the end. */
export const withWorkFolder = async <T>(folder: string, work: (folder: string) => Promise<T>): Promise<T> => {
  rmSync(folder, { recursive: true, force: true });
  makeFolder(folder);
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const noCountyFile = (path: string): Error =>
  countyError({
    'zh-CN': `${path}中没有县域文件（如residents.csv）`,
    en: `there is no county file in ${path}, such as residents.csv`,
  });

const notAFile = (path: string): Error =>
  countyError({
    'zh-CN': `${path}不是文件，请换成文件或删除`,
    en: `${path} is not a file: put a file in its place or remove it`,
  });

/** Whether something of that name is there, were it a link that leads nowhere. */
const isTaken = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** Where a file lies, or undefined where the county has none. Refuses a folder in its place, and a link to nothing:
 *  going on would read everyone in it as missing. */
const pathIn = (folder: CountyFolder, file: string): string | undefined => {
  const path = folder.path(file);
  if (folder.has(file)) return path;
  if (isTaken(path)) throw notAFile(path);
  return undefined;
};

const sourceOf = (folder: CountyFolder): CountySource => {
  const mapped = (file: CountyFile) => folder.mapping.get(fileName(file));
  const pathOf = (file: CountyFile): string | undefined => pathIn(folder, fileName(file));
  return {
    open: (file) => {
      const path = pathOf(file);
      return path === undefined ? undefined : () => readBytes(path);
    },
    columnOf: (file, title) => {
      const mapping = mapped(file);
      return mapping === undefined ? title : mapTitle(mapping, title);
    },
    translate: (file) => {
      const mapping = mapped(file);
      return mapping === undefined ? undefined : (column, cell) => mapCell(mapping, column, cell);
    },
  };
};

/** A county's records, opened; `isInPlace`: its files lie where they were named, so that opening them again costs
 *  nothing. */
export type OpenedCounty = { readonly source: CountySource; readonly isInPlace: boolean };

/** Opens a county's records: a folder of CSV files or one workbook. Refuses a folder with no county file in it. */
export const openCountySource = async (path: string, workFolder: string): Promise<OpenedCounty> => {
  const folder = await openSource(path, join(workFolder, 'sheets'));
  const source = sourceOf(folder);
  if (COUNTY_FILES.every((file) => source.open(file) === undefined)) throw noCountyFile(path);
  return { source, isInPlace: folder.dir === path };
};
