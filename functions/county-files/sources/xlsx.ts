import { mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

import { COUNTY_FILES, fileName } from '../columns.ts';
import { type Archive, openArchive } from './archive.ts';
import { createCellText, type RawCell } from './cell-text.ts';
import { openCsvSheet } from './csv-sheet.ts';
import { MAX_SHARED_PART_BYTES, MAX_SHEET_BYTES } from './limits.ts';
import { damaged, noCountySheet, noSpace, twoSheets } from './refusals.ts';
import { readSharedTexts } from './shared-texts.ts';
import { rowsOfSheet } from './sheet-rows.ts';
import { readNumberKinds, readWorkbook, type Sheet, type Workbook } from './workbook.ts';
import { readXml } from './xml.ts';

/** What becomes of a workbook while it is read: a sheet that is none of ours, or rows written to a file so far. */
export type WorkbookProgress =
  | { readonly kind: 'ignored'; readonly sheet: string }
  | { readonly kind: 'rows'; readonly file: string; readonly rows: number; readonly isDone: boolean };

/** Told how far the reading of a workbook is. */
export type OnWorkbookProgress = (progress: WorkbookProgress) => void;

/** Which sheets of which workbook go where. A sheet is named as its file is, with or without `.csv`. */
export type SheetsToExtract = {
  readonly xlsxFile: string;
  readonly intoFolder: string;
  readonly files: ReadonlySet<string>;
  readonly onProgress: OnWorkbookProgress;
};

/** The files of a county folder: `residents.csv` and so on. */
export const COUNTY_FILE_NAMES: ReadonlySet<string> = new Set(COUNTY_FILES.map(fileName));

const ROWS_PER_REPORT = 10_000;

type SheetOfFile = { readonly sheet: Sheet; readonly file: string };

const chooseSheets = (
  sheets: readonly Sheet[],
  { files, onProgress }: SheetsToExtract,
): readonly SheetOfFile[] => {
  const chosen = new Map<string, Sheet>();
  for (const sheet of sheets) {
    const file = [sheet.name, `${sheet.name}.csv`].find((name) => files.has(name));
    if (file === undefined) {
      onProgress({ kind: 'ignored', sheet: sheet.name });
      continue;
    }
    if (chosen.has(file)) throw twoSheets(file);
    chosen.set(file, sheet);
  }
  if (chosen.size === 0) throw noCountySheet([...files].map((file) => file.replace(/\.csv$/, '')));
  return Array.from(chosen, ([file, sheet]) => ({ file, sheet }));
};

const prepareCells = async (archive: Archive, workbook: Workbook): Promise<(cell: RawCell) => string> => {
  const { stylesPart, sharedTextsPart: part, is1904 } = workbook;
  const kinds = stylesPart === undefined ? [] : await readNumberKinds(archive, stylesPart);
  if (part === undefined) {
    const sharedText = (): string => {
      throw damaged('sharedStrings.xml');
    };
    return createCellText({ kinds, is1904, sharedText });
  }
  const chunks = archive.read(part, MAX_SHARED_PART_BYTES);
  return createCellText({ kinds, is1904, sharedText: await readSharedTexts({ part, root: 'sst', chunks }) });
};

type Extraction = SheetsToExtract & {
  readonly archive: Archive;
  readonly cellText: (cell: RawCell) => string;
};

const extractSheet = async (extraction: Extraction, { sheet, file }: SheetOfFile): Promise<void> => {
  const { archive, cellText, intoFolder, onProgress } = extraction;
  const csv = openCsvSheet(join(intoFolder, file), (rows) => {
    if (rows > 0 && rows % ROWS_PER_REPORT === 0) onProgress({ kind: 'rows', file, rows, isDone: false });
  });
  try {
    const chunks = archive.read(sheet.part, MAX_SHEET_BYTES);
    const handlers = rowsOfSheet({ sheet: sheet.name, cellText, takeRow: csv.takeRow });
    await readXml({ part: sheet.part, root: 'worksheet', chunks }, handlers);
    onProgress({ kind: 'rows', file, rows: csv.finish(), isDone: true });
  } catch (error) {
    rmSync(join(intoFolder, file), { force: true });
    throw error;
  } finally {
    csv.close();
  }
};

const withoutRoom = (folder: string, error: unknown): unknown =>
  error instanceof Error && 'code' in error && error.code === 'ENOSPC' ? noSpace(folder, error) : error;

/** Writes each wanted sheet of a workbook as a CSV file of a folder and tells their names; when one cannot be read,
 *  none of them stays. Refuses with a SourceError. */
export const extractSheets = async (wanted: SheetsToExtract): Promise<string[]> => {
  const { xlsxFile, intoFolder } = wanted;
  const archive = await openArchive(xlsxFile);
  const written: string[] = [];
  try {
    const workbook = await readWorkbook(archive, basename(xlsxFile));
    const chosen = chooseSheets(workbook.sheets, wanted);
    const cellText = await prepareCells(archive, workbook);
    mkdirSync(intoFolder, { recursive: true, mode: 0o700 });
    for (const sheetOfFile of chosen) {
      // oxlint-disable-next-line no-await-in-loop -- one sheet after another: two at once would share the same disk and thread
      await extractSheet({ ...wanted, archive, cellText }, sheetOfFile);
      written.push(sheetOfFile.file);
    }
    return written;
  } catch (error) {
    for (const file of written) rmSync(join(intoFolder, file), { force: true });
    throw withoutRoom(intoFolder, error);
  } finally {
    archive.close();
  }
};

/** Reads one `.xlsx` whose sheets are named as the county files are (`residents` or `residents.csv`, case counts) and
 *  writes each as a plain CSV file into a folder, whatever its number of rows in constant memory but for the shared
 *  texts; other sheets are reported as ignored.
 *  Row n of the sheet stands on line n of the file, with a blank line for each blank row; a cell with a line break is
 *  quoted and moves the lines after it, as in any CSV file.
 *  @param intoFolder made where it is missing; must hold none of the files
 *  @returns the names of the files written, in the order of the sheets
 *  @source county-files.md, Form; readings.md A41 */
export const extractWorkbook = (
  xlsxFile: string,
  intoFolder: string,
  onProgress: OnWorkbookProgress = () => {},
): Promise<string[]> => extractSheets({ xlsxFile, intoFolder, files: COUNTY_FILE_NAMES, onProgress });
