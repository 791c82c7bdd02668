import * as z from 'zod';

import { LIVE_CELLS, SCOPES, SHOWN_CELLS } from '../../domain/indicators/index.ts';
import { jobFields } from '../county-files/job-fields.ts';
import { dateField, residentIdField } from '../kit/fields.ts';

const namesOf = (cells: typeof SHOWN_CELLS) => z.enum([...new Set(cells.map(({ indicator }) => indicator))]);

/** An indicator that is shown. */
export const IndicatorField = namesOf(SHOWN_CELLS);
/** An indicator that counts people who can be named. */
export const PeopleIndicatorField = namesOf(LIVE_CELLS);
/** A group that some indicator is counted for. */
export const GroupField = z.enum([...new Set(SHOWN_CELLS.map(({ group }) => group))]);
/** A kind of area. */
export const ScopeField = z.enum(SCOPES);
/** The id of an area: a region's code, or an institution's or team's id. */
export const AreaIdField = z.string().regex(/^[A-Za-z0-9_.-]{1,64}$/);

/** Not negative. */
export const CountField = z.int().nonnegative();

/** Numbers of 1–4 people, and those that would give them away, are null for who sees aggregates only. */
const shownFields = {
  numerator: CountField.nullable(),
  denominator: CountField.nullable(),
  rate: z.string().nullable().meta({ description: 'percent with two decimals; empty where nobody counts' }),
};

/** A row of `rates.csv`, and what is to be reached where a target is set. */
export const RateBody = z.strictObject({
  scope: ScopeField,
  scopeId: z.string(),
  indicator: z.string(),
  group: z.string(),
  ...shownFields,
  target: z.string().optional(),
});
export type RateBody = z.infer<typeof RateBody>;

/** When numbers hold, and how they came about. */
export const asOfFields = {
  asOf: dateField,
  age: CountField.nullable().meta({
    description: 'seconds since the numbers were counted; null for a day as reported',
  }),
  asReported: z.boolean(),
  asKnownNow: z.boolean(),
};

/** Somebody behind a number, in which part and why. */
export const PersonBehind = z.strictObject({
  residentId: residentIdField,
  name: z.string(),
  part: z.enum(['numerator', 'denominator']),
  numerator: CountField,
  denominator: CountField,
  rule: z.strictObject({ 'zh-CN': z.string(), en: z.string() }),
});
export type PersonBehind = z.infer<typeof PersonBehind>;

/** A number on one day. */
export const TrendPoint = z.strictObject({
  on: dateField,
  ...shownFields,
  asReported: z.boolean(),
  /** What was found later, where it differs from what was reported. */
  amended: z.strictObject(shownFields).optional(),
});
export type TrendPoint = z.infer<typeof TrendPoint>;

/** A bound of what chance alone may have made of a number. */
const BoundField = z.string().nullable().meta({
  description:
    'percent with two decimals, of the 95 % score interval (Wilson); null where the number is withheld or nobody counts',
});

/** A number of a part of an area, how sure it is, and its place among the others. */
export const ChildRate = RateBody.extend({
  name: z.string(),
  low: BoundField,
  high: BoundField,
  /** 1 is the highest; null where nobody counts, or the number is withheld. */
  rank: z.int().positive().nullable(),
});
export type ChildRate = z.infer<typeof ChildRate>;

/** A recount of a past day as answered. */
export const RecountBody = z.strictObject({
  ...jobFields,
  scope: ScopeField,
  scopeId: z.string(),
  on: dateField,
  /** Where the numbers are answered once it is finished. */
  result: z.string().meta({ description: 'the path that answers the numbers once it is finished' }),
});
export type RecountBody = z.infer<typeof RecountBody>;
