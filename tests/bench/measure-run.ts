import { CountyImported, DayRun } from '../../events/county.ts';
import { measureNode, type Usage } from './child-usage.ts';
import { projectFolder, readJiayiCommand } from './jiayi-command.ts';

/** One `jiayi run --data` from files to all outputs. */
export type RunMeasurement = Usage & {
  /** Rows of all county files that went in. */
  readonly rows: number;
  readonly residents: number;
  /** Follow-ups decided. */
  readonly visits: number;
};

/** The arguments of the measured command after `jiayi`. */
export const runArguments = (county: string, asOf: string, out: string): string[] => [
  'run',
  `--data=${county}`,
  `--as-of=${asOf}`,
  `--out=${out}`,
  '--json',
];

const readEvents = (printed: string): { imported: CountyImported; day: DayRun } => {
  const [imported, day] = printed
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
  return { imported: CountyImported.parse(imported), day: DayRun.parse(day) };
};

/** Runs `jiayi run --data` as a user does, on a fresh database in a new folder of outputs, and measures it. It throws
 *  where a row was left out: then the peer would not see the same rows. */
export const measureRun = async (county: string, asOf: string, out: string): Promise<RunMeasurement> => {
  const { nodeOptions, file } = readJiayiCommand();
  const args = [...nodeOptions, file, ...runArguments(county, asOf, out)];
  const { printed, ...usage } = await measureNode(args, projectFolder);
  const { imported, day } = readEvents(printed);
  const counts = Object.values(imported.files);
  if (counts.some(({ rejected }) => rejected > 0)) throw new Error(`${county} has rows that were left out`);
  const rows = counts.reduce((sum, { accepted }) => sum + accepted, 0);
  return { ...usage, rows, residents: day.residents, visits: day.visits };
};
