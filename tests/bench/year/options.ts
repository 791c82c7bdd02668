import { parseArgs } from 'node:util';

import { firstDayOfYear, type LocalDate } from '../../../domain/kernel/time.ts';

/** Which year is simulated. */
export type Options = {
  readonly residents: number;
  readonly seed: number;
  readonly days: number;
  /** US dollars a segment. */
  readonly smsPrice: number;
  /** The first day. */
  readonly from: LocalDate;
};

/** How the simulation is called. */
export const USAGE = `npm run year -- [--residents N] [--seed S] [--days D] [--sms-price USD]
  N residents (20000), chance S (1), D days from 1 January 2025 on (365),
  a segment of an SMS costs USD (0.0065: a mainland package of about CNY 0.046; no list price)`;

const FIRST_YEAR = 2025;
const MOST_RESIDENTS = 1_000_000;
const MOST_DAYS = 3_660;
const MOST_SEED = 2 ** 31;

const wholeNumber = (text: string, most: number): number => {
  const value = /^\d{1,10}$/u.test(text) ? Number(text) : Number.NaN;
  if (value >= 1 && value <= most) return value;
  throw new RangeError(`a whole number from 1 to ${most} is needed, not ${text}`);
};

const price = (text: string): number => {
  if (/^\d+(?:\.\d+)?$/u.test(text)) return Number(text);
  throw new RangeError(`a price such as 0.0065 is needed, not ${text}`);
};

/** Reads the arguments; undefined where help is asked for. It throws with one sentence where they cannot be read. */
export const readOptions = (args: readonly string[]): Options | undefined => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      residents: { type: 'string', default: '20000' },
      seed: { type: 'string', default: '1' },
      days: { type: 'string', default: '365' },
      'sms-price': { type: 'string', default: '0.0065' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return undefined;
  return {
    residents: wholeNumber(values.residents, MOST_RESIDENTS),
    seed: wholeNumber(values.seed, MOST_SEED),
    days: wholeNumber(values.days, MOST_DAYS),
    smsPrice: price(values['sms-price']),
    from: firstDayOfYear(FIRST_YEAR),
  };
};
