import type { Chance } from './chance.ts';
import { daysLater, monthsLater } from './calendar.ts';
import type { Day } from './calendar.ts';

/** Days on which something turns: quarters, years, the leap day, the week in which last year's exam lives on. */
export const edgeDays = [
  '2025-06-30',
  '2025-07-01',
  '2025-03-31',
  '2025-09-29',
  '2025-12-30',
  '2025-12-31',
  '2026-01-01',
  '2026-01-05',
  '2026-01-07',
  '2026-01-08',
  '2024-02-28',
  '2024-02-29',
  '2024-03-01',
  '2025-02-28',
  '2025-03-01',
  '2024-12-31',
  '2025-10-31',
  '2025-11-01',
  '2025-12-24',
] as const;

const cornerDates = [
  '2023-02-28',
  '2024-02-29',
  '2024-12-31',
  '2025-01-01',
  '2025-03-31',
  '2025-04-01',
  '2025-12-31',
  '2026-01-01',
] as const;

const distances = [0, 0, -7, -14, -21, -28, -30, -60, -91, -182, -365, -394] as const;
const steps = [-30, -14, -7, -7, -3, -3, -2, -1, 0, 1, 2, 3, 3, 7, 7, 30] as const;

/** A date that matters on the day: at a rule's distance from it or beside that, a corner of the calendar, or any. */
export const dateNear = (chance: Chance, day: Day): Day => {
  const kind = chance.wholeNumber(0, 9);
  if (kind < 2) return chance.oneOf(cornerDates);
  if (kind < 4) return daysLater(day, chance.wholeNumber(-420, 15));
  return daysLater(day, chance.oneOf(distances) + chance.wholeNumber(-2, 2));
};

/** A due date for which the day is a step of some kind of task. */
export const dueDateNear = (chance: Chance, day: Day): Day => daysLater(day, -chance.oneOf(steps));

/** A visit or an enrolment that leaves a task for which the day is a step, or any that matters. */
export const visitDateNear = (chance: Chance, day: Day): Day => {
  if (chance.isOneIn(3)) return dateNear(chance, day);
  const dueOn = dueDateNear(chance, day);
  return chance.isOneIn(2) ? daysLater(dueOn, -14) : monthsLater(dueOn, -3);
};

/** A birth date on both sides of the ages that count, of 29 February, or of the day itself. */
export const birthDateNear = (chance: Chance, day: Day): Day => {
  if (chance.isOneIn(12)) return '1960-02-29';
  const years = chance.oneOf([65, 65, 65, 7, 40, 40, 80]);
  const birthday = monthsLater(day, -12 * years);
  return chance.isOneIn(20) ? day : daysLater(birthday, chance.oneOf([-1, 0, 1, 5, 7, 8]));
};

/** Both sides of every line that a reading is held against; the first are the usual ones. */
export const readings = {
  sbp: ['138', '138', '138', '138', '138', '', '139', '140', '140', '149', '150', '150', '152', '179', '180'],
  dbp: ['85', '85', '85', '85', '85', '85', '85', '', '89', '89', '90', '90', '90', '109', '110'],
  fpg: [
    '6.1',
    '6.1',
    '6.1',
    '6.1',
    '6.99',
    '',
    '3.9',
    '4.0',
    '7.0',
    '7.0',
    '7.0',
    '8.2',
    '8.2',
    '16.6',
    '16.7',
  ],
  ppg: ['', '', '', '', '', '', '', '', '', '', '11.0', '11.0', '3.9', '4', '11.1', '16.7'],
  heartRate: ['', '', '', '', '', '', '', '', '', '', '', '100', '101'],
  temperature: ['', '', '', '', '', '', '', '', '', '', '', '39', '39.0', '39.1'],
} as const;

/** Phones as people write them: three ways of one number, others, and what no SMS goes to. */
export const phones = [
  '13800000001',
  '13800000001',
  '+86 138-0000-0001',
  '008613800000001',
  '8613800000002',
  '13900000003',
  '0871-6000000',
  '12800000001',
  '1380000000１',
  '',
] as const;
