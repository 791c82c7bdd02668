import * as z from 'zod';

import { FINDINGS, GRADES } from '../../domain/data-quality/index.ts';
import { SCOPES } from '../../domain/indicators/index.ts';
import { jobFields } from '../county-files/job-fields.ts';
import { dateField, teamIdField } from '../kit/fields.ts';

/** Null where so few people could be told apart, for who sees aggregates only. */
const count = z.int().nonnegative().nullable();

/** A part of a number; all null where few people could be told apart. */
const ShareBody = z.strictObject({
  part: count,
  of: count,
  percent: z.string().nullable().meta({ description: 'two decimals; empty where nothing is counted' }),
});
export type ShareBody = z.infer<typeof ShareBody>;

/** How readings end. */
const DigitsBody = z.strictObject({
  /** By last digit, 0 to 9. */
  counts: z.array(count),
  zeroOrFive: ShareBody,
  step: z.union([z.literal(1), z.literal(2)]).meta({ description: 'mmHg of the scale that was read' }),
  isUneven: z.boolean().meta({ description: 'more than even digits would be once in a thousand times' }),
});
export type DigitsBody = z.infer<typeof DigitsBody>;

/** What was counted of visits; one encounter for two programmes is one visit. */
export const MeasuresBody = z.strictObject({
  visits: count,
  systolic: DigitsBody,
  diastolic: DigitsBody,
  /** Systolic readings just below the limit of control and from it on, and of both those below. */
  belowLimit: ShareBody,
  /** Days with more people than can be seen. */
  fastDays: z.int().nonnegative(),
  mostADay: count,
  mostInWindow: count,
  /** Pressures that are those of the visit before. */
  sameAgain: ShareBody,
  longestRow: count,
  /** Visits that were recorded late, of those of which it is known. */
  late: ShareBody,
});
export type MeasuresBody = z.infer<typeof MeasuresBody>;

const FindingBody = z.strictObject({ kind: z.enum(FINDINGS), grade: z.enum(GRADES) });

/** The records of an area, or of somebody of the staff. */
export const QualityRow = z.strictObject({
  id: z.string(),
  name: z.string().optional(),
  /** Of the staff: the team that they worked in. */
  teamId: teamIdField.optional(),
  people: count,
  /** Absent where so few people could be told apart. */
  measures: MeasuresBody.optional(),
  findings: z.array(FindingBody),
});
export type QualityRow = z.infer<typeof QualityRow>;

/** What was found; rows with most to look at first. */
const ResultBody = z.strictObject({
  area: QualityRow,
  institutions: z.array(QualityRow),
  teams: z.array(QualityRow),
  /** Of a team everybody, of a larger area those of whom something was found. */
  staff: z.array(QualityRow),
  /** Why each kind counts as odd. */
  rules: z.array(
    z.strictObject({
      kind: z.enum(FINDINGS),
      says: z.strictObject({ 'zh-CN': z.string(), en: z.string() }),
    }),
  ),
});
export type ResultBody = z.infer<typeof ResultBody>;

/** A check of the records of an area and a period: how far it is, and what it found. */
export const CheckBody = z.strictObject({
  scope: z.enum(SCOPES),
  scopeId: z.string(),
  name: z.string(),
  regions: z.array(z.strictObject({ id: z.string(), name: z.string() })).meta({
    description:
      'the regions right below, by code, each to be checked as an area; empty for an institution or team',
  }),
  from: dateField,
  to: dateField,
  /** `none` where nobody has asked for it. */
  state: z.enum(['none', ...jobFields.state.options]),
  askedAt: z.string().optional(),
  endedAt: z.string().optional(),
  progress: jobFields.progress,
  failure: z.string().optional(),
  result: ResultBody.optional(),
});
export type CheckBody = z.infer<typeof CheckBody>;
