import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

import { COUNTY_COLUMNS, COUNTY_FILES, fileName } from '../columns.ts';
import { MAX_MAPPING_BYTES } from './limits.ts';
import { badMapping } from './refusals.ts';
import { shown } from './source-error.ts';

/** How another system's file stands for one of ours. */
export type FileMapping = {
  /** The name of their file in the folder, or of their sheet; a plain name without a path. */
  readonly file: string;
  /** Their title → our column; a title that is not there keeps its name. */
  readonly columns: ReadonlyMap<string, string>;
  /** Our column → their code → our word; a code that is not there stays as it is. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>;
};

/** The mappings of a folder by the names of our files (`residents.csv`). */
export type Mapping = ReadonlyMap<string, FileMapping>;

const MAPPING_FILE = 'mapping.json';

const Words = z.record(z.string(), z.string());
const MappingOfFile = z.strictObject({
  file: z.string().optional(),
  columns: Words.optional(),
  values: z.record(z.string(), Words).optional(),
});
type MappingOfFile = z.infer<typeof MappingOfFile>;
const MappingFile = z.record(z.string(), MappingOfFile);

/** The columns that hold lists, joined with `|`. @source county-files.md, Files */
const LIST_COLUMNS: ReadonlySet<string> = new Set([
  'regionCodes',
  'keyGroups',
  'symptoms',
  'dangerSigns',
  'drugs',
]);
const LIST_SEPARATOR = '|';

const OUR_COLUMNS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  COUNTY_FILES.map((file) => [fileName(file), new Set(COUNTY_COLUMNS[file].map(({ name }) => name))]),
);

const LONGEST_FILE_NAME_BYTES = 255;

/** Says whether the text names a file of the folder itself: no path, no drive, no `..`, no control characters. */
export const isPlainFileName = (name: string): boolean =>
  name !== '.' &&
  name !== '..' &&
  /^[^/\\:\0-\u001f\u007f]+$/.test(name) &&
  Buffer.byteLength(name) <= LONGEST_FILE_NAME_BYTES;

const decode = (bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes); // leaves a BOM out
  } catch (error) {
    throw badMapping({ 'zh-CN': '文件不是UTF-8编码', en: 'it is not UTF-8' }, error);
  }
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw badMapping({ 'zh-CN': '不是有效的JSON', en: 'it is not JSON' }, error);
  }
};

const parseMapping = (json: unknown): Readonly<Record<string, MappingOfFile>> => {
  const parsed = MappingFile.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const keys = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  const place = shown([...(issue?.path ?? []), ...keys].join(' → '));
  throw badMapping({
    'zh-CN': `${place}处的格式不正确，应为“文件名 → file、columns、values”`,
    en: `${place} has another form than “file name → file, columns, values”`,
  });
};

const refuseUnknownColumn = (file: string, column: string): void => {
  const known = OUR_COLUMNS.get(file);
  if (known === undefined)
    throw badMapping({
      'zh-CN': `没有名为${shown(file)}的县文件`,
      en: `there is no county file ${shown(file)}`,
    });
  if (!known.has(column))
    throw badMapping({
      'zh-CN': `${shown(file)}没有${shown(column)}列`,
      en: `${shown(file)} has no column ${shown(column)}`,
    });
};

const refuseTwoTitles = (file: string, columns: ReadonlyMap<string, string>): void => {
  const taken = new Map<string, string>();
  for (const [title, column] of columns) {
    const other = taken.get(column);
    if (other !== undefined)
      throw badMapping({
        'zh-CN': `${shown(file)}的${shown(column)}列对应了两个标题：${shown(other)}和${shown(title)}`,
        en: `two titles, ${shown(other)} and ${shown(title)}, stand for the column ${shown(column)} of ${shown(file)}`,
      });
    taken.set(column, title);
  }
};

const toFileMapping = (
  ours: string,
  { file = ours, columns = {}, values = {} }: MappingOfFile,
): FileMapping => {
  if (!OUR_COLUMNS.has(ours))
    throw badMapping({
      'zh-CN': `没有名为${shown(ours)}的县文件`,
      en: `there is no county file ${shown(ours)}`,
    });
  if (!isPlainFileName(file))
    throw badMapping({
      'zh-CN': `${shown(file)}不是文件夹内的文件名`,
      en: `${shown(file)} is not the name of a file in the folder`,
    });
  const mapping: FileMapping = {
    file,
    columns: new Map(Object.entries(columns)),
    values: new Map(
      Object.entries(values).map(([column, words]) => [column, new Map(Object.entries(words))]),
    ),
  };
  for (const column of [...mapping.columns.values(), ...mapping.values.keys()])
    refuseUnknownColumn(ours, column);
  refuseTwoTitles(ours, mapping.columns);
  return mapping;
};

/** Reads the `mapping.json` of a folder; empty where there is none. Refuses, as `source/bad-mapping` with what is
 *  wrong: other text than UTF-8 JSON in its form, files or columns that are not ours, paths for file names, two titles
 *  for one column.
 *  @source county-files.md, Form; docs/mapping.md shows the form */
export const readMapping = (folder: string): Mapping => {
  const path = join(folder, MAPPING_FILE);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return new Map();
  if (!found.isFile() || found.size > MAX_MAPPING_BYTES)
    throw badMapping({ 'zh-CN': '不是文件或文件过大', en: 'it is no file, or too large' });
  const mapping = parseMapping(parseJson(decode(readFileSync(path))));
  return new Map(Object.entries(mapping).map(([ours, theirs]) => [ours, toFileMapping(ours, theirs)]));
};

/** Our column for a title of their file; a title without a mapping keeps its name. */
export const mapTitle = ({ columns }: FileMapping, title: string): string => columns.get(title) ?? title;

const mapList = (words: ReadonlyMap<string, string>, cell: string): string =>
  cell
    .split(LIST_SEPARATOR)
    .map((element) => ({ element, word: words.get(element) ?? element }))
    .filter(({ element, word }) => word !== '' || element === '')
    .map(({ word }) => word)
    .join(LIST_SEPARATOR);

/** A cell of their file in our words, by our column: a code without a mapping stays as it is. A list is mapped element
 *  by element, and an element whose word is empty is left out. */
export const mapCell = ({ values }: FileMapping, column: string, cell: string): string => {
  const words = values.get(column);
  if (words === undefined) return cell;
  return LIST_COLUMNS.has(column) ? mapList(words, cell) : (words.get(cell) ?? cell);
};
