import { mkdirSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { isPlainFileName, type Mapping, readMapping } from './mapping.ts';
import { mappedFileMissing, missing, notASource, severalWorkbooks } from './refusals.ts';
import { COUNTY_FILE_NAMES, extractSheets, type OnWorkbookProgress } from './xlsx.ts';

/** A county's files under our names, whatever another system calls them. */
export type CountyFolder = {
  /** Where they lie. */
  readonly dir: string;
  /** Whether the file is there; `file` is our name, such as `residents.csv`. */
  readonly has: (file: string) => boolean;
  /** Where the file is, or would be; always directly in the folder. */
  readonly path: (file: string) => string;
  /** How titles and codes of the files are to be read. */
  readonly mapping: Mapping;
};

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

const theirName = (mapping: Mapping, file: string): string => mapping.get(file)?.file ?? file;

const folderWith = (dir: string, mapping: Mapping): CountyFolder => {
  const path = (file: string): string => {
    const name = theirName(mapping, file);
    if (!isPlainFileName(name)) throw new Error(`not the name of a county file: ${JSON.stringify(name)}`);
    return join(dir, name);
  };
  for (const [ours, { file }] of mapping)
    if (file !== ours && !isFile(join(dir, file))) throw mappedFileMissing(ours, file);
  return { dir, has: (file) => isFile(path(file)), path, mapping };
};

/** Opens a folder of CSV files with the `mapping.json` that may lie beside them. Refuses a wrong mapping and one that
 *  names a file that is not there; a county file without a mapping may be absent. */
export const openFolder = (dir: string): CountyFolder => folderWith(dir, readMapping(dir));

const theirNames = (mapping: Mapping): ReadonlySet<string> =>
  new Set(Array.from(COUNTY_FILE_NAMES, (file) => theirName(mapping, file)));

/** Lock files of an open workbook begin with `~$`. */
const isWorkbookName = (name: string): boolean => /\.xlsx$/i.test(name) && !/^[~.]/.test(name);

/** The one workbook of a folder in which no county file lies; undefined where the folder is to be read as it is. */
const onlyWorkbook = (dir: string, mapping: Mapping): string | undefined => {
  const names = theirNames(mapping);
  const present = readdirSync(dir);
  if (present.some((name) => names.has(name))) return undefined;
  const workbooks = present.filter((name) => isWorkbookName(name));
  if (workbooks.length > 1) throw severalWorkbooks(basename(dir));
  return workbooks[0];
};

type WorkbookToOpen = {
  readonly xlsxFile: string;
  readonly mapping: Mapping;
  readonly tempDir: string;
  readonly onProgress: OnWorkbookProgress;
};

const openWorkbook = async ({
  xlsxFile,
  mapping,
  tempDir,
  onProgress,
}: WorkbookToOpen): Promise<CountyFolder> => {
  mkdirSync(tempDir, { recursive: true });
  const intoFolder = mkdtempSync(join(tempDir, 'workbook-'));
  await extractSheets({ xlsxFile, intoFolder, files: theirNames(mapping), onProgress });
  return folderWith(intoFolder, mapping);
};

/** Opens whatever holds a county's records: a folder of CSV files as it is, an `.xlsx` (or a folder with nothing but
 *  one) after writing its sheets as CSV files below `tempDir`, which the caller removes. A `mapping.json` beside the
 *  workbook holds for its sheets, named as the mapping's files with or without `.csv`.
 *  Refuses with a SourceError that says what to give.
 *  @source county-files.md, Form */
export const openSource = async (
  path: string,
  tempDir: string,
  onProgress: OnWorkbookProgress = () => {},
): Promise<CountyFolder> => {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw missing(path);
  if (found.isDirectory()) {
    const mapping = readMapping(path);
    const workbook = onlyWorkbook(path, mapping);
    if (workbook === undefined) return folderWith(path, mapping);
    return openWorkbook({ xlsxFile: join(path, workbook), mapping, tempDir, onProgress });
  }
  // An .xls goes the same way, to be told apart from what is no workbook at all.
  if (!found.isFile() || !/\.xlsx?$/i.test(path)) throw notASource(path);
  return openWorkbook({ xlsxFile: path, mapping: readMapping(dirname(path)), tempDir, onProgress });
};
