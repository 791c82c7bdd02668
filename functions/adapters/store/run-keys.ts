import type { LocalDate } from '../../../domain/kernel/time.ts';
import { type Key, keyPrefix, type KeyText, keyText } from './keys.ts';

/*
 * | what                 | pk      | sk       | access pattern it serves                                   |
 * | -------------------- | ------- | -------- | ---------------------------------------------------------- |
 * | a step of a day's    | day-run | DAY#STEP | the run of a day in one query (prefix DAY#); runs by their |
 * | work                 |         |          | days                                                       |
 */

/** The partition of all days' work, one county's: days in order. */
export const dayRunPartition = (): KeyText => keyText('day-run');

/** The prefix of a day's steps. */
export const stepsOfDay = (day: LocalDate): KeyText => keyPrefix(day);

/** The place after the steps of a day: `~` comes after every character of a key. */
export const afterSteps = (day: LocalDate): KeyText => keyPrefix(day, 'zzzz');

/** The key of a step. */
export const stepKey = (day: LocalDate, step: string): Key => ({
  pk: dayRunPartition(),
  sk: keyText(day, step),
});
