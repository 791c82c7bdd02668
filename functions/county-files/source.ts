import type { OpenBytes } from './blocks.ts';
import type { CountyFile } from './columns.ts';
import type { FaultCode, Finding, WarningCode } from './faults.ts';

/** Where a county's files come from: a folder, a workbook, an upload. */
export type CountySource = {
  /** The file's bytes, or undefined where the county has no such file: then it is an empty one. */
  readonly open: (file: CountyFile) => OpenBytes | undefined;
  /** Our name of a column that a file may title otherwise. */
  readonly columnOf: (file: CountyFile, title: string) => string;
  /** Turns another system's codes into our words; undefined where a file uses ours. */
  readonly translate: (file: CountyFile) => ((column: string, cell: string) => string) | undefined;
};

/** Takes what an import finds: rows left out and oddities, by file and physical line. */
export type FindingSink = {
  readonly reject: (file: CountyFile, line: number, finding: Finding<FaultCode>) => void;
  readonly warn: (file: CountyFile, line: number, finding: Finding<WarningCode>) => void;
};

/** Told how far a long piece of work is, in a unit of its own. */
export type Progress = (done: number, total: number, what: string) => void;
