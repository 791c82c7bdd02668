import * as z from 'zod';

import type { Brand } from '../domain/kernel/brand.ts';
import { type Quantity, type Range, ranges } from '../domain/kernel/quantity.ts';
import { isLocalTime, type LocalTime } from '../domain/kernel/time.ts';
import { id } from './fields.ts';

/** A programme's code on the wire: open, so that consumers outlive a new programme. */
export const programme = z.custom<Brand<string, 'ProgrammeCode'>>(
  (value) => typeof value === 'string' && /^[a-z][a-z0-9_]*$/.test(value),
  'not a programme code',
);
/** A follow-up's id on the wire. */
export const followUpId = id<'VisitId'>();
/** A staff member's id on the wire. */
export const staffId = id<'StaffId'>();
/** A time of day on the wire. */
export const time = z.custom<LocalTime>(
  (value) => typeof value === 'string' && isLocalTime(value),
  'not a time of day',
);
const LONGEST_TEXT = 10_000;

/** Control characters other than tab and line ends, halves of characters, and what turns the direction of writing. */
const UNSOUND =
  /[\0-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** Text that says something. */
export const text = z
  .string()
  .max(LONGEST_TEXT)
  .regex(/\S/, 'no text')
  .refine((words) => !UNSOUND.test(words), 'characters that cannot be stored')
  .meta({ description: 'text without control characters' });

/** A number within the sanity range of its unit, whole where the unit asks for it: never rounded into it. A value that
 *  is no number is a fault of form, one outside the range a fault of the value. */
export const quantity = <Unit extends string>({ least, most, whole }: Range<Unit>) =>
  z
    .custom<Quantity<Unit>>()
    .superRefine((value, context) => {
      const fault = { input: value, origin: 'number', inclusive: true } as const;
      if (typeof value !== 'number')
        context.addIssue({ code: 'invalid_type', expected: 'number', input: value });
      else if (!(value >= least)) context.addIssue({ code: 'too_small', minimum: least, ...fault });
      else if (!(value <= most)) context.addIssue({ code: 'too_big', maximum: most, ...fault });
      else if (whole && !Number.isInteger(value))
        context.addIssue({ code: 'not_multiple_of', divisor: 1, input: value });
    })
    .meta({ type: 'number', minimum: least, maximum: most, ...(whole && { multipleOf: 1 }) });

/** What may be measured, each within the sanity range of its unit; none is asked for. */
export const readings = {
  sbp: quantity(ranges.sbp).optional(),
  dbp: quantity(ranges.dbp).optional(),
  fpg: quantity(ranges.fpg).optional(),
  ppg: quantity(ranges.ppg).optional(),
  hba1c: quantity(ranges.hba1c).optional(),
  heartRate: quantity(ranges.heartRate).optional(),
  temperature: quantity(ranges.temperature).optional(),
  weightKg: quantity(ranges.weightKg).optional(),
  heightCm: quantity(ranges.heightCm).optional(),
};
