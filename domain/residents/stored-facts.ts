import * as z from 'zod';

import { END_REASONS } from '../contracts/index.ts';
import { type Id, isId } from '../kernel/ids.ts';
import { isWithin, type Quantity, type Range, ranges } from '../kernel/quantity.ts';
import { isVillageCode, type VillageCode } from '../kernel/region-code.ts';
import { dateOfDayNumber, isLocalTime, localTime, type LocalTime } from '../kernel/time.ts';
import { COVERAGE } from '../prescriptions/index.ts';
import { ADVERSE_REACTIONS, COMPLICATIONS, VISIT_MODES, VISIT_OUTCOMES } from '../programmes/index.ts';
import { KEY_GROUP_TAGS } from './resident.ts';

/** The time of a visit whose form has none (readings.md A54). */
export const MIDNIGHT = localTime('00:00');

/** A date as its day number since 1970-01-01: half the room of its text. */
const day = z.int().transform(dateOfDayNumber);

const text = <Value extends string>(is: (value: string) => value is Value) =>
  z.custom<Value>((value) => typeof value === 'string' && is(value));

const idOf = <Name extends string>() => text<Id<Name>>((value) => isId<Name>(value));

const reading = <Unit extends string>(range: Range<Unit>) =>
  z.custom<Quantity<Unit>>((value) => typeof value === 'number' && isWithin(value, range)).optional();

const yes = z.literal(1).optional();
const termYears = z.union([z.literal(1), z.literal(2), z.literal(3)]);
const visitClass = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);

const StoredContract = z.strictObject({
  id: idOf<'ContractId'>(),
  team: idOf<'TeamId'>(),
  package: z.string(),
  /** Left out where it is the first day. */
  signed: day.optional(),
  starts: day,
  years: termYears,
  ended: day.optional(),
  reason: z.enum(END_REASONS).optional(),
  renews: idOf<'ContractId'>().optional(),
  /** Each with its due date and, where it is done, that date. */
  services: z.array(z.union([z.tuple([z.string(), day]), z.tuple([z.string(), day, day])])).optional(),
});

/** Keys of one letter, since a patient has a dozen: clock, mode, outcome; readings of sbp (s), dbp (b), fpg, ppg, heart rate
 *  and temperature; danger sign, adverse reaction, complication (k), pregnant (g), cannot handle (x); next day set by a
 *  doctor. What is usual is left out: in the clinic, done, midnight for no time, nothing wrong. */
const StoredForm = z.strictObject({
  c: text<LocalTime>(isLocalTime).optional(),
  m: z.enum(VISIT_MODES).optional(),
  u: z.enum(VISIT_OUTCOMES).optional(),
  s: reading(ranges.sbp),
  b: reading(ranges.dbp),
  f: reading(ranges.fpg),
  p: reading(ranges.ppg),
  h: reading(ranges.heartRate),
  t: reading(ranges.temperature),
  d: yes,
  a: z.enum(ADVERSE_REACTIONS).optional(),
  k: z.enum(COMPLICATIONS).optional(),
  g: yes,
  x: yes,
  /** Class and day that a doctor set. */
  n: z.tuple([visitClass.nullable(), day.nullable()]).optional(),
});

/** A visit's id, day, row of the branch table (all else follows from it and the form) and form. */
const StoredVisit = z.tuple([idOf<'VisitId'>(), day, z.int().min(0).max(8), StoredForm]);

/** The form that facts are stored in; `v` rises with every change of it. */
export const StoredFacts = z.strictObject({
  v: z.literal(4),
  made: day,
  /** Profile and its version. */
  profile: z.tuple([z.string(), z.int()]),
  id: idOf<'ResidentId'>(),
  born: day,
  village: text<VillageCode>(isVillageCode),
  groups: z.array(z.enum(KEY_GROUP_TAGS)).optional(),
  filed: day.optional(),
  used: day.optional(),
  left: day.optional(),
  contracts: z.array(StoredContract).optional(),
  /** Programme, first day and, where it is closed, the first day without. */
  enrolled: z.array(z.union([z.tuple([z.string(), day]), z.tuple([z.string(), day, day])])).optional(),
  exams: z.array(day).optional(),
  /** Id, 1 for up and 0 for down, day, day of the check and programme. */
  referred: z
    .array(
      z.tuple([
        idOf<'ReferralId'>(),
        z.union([z.literal(0), z.literal(1)]),
        day,
        day.nullable(),
        z.string().nullable(),
      ]),
    )
    .optional(),
  visits: z.array(z.tuple([z.string(), z.array(StoredVisit)])).optional(),
  /** Programme, and how much of the year is covered until which day. */
  covered: z.array(z.tuple([z.string(), z.array(z.tuple([z.enum(COVERAGE), day]))])).optional(),
});
/** Facts as they are written, dates as day numbers. */
export type WrittenFacts = z.input<typeof StoredFacts>;
/** Facts as they are read back, dates as dates. */
export type ReadFacts = z.output<typeof StoredFacts>;

/** One item of a list that may be left out. */
export type ItemOf<List> = NonNullable<List> extends readonly (infer Item)[] ? Item : never;
