import { join } from 'node:path';

import { fileName } from './columns.ts';
import { bilingual } from './county-error.ts';
import { FAULTS, WARNINGS } from './faults.ts';
import { findingLine, OUTPUT_HEADERS } from './output-rows.ts';
import { openSortedFile, type SortedFile } from './sorted-file.ts';
import type { FindingSink } from './source.ts';

/** Files that are written side by side and appear together. */
export type Outputs<Files> = {
  readonly files: Files;
  /** Puts every file in its place once all are whole, each in one step.
   *  @param parts sorted parts that others wrote, by file */
  readonly publish: (parts?: Readonly<Record<string, readonly string[]>>) => void;
  /** Removes whatever was not published. */
  readonly close: () => void;
};

const together = <Files extends Readonly<Record<string, SortedFile>>>(files: Files): Outputs<Files> => ({
  files,
  publish: (parts = {}) => {
    for (const [name, file] of Object.entries(files)) file.finish(parts[name] ?? []);
    for (const file of Object.values(files)) file.publish();
  },
  close: () => {
    for (const file of Object.values(files)) file.discard();
  },
});

/** The name of a day's file. */
export type DayFileName = keyof typeof OUTPUT_HEADERS;

/** The files of a day. */
export type DayFiles = Readonly<Record<DayFileName, SortedFile>>;

const openDayFile = (folder: string, name: DayFileName): SortedFile =>
  openSortedFile(join(folder, `${name}.csv`), OUTPUT_HEADERS[name]);

/** Opens the files of a day in a folder. */
export const openDayOutputs = (folder: string): Outputs<DayFiles> =>
  together({
    assessments: openDayFile(folder, 'assessments'),
    worklist: openDayFile(folder, 'worklist'),
    reminders: openDayFile(folder, 'reminders'),
    calls: openDayFile(folder, 'calls'),
    rates: openDayFile(folder, 'rates'),
  });

const FINDING_HEADER = 'file,line,column,code,message';

/** What an import found, as a sink and as files. */
export type FindingOutputs = Outputs<{ readonly rejects: SortedFile; readonly warnings: SortedFile }> & {
  readonly sink: FindingSink;
};

/** Findings are sorted by file and then by the number of the line, not by its text. */
const byFileAndLine = (line: string): string => {
  const [file = '', number = ''] = line.split(',', 2);
  return `${file},${number.padStart(10, '0')}`;
};

/** Opens rejects.csv and warnings.csv in a folder. */
export const openFindings = (folder: string): FindingOutputs => {
  const rejects = openSortedFile(join(folder, 'rejects.csv'), FINDING_HEADER, byFileAndLine);
  const warnings = openSortedFile(join(folder, 'warnings.csv'), FINDING_HEADER, byFileAndLine);
  return {
    ...together({ rejects, warnings }),
    sink: {
      reject: (file, line, { column, code }) =>
        rejects.add(
          findingLine({ file: fileName(file), line }, { column, code, message: bilingual(FAULTS[code]) }),
        ),
      warn: (file, line, { column, code }) =>
        warnings.add(
          findingLine({ file: fileName(file), line }, { column, code, message: bilingual(WARNINGS[code]) }),
        ),
    },
  };
};
