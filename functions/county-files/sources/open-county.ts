import { lstatSync } from 'node:fs';
import { join } from 'node:path';

import { COUNTY_FILES, type CountyFile, fileName } from '../columns.ts';
import { countyError } from '../county-error.ts';
import type { CountySource } from '../source.ts';
import { type CountyFolder, openSource } from './folder.ts';
import { mapCell, mapTitle } from './mapping.ts';
import { readBytes } from './read-bytes.ts';

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
