import type { LocalDate } from '../../../domain/kernel/time.ts';
import type { PartedWork, StepOfDay } from '../../runs/run-store.ts';
import { type Key, keyPrefix, type KeyText, keyText } from './keys.ts';

/*
 * | what                 | pk                | sk        | access pattern it serves                                   |
 * | -------------------- | ----------------- | --------- | ---------------------------------------------------------- |
 * | a step of a day's    | day-run           | DAY#STEP  | the run of a day in one query (prefix DAY#); runs by their |
 * | work                 |                   |           | days                                                       |
 * | how a step was cut   | part-run#DAY#STEP | cut       | which parts there are                                      |
 * | what came of a part  | part-run#DAY#STEP | part#PART | what is left to do; all of it together at the end          |
 * | … of a job           | part-run#job#JOB  | part#PART | the same                                                   |
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

/** The partition of the parts of a step or a job. */
export const partRunPartition = (of: PartedWork): KeyText =>
  'job' in of ? keyText('part-run', 'job', of.job) : keyText('part-run', of.day, of.step);

/** The key of how a step was cut. */
export const cutKey = (of: StepOfDay): Key => ({ pk: partRunPartition(of), sk: keyText('cut') });

/** Before every part in its partition, and after the cut. */
export const beforeParts = (): KeyText => keyPrefix('part');

/** The key of what came of a part. */
export const endedPartKey = (of: PartedWork, part: string): Key => ({
  pk: partRunPartition(of),
  sk: keyText('part', part),
});
