import { parseArgs } from 'node:util';

import { isLocalDate, type LocalDate } from '../../domain/kernel/time.ts';

/** What a benchmark is asked to measure. */
export type Options = {
  /** Sizes of counties, ascending, each once. */
  readonly sizes: readonly number[];
  readonly runs: number;
  readonly withPostgres: boolean;
  readonly asOf: LocalDate;
};

/** How the benchmark is called. */
export const USAGE =
  'npm run bench -- [--residents N …] [--all] [--runs K] [--no-postgres] [--as-of DATE]\n  --all: 100000 and 1000000 residents, and how the time grows between them';

const USUAL_SIZE = 100_000;
const LARGE_SIZE = 1_000_000;

/** A fixed day, so that the figures of two days are of the same county. */
const USUAL_DAY = '2025-06-30';

const wholeNumber = (text: string): number => {
  const value = /^[1-9]\d{0,7}$/u.test(text) ? Number(text) : 0;
  if (value === 0) throw new RangeError(`a whole number from 1 is needed, not ${text}`);
  return value;
};

const civilDate = (text: string): LocalDate => {
  if (isLocalDate(text)) return text;
  throw new RangeError(`a real date such as ${USUAL_DAY} is needed, not ${text}`);
};

const sizesOf = (isAll: boolean, asked: readonly string[]): number[] => {
  const sizes = [...(isAll ? [USUAL_SIZE, LARGE_SIZE] : []), ...asked.map(wholeNumber)];
  return sizes.length === 0 ? [USUAL_SIZE] : [...new Set(sizes)].toSorted((a, b) => a - b);
};

/** Reads the arguments of a benchmark: by default 100,000 residents, three runs, with PostgreSQL. It throws with one
 *  sentence where they cannot be read. */
export const readOptions = (args: readonly string[]): Options => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    allowNegative: true,
    options: {
      residents: { type: 'string', multiple: true, default: [] },
      all: { type: 'boolean', default: false },
      runs: { type: 'string', default: '3' },
      postgres: { type: 'boolean', default: true },
      'as-of': { type: 'string', default: USUAL_DAY },
    },
  });
  // `--residents 5000 20000` leaves the second size as a word of its own.
  if (values.residents.length === 0 && positionals.length > 0) {
    throw new RangeError(`what is ${positionals.join(' ')}?`);
  }
  return {
    sizes: sizesOf(values.all, [...values.residents, ...positionals]),
    runs: wholeNumber(values.runs),
    withPostgres: values.postgres,
    asOf: civilDate(values['as-of']),
  };
};
