import { createHash } from 'node:crypto';

import { endedTerms, isInForce, lastDayOfTerm } from '../../../domain/contracts/index.ts';
import { openFollowUpTask, suggestedAppointment, visitsAsked } from '../../../domain/follow-ups/index.ts';
import { occurrences, recurrenceText } from '../../../domain/kernel/recurrence.ts';
import {
  clinicDate,
  completedAge,
  lastDayOfQuarter,
  type LocalDate,
  plusDays,
  plusMonths,
  plusYears,
  quarterOf,
  weekdayOf,
  yearOf,
} from '../../../domain/kernel/time.ts';
import { refillDueOn } from '../../../domain/prescriptions/index.ts';
import { defaultProfile } from '../../../domain/programmes/index.ts';
import { aManagedChain, inShort } from '../../given/chains.ts';
import { aContract, aPrescription, aProgramme } from '../../given/records.ts';
import { on } from '../../given/values.ts';

const HOUR_MS = 3_600_000;
/** Changes of the clock in St John's and in Shanghai's past, ends of years, of months and of February. */
const DAYS = [
  '1919-04-13',
  '1940-06-01',
  '1949-05-28',
  '1991-09-15',
  '1994-12-31',
  '2024-02-28',
  '2024-02-29',
  '2025-03-09',
  '2025-11-02',
  '2025-12-31',
  '2026-03-31',
].map(on);
const noHolidays = { closed: new Set<never>(), worked: new Set<never>() };

const instants = (): string[] =>
  DAYS.flatMap((day) =>
    Array.from({ length: 49 }, (_, hours) =>
      clinicDate(new Date(Date.parse(`${day}T00:00:00Z`) + (hours - 12) * HOUR_MS)),
    ),
  );

const datesOf = (day: LocalDate): unknown => [
  plusDays(day, 14),
  plusMonths(day, 3),
  plusYears(day, 1),
  weekdayOf(day),
  lastDayOfQuarter(yearOf(day), quarterOf(day)),
  completedAge(on('1900-02-28'), day),
  suggestedAppointment(day, noHolidays),
  visitsAsked(on('1994-05-01'), day),
  recurrenceText({ start: day, every: 1, unit: 'months', count: 3 }),
  occurrences({ start: day, every: 1, unit: 'years', count: 5 }),
];

const decisionsOf = (day: LocalDate): unknown => {
  const visits = [plusDays(day, -40), plusDays(day, -20), day].map((visitedOn) => ({
    visitedOn,
    sbp: 150,
    dbp: 95,
  }));
  const managed = aManagedChain({ visits, day, birthDate: '1900-01-01', since: '1900-01-01' });
  const contract = aContract({ startsOn: plusDays(day, -400) });
  return [
    inShort(managed.chain),
    openFollowUpTask(managed, day, defaultProfile),
    [lastDayOfTerm(contract), isInForce(contract, day), endedTerms([contract], day).length],
    refillDueOn([aPrescription({ issuedOn: day })], aProgramme('hypertension').code, day),
  ];
};

/** A digest of many dated results as the machine's zone lets them come out, and that zone's offset in minutes, which
 *  proves that the process really lives in it. */
export const zoneDigest = (): { readonly offsetMinutes: number; readonly digest: string } => {
  const results = [instants(), DAYS.map(datesOf), DAYS.map(decisionsOf)];
  return {
    offsetMinutes: new Date('2025-07-01T00:00:00Z').getTimezoneOffset(),
    digest: createHash('sha256').update(JSON.stringify(results)).digest('hex'),
  };
};
