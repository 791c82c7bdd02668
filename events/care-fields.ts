import * as z from 'zod';

import type { Brand } from '../domain/kernel/brand.ts';
import { isId, type StaffId, type VisitId } from '../domain/kernel/ids.ts';
import { isWithin, type Quantity, type Range, ranges } from '../domain/kernel/quantity.ts';
import { isLocalTime, type LocalTime } from '../domain/kernel/time.ts';

/** A programme's code on the wire: open, so that consumers outlive a new programme. */
export const programme = z.custom<Brand<string, 'ProgrammeCode'>>(
  (value) => typeof value === 'string' && /^[a-z][a-z0-9_]*$/.test(value),
  'not a programme code',
);
/** A follow-up's id on the wire. */
export const followUpId = z.custom<VisitId>((value) => typeof value === 'string' && isId(value), 'not an id');
/** A staff member's id on the wire. */
export const staffId = z.custom<StaffId>((value) => typeof value === 'string' && isId(value), 'not an id');
/** A time of day on the wire. */
export const time = z.custom<LocalTime>(
  (value) => typeof value === 'string' && isLocalTime(value),
  'not a time of day',
);
/** Text that says something. */
export const text = z.string().regex(/\S/, 'no text');

const quantity = <Unit extends string>(range: Range<Unit>) =>
  z.custom<Quantity<Unit>>(
    (value) => typeof value === 'number' && isWithin(value, range),
    `not ${range.whole ? 'a whole number' : 'a number'} from ${range.least} to ${range.most} ${range.unit}`,
  );

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
