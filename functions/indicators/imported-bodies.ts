import * as z from 'zod';

import { IMPORTED_INDICATORS } from '../../domain/indicators/index.ts';
import { CountField, ScopeField } from './bodies.ts';

/** A number that another system counted: never a numerator here, and in no table of rates. */
export const ImportedRateBody = z.strictObject({
  scope: ScopeField,
  scopeId: z.string(),
  indicator: z.enum(IMPORTED_INDICATORS.map(({ indicator }) => indicator)),
  group: z.literal('all'),
  numerator: z.null(),
  denominator: z.null(),
  rate: z.string().nullable().meta({ description: 'percent; null for what is counted in yuan' }),
  value: z.string(),
  unit: z.enum(['percent', 'yuan']),
  imported: z.literal(true),
  source: z.string(),
  month: z.string().meta({ description: 'YYYY-MM' }),
});
export type ImportedRateBody = z.infer<typeof ImportedRateBody>;

/** Why a row of the file was left out. */
const ImportRejectBody = z.strictObject({
  line: z.int(),
  column: z.string(),
  code: z.string(),
  reason: z.string(),
});

/** What came of a file of imported numbers. */
export const ImportedBody = z.strictObject({
  rows: CountField,
  stored: CountField,
  /** Rows that stood so already, to the last value. */
  unchanged: CountField,
  rejected: CountField,
  rejects: z.array(ImportRejectBody),
  unknownColumns: z.array(z.string()),
});
