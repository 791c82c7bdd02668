import { COUNTY_COLUMNS, type CountyFile, fileName } from './columns.ts';
import { countyError } from './county-error.ts';
import type { RawRow } from './rows.ts';
import type { CountySource } from './source.ts';

/** Where the columns of a file stand: for each canonical column its place in a row, −1 where the file has none. */
export type Header = {
  readonly width: number;
  readonly places: readonly number[];
  readonly unknown: readonly string[];
};

const missingColumn = (file: CountyFile, column: string): Error =>
  countyError({
    'zh-CN': `${fileName(file)}缺少必需的列${column}，请补上后重试`,
    en: `${fileName(file)} has no column ${column}, which is required: add it and try again`,
  });

const repeatedColumn = (file: CountyFile, column: string): Error =>
  countyError({
    'zh-CN': `${fileName(file)}中列${column}出现多次，请删除重复的列`,
    en: `${fileName(file)} has the column ${column} more than once: remove the others`,
  });

const unreadableHeader = (file: CountyFile): Error =>
  countyError({
    'zh-CN': `${fileName(file)}的表头无法读取，请另存为“CSV UTF-8”后重试`,
    en: `the header of ${fileName(file)} cannot be read: save the file as “CSV UTF-8” and try again`,
  });

/** Reads a header: exact names in any order. A missing required column or one named twice stops the work; unknown
 *  ones are named. @source readings.md A53 */
export const readHeader = (source: CountySource, file: CountyFile, row: RawRow): Header => {
  if (row.fault !== undefined) throw unreadableHeader(file);
  const titles = row.cells.map((title) => source.columnOf(file, title));
  const columns = COUNTY_COLUMNS[file];
  const places = columns.map(({ name, isRequired }) => {
    const place = titles.indexOf(name);
    if (place === -1 && isRequired) throw missingColumn(file, name);
    if (place !== titles.lastIndexOf(name)) throw repeatedColumn(file, name);
    return place;
  });
  const unknown = titles.filter((title) => !columns.some(({ name }) => name === title));
  return { width: titles.length, places, unknown };
};
