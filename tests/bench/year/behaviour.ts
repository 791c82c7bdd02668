import type { Odds } from '../../../local/generate/random.ts';

/** The numbers that shape what the people of a simulated year do. None is a rule of the service. */

/** When somebody comes for a task that stands on the list of a week. */
export type Coming = 'in time' | 'late' | 'never';

/** Shares of those whom a week's list names. */
export const coming = {
  visit: [
    ['in time', 78],
    ['late', 15],
    ['never', 7],
  ],
  refill: [
    ['in time', 80],
    ['late', 12],
    ['never', 8],
  ],
  renewal: [
    ['in time', 80],
    ['late', 8],
    ['never', 12],
  ],
  check: [
    ['in time', 85],
    ['late', 10],
    ['never', 5],
  ],
} as const satisfies Record<string, Odds<Coming>>;

/** Days after the due date on which the late come. */
export const LATE_DAYS = [1, 25] as const;

/** What the nurse hears of those who are overdue, of whom each week some are called. */
export const calling = {
  calledAWeek: 50,
  called: 0.5,
  outcomes: [
    ['reached', 60],
    ['no_answer', 30],
    ['refused', 8],
    ['wrong_number', 2],
  ],
  comesAfterwards: 0.7,
  comesWithinDays: 4,
  snoozedDays: 14,
} as const;

/** What phones answer to a reminder. */
export const answering = {
  reminder: [
    ['silence', 715],
    ['coming', 220],
    ['reading', 30],
    ['words', 20],
    ['opt-out', 15],
  ],
  rated: 0.4,
  delivered: 0.97,
  dangerous: 0.03,
} as const;

/** What happens to people in a year, as shares of those whom it can happen to. */
export const happening = {
  examined: 0.68,
  examDays: [14, 330],
  // By completed age, from the highest.
  died: [
    [80, 0.065],
    [65, 0.022],
    [50, 0.005],
    [0, 0.001],
  ],
  moved: 0.008,
  newcomers: 0.008,
  newcomersEnrolled: 0.2,
  daysAYear: 365,
} as const;

/** How patients fare: what a visit measures scatters around a person's own level. */
export const course = {
  sbp: { mean: 132, people: 9, visits: 7, range: [92, 179] },
  dbpOfSbp: { share: 0.6, visits: 4, range: [52, 109] },
  fpg: { mean: 6.3, people: 0.8, visits: 0.7, range: [4, 16.6] },
  emergency: { hypertension: { sbp: 184, dbp: 112 }, diabetes: { fpg: 17.4 } },
} as const;

/** What becomes of those whom a visit asks to be referred. */
export const referring = {
  written: 0.6,
  acceptedAfterDays: [1, 2],
  seenAfterDays: [3, 6],
  returnedAfterDays: [7, 12],
  returned: 0.6,
} as const;

/** Of a prescription that is renewed. */
export const renewing = { mostDays: 56, usualDays: 28, dispensed: 0.7 } as const;
