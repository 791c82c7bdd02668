import * as z from 'zod';

import { programme, staffId, text } from './care-fields.ts';
import { date, id, residentId } from './fields.ts';

const prescriptionId = id<'PrescriptionId'>();

/** A drug of a prescription: how much of it each time, and how often a day. */
const Drug = z.strictObject({
  name: text,
  dose: text.optional(),
  timesPerDay: z.number().positive().optional(),
});

/** A doctor prescribed drugs for a number of days. */
export const PrescriptionIssued = z.strictObject({
  type: z.literal('prescription-issued@1'),
  prescriptionId,
  residentId,
  programme,
  issuedOn: date,
  days: z.int().positive(),
  drugs: z.array(Drug).min(1),
  assessed: z.boolean(),
  patientConfirmed: z.boolean(),
  recordNote: text.optional(),
  staffId,
  /** The prescription that it continues or changes. */
  renewsId: prescriptionId.optional(),
  /** The codes of what was pointed out, and left to the doctor. */
  warnings: z.array(z.string()),
});
export type PrescriptionIssued = z.infer<typeof PrescriptionIssued>;

/** A prescription was filled, at an institution or a pharmacy. */
export const PrescriptionDispensed = z.strictObject({
  type: z.literal('prescription-dispensed@1'),
  prescriptionId,
  residentId,
  dispensedOn: date,
  place: z.strictObject({ kind: z.enum(['institution', 'pharmacy']), name: text }),
  /** A person or a counter, as told. */
  dispensedBy: text,
});
export type PrescriptionDispensed = z.infer<typeof PrescriptionDispensed>;

/** A prescription was stopped: its drugs are taken no more from that day on. */
export const PrescriptionStopped = z.strictObject({
  type: z.literal('prescription-stopped@1'),
  prescriptionId,
  residentId,
  stoppedOn: date,
  reason: z.enum(['not_controlled', 'other_disease', 'admitted', 'adverse_reaction', 'changed', 'other']),
  note: text.optional(),
  staffId,
});
export type PrescriptionStopped = z.infer<typeof PrescriptionStopped>;

/** Every fact about prescriptions. */
export const PrescriptionEvent = z.discriminatedUnion('type', [
  PrescriptionIssued,
  PrescriptionDispensed,
  PrescriptionStopped,
]);
export type PrescriptionEvent = z.infer<typeof PrescriptionEvent>;

/** One example of each, as other systems will see it. */
export const prescriptionExamples = [
  {
    type: 'prescription-issued@1',
    prescriptionId: 'P0002',
    residentId: 'R0001',
    programme: 'hypertension',
    issuedOn: '2025-06-30',
    days: 56,
    drugs: [{ name: 'amlodipine', dose: '5mg', timesPerDay: 1 }],
    assessed: true,
    patientConfirmed: true,
    recordNote: '血压达标，方案不变，已告知用药注意事项',
    staffId: 'S0001',
    renewsId: 'P0001',
    warnings: [],
  },
  {
    type: 'prescription-dispensed@1',
    prescriptionId: 'P0002',
    residentId: 'R0001',
    dispensedOn: '2025-07-01',
    place: { kind: 'pharmacy', name: '示范镇药店' },
    dispensedBy: 'S0007',
  },
  {
    type: 'prescription-stopped@1',
    prescriptionId: 'P0002',
    residentId: 'R0001',
    stoppedOn: '2025-07-20',
    reason: 'not_controlled',
    note: '血压未达标，改用联合用药',
    staffId: 'S0001',
  },
] as const;
