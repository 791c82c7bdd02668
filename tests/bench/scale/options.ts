import { parseArgs } from 'node:util';

/** What is simulated. */
export type Options = {
  readonly residents: number;
  readonly seconds: number;
  readonly seed: number;
  readonly yearFile: string | undefined;
};

/** How the command is called. */
export const USAGE = `npm run scale -- [--residents N] [--seconds S] [--seed X] [--year FILE]
  N residents of one table (80000000), S seconds of each phase (60), chance X (1),
  FILE that a simulated year wrote (tests/bench/results/year.json: npm run year); ends with 1 where a bound is broken`;

const MOST_RESIDENTS = 200_000_000;
const MOST_SECONDS = 3_600;
const MOST_SEED = 2 ** 31;

const wholeNumber = (text: string, most: number): number => {
  const value = /^\d{1,10}$/u.test(text) ? Number(text) : Number.NaN;
  if (value >= 1 && value <= most) return value;
  throw new RangeError(`a whole number from 1 to ${most} is needed, not ${text}`);
};

/** Reads the arguments; undefined where help is asked for. It throws with one sentence where they cannot be read. */
export const readOptions = (args: readonly string[]): Options | undefined => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      residents: { type: 'string', default: '80000000' },
      seconds: { type: 'string', default: '60' },
      seed: { type: 'string', default: '1' },
      year: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return undefined;
  return {
    residents: wholeNumber(values.residents, MOST_RESIDENTS),
    seconds: wholeNumber(values.seconds, MOST_SECONDS),
    seed: wholeNumber(values.seed, MOST_SEED),
    yearFile: values.year,
  };
};
