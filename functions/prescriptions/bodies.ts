import * as z from 'zod';

import { STOP_REASONS } from '../../domain/prescriptions/index.ts';
import { followUpIdField, programmeField } from '../follow-ups/fields.ts';
import { dateField } from '../kit/fields.ts';
import { prescriptionIdField } from './fields.ts';

/** What a check says, in the language of the asker. */
export const CheckBody = z.strictObject({
  code: z.string(),
  answer: z.enum(['refuse', 'warn']),
  message: z.string(),
  source: z.string(),
});
export type CheckBody = z.infer<typeof CheckBody>;

/** A drug as answered: `code` where the table of drugs has it. */
const DrugBody = z.strictObject({
  name: z.string(),
  dose: z.string().optional(),
  timesPerDay: z.number().optional(),
  code: z.string().optional(),
});

/** Where, when and by whom a prescription was filled. */
const DispensedBody = z.strictObject({
  dispensedOn: dateField,
  place: z.strictObject({ kind: z.enum(['institution', 'pharmacy']), name: z.string() }),
  dispensedBy: z.string(),
});

/** A prescription as answered on a day. */
export const PrescriptionBody = z.strictObject({
  id: prescriptionIdField,
  programme: programmeField,
  issuedOn: dateField,
  days: z.number(),
  drugs: z.array(DrugBody),
  assessed: z.boolean(),
  patientConfirmed: z.boolean(),
  recordNote: z.string().optional(),
  staffId: z.string().optional(),
  renewsId: prescriptionIdField.optional(),
  /** The codes of what was pointed out when it was issued; absent where it came with an import. */
  warnings: z.array(z.string()).optional(),
  dispensed: DispensedBody.nullable(),
  stoppedOn: dateField.optional(),
  stopReason: z.enum(STOP_REASONS).optional(),
  stopNote: z.string().optional(),
  status: z.enum(['running', 'finished', 'stopped']),
  /** The first day without its drugs: what was left of an earlier one is used up first. */
  runsOutOn: dateField,
  /** The visit for which it is to be looked at again. */
  reviewDue: z
    .strictObject({
      followUpId: followUpIdField,
      visitedOn: dateField,
      class: z.number().nullable(),
    })
    .nullable(),
});
export type PrescriptionBody = z.infer<typeof PrescriptionBody>;

/** A prescription that was just issued, and what was pointed out. */
export const IssuedBody = z.strictObject({ ...PrescriptionBody.shape, checks: z.array(CheckBody) });
export type IssuedBody = z.infer<typeof IssuedBody>;

/** The supply of one drug. */
export const SupplyBody = z.strictObject({
  drug: z.string(),
  name: z.string(),
  /** From the first day until the first without, in order, no day twice. */
  supplies: z.array(
    z.strictObject({ prescriptionId: prescriptionIdField, from: dateField, until: dateField }),
  ),
  runsOutOn: dateField,
  /** From when on it may be renewed without a warning that there is enough of it. */
  renewFrom: dateField,
});
export type SupplyBody = z.infer<typeof SupplyBody>;

/** What is told of a programme: when it is to be refilled, and how much of the time its drugs were there. */
export const ProgrammeSupplyBody = z.strictObject({
  programme: programmeField,
  refillDueOn: dateField.nullable(),
  /** The proportion of days covered, of the last year; null where no day was. */
  covered: z
    .strictObject({
      from: dateField,
      until: dateField,
      days: z.number(),
      coveredDays: z.number(),
      share: z.number(),
    })
    .nullable(),
});
export type ProgrammeSupplyBody = z.infer<typeof ProgrammeSupplyBody>;
