import type { OwnReadingRecorded } from '../../events/own-record.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type LocalDate, plusDays } from '../kernel/time.ts';
import { ownRecordPolicy } from './policy.ts';

/** A reading that somebody took of themselves. */
export type OwnReading = Omit<OwnReadingRecorded, 'type'>;

/** Why a reading is not taken. */
export type ReadingRefusal =
  | { readonly code: 'own-record/no-reading' }
  | { readonly code: 'own-record/half-a-pressure' }
  | { readonly code: 'own-record/pressures-swapped' }
  | { readonly code: 'own-record/day-out-of-range'; readonly from: LocalDate; readonly until: LocalDate };

const VALUES = ['sbp', 'dbp', 'fpg', 'ppg', 'heartRate', 'weightKg'] as const satisfies (keyof OwnReading)[];

const pressureFault = ({ sbp, dbp }: OwnReading): ReadingRefusal | undefined => {
  if ((sbp === undefined) !== (dbp === undefined)) return { code: 'own-record/half-a-pressure' };
  return sbp !== undefined && dbp !== undefined && dbp >= sbp
    ? { code: 'own-record/pressures-swapped' }
    : undefined;
};

/** Records what somebody measured at home where it can be true. It is shown to the team and decides nothing: it neither
 *  classifies nor counts as a visit.
 *  @source readings.md A47 for the ranges, which the form holds */
export const recordOwnReading = (
  reading: OwnReading,
  today: LocalDate,
): Result<OwnReadingRecorded[], ReadingRefusal> => {
  if (VALUES.every((name) => reading[name] === undefined)) return err({ code: 'own-record/no-reading' });
  const from = plusDays(today, -ownRecordPolicy.readingDaysBack);
  if (reading.measuredOn < from || reading.measuredOn > today)
    return err({ code: 'own-record/day-out-of-range', from, until: today });
  const fault = pressureFault(reading);
  return fault === undefined ? ok([{ type: 'own-reading-recorded@1', ...reading }]) : err(fault);
};
