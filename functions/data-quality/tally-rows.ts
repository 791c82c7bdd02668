import type { QualityTally } from '../../domain/data-quality/index.ts';
import { isId, type StaffId, type TeamId } from '../../domain/kernel/ids.ts';

/** What was counted of somebody of the staff in a team; no team where the county does not say which. */
export type StaffTally = {
  readonly staffId: StaffId;
  readonly teamId: TeamId | undefined;
  readonly tally: QualityTally;
};

/** The file that a check leaves: a row for each of the staff and team. */
export const CHECK_FILE = 'quality.csv';

const DIGITS = 10;
const DELAYS = 4;

const NUMBERS = [
  'people',
  'encounters',
  'fastDays',
  'mostADay',
  'mostInWindow',
  'belowLimit',
  'aboveLimit',
  'compared',
  'sameAgain',
  'longestRow',
] as const satisfies readonly (keyof QualityTally)[];

const LISTS = { systolic: DIGITS, diastolic: DIGITS, delays: DELAYS } as const;

const listColumns = Object.entries(LISTS).flatMap(([name, length]) =>
  Array.from({ length }, (_, at) => `${name}${at}`),
);
const HEADER = ['staffId', 'teamId', ...NUMBERS, ...listColumns].join(',');

const rowOf = ({ staffId, teamId, tally }: StaffTally): string =>
  [
    staffId,
    teamId ?? '',
    ...NUMBERS.map((name) => tally[name]),
    ...tally.systolic,
    ...tally.diastolic,
    ...tally.delays,
  ].join(',');

/** Tallies as CSV: ids and whole numbers only. */
export const tallyText = (tallies: readonly StaffTally[]): string =>
  [HEADER, ...tallies.map(rowOf)].map((line) => `${line}\n`).join('');

const wholeNumber = (cell: string): number => {
  const value = Number(cell);
  if (cell === '' || !Number.isSafeInteger(value)) throw new Error('a stored tally cannot be read');
  return value;
};

const taker = (cells: readonly string[]) => {
  const numbers = cells.map(wholeNumber);
  let at = 0;
  return (length: number): number[] => {
    if (at + length > numbers.length) throw new Error('a stored tally is cut short');
    at += length;
    return numbers.slice(at - length, at);
  };
};

const tallyIn = (cells: readonly string[]): QualityTally => {
  const take = taker(cells);
  const one = (): number => take(1)[0] ?? 0;
  return {
    people: one(),
    encounters: one(),
    fastDays: one(),
    mostADay: one(),
    mostInWindow: one(),
    belowLimit: one(),
    aboveLimit: one(),
    compared: one(),
    sameAgain: one(),
    longestRow: one(),
    systolic: take(LISTS.systolic),
    diastolic: take(LISTS.diastolic),
    delays: take(LISTS.delays),
  };
};

const readRow = (line: string): StaffTally => {
  const [staffId = '', teamId = '', ...cells] = line.split(',');
  if (!isId<'StaffId'>(staffId)) throw new Error('a stored tally is of nobody');
  return { staffId, teamId: isId<'TeamId'>(teamId) ? teamId : undefined, tally: tallyIn(cells) };
};

/** Reads what `tallyText` wrote; throws on anything else. */
export const readTallies = (text: string): StaffTally[] => {
  const [header, ...lines] = text.split('\n');
  if (header !== HEADER) throw new Error('not the tallies of a check');
  return lines.filter((line) => line !== '').map(readRow);
};
