import * as z from 'zod';

import { followUpId, staffId } from './care-fields.ts';
import { contractId, date, id, residentId, teamId } from './fields.ts';
import { publicProgramme, TOLD, told } from './public-fields.ts';

const prescriptionId = id<'PrescriptionId'>();
const institutionId = id<'InstitutionId'>();

/** A resident and a team signed: the terms from the first day on. */
const ContractSigned = z.strictObject({
  type: z.literal('jiayi.contract-signed@1'),
  ...told,
  contractId,
  residentId,
  teamId,
  signedOn: date,
  startsOn: date,
  termYears: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  renewsId: contractId.optional(),
});

/** A contract ended before its term; `endedOn` is the first day without it. */
const ContractEnded = z.strictObject({
  type: z.literal('jiayi.contract-ended@1'),
  ...told,
  contractId,
  residentId,
  endedOn: date,
  reason: z.enum(['resident', 'moved_out', 'died', 'team_withdrew', 'transferred', 'other']),
});

/** A resident came under management in a programme. */
const Enrolled = z.strictObject({
  type: z.literal('jiayi.enrolled@1'),
  ...told,
  residentId,
  programme: publicProgramme,
  enrolledOn: date,
});

/** Management that began on a day ended; `closedOn` is the first day without it. */
const EnrolmentClosed = z.strictObject({
  type: z.literal('jiayi.enrolment-closed@1'),
  ...told,
  residentId,
  programme: publicProgramme,
  enrolledOn: date,
  closedOn: date,
  reason: z.enum(['died', 'moved_out', 'refused', 'misdiagnosed']),
});

const followUp = {
  ...told,
  followUpId,
  residentId,
  programme: publicProgramme,
  visitedOn: date,
  mode: z.enum(['clinic', 'home', 'phone', 'video']),
  outcome: z.enum(['done', 'lost', 'refused']),
  staffId,
};

/** A resident was followed up in a programme, or an attempt was made. */
const FollowUpRecorded = z.strictObject({
  type: z.literal('jiayi.follow-up-recorded@1'),
  ...followUp,
});

/** A follow-up was recorded wrongly: what others may know of it, as it should stand. */
const FollowUpCorrected = z.strictObject({
  type: z.literal('jiayi.follow-up-corrected@1'),
  ...followUp,
});

const exam = { ...told, residentId, examinedOn: date, kind: z.literal('annual') };

/** A resident was examined. */
const ExamRecorded = z.strictObject({ type: z.literal('jiayi.exam-recorded@1'), ...exam });

/** An exam was of another day than the one that it had been recorded under. */
const ExamMoved = z.strictObject({ type: z.literal('jiayi.exam-moved@1'), ...exam, movedFrom: date });

/** An exam was entered in error and is none. */
const ExamVoided = z.strictObject({ type: z.literal('jiayi.exam-voided@1'), ...exam });

/** A doctor prescribed drugs for a number of days; which ones stays here. */
const PrescriptionIssued = z.strictObject({
  type: z.literal('jiayi.prescription-issued@1'),
  ...told,
  prescriptionId,
  residentId,
  programme: publicProgramme,
  issuedOn: date,
  days: z.int().positive(),
  staffId,
  renewsId: prescriptionId.optional(),
});

/** A resident was referred to another institution in a programme, or a specialist there was asked for advice. */
const ReferralSent = z.strictObject({
  type: z.literal('jiayi.referral-sent@1'),
  ...told,
  referralId: id<'ReferralId'>(),
  residentId,
  programme: publicProgramme,
  direction: z.enum(['up', 'down']),
  urgency: z.enum(['urgent', 'routine']),
  fromInstitutionId: institutionId.optional(),
  toInstitutionId: institutionId.optional(),
  referredOn: date,
});

const R1 = { residentId: 'R0001' } as const;
const CARE = { ...TOLD, ...R1, programme: 'hypertension' } as const;
const VISIT = {
  ...CARE,
  followUpId: 'V0001',
  visitedOn: '2025-06-28',
  mode: 'clinic',
  outcome: 'done',
  staffId: 'S0001',
} as const;
const EXAM = { ...TOLD, ...R1, examinedOn: '2025-06-16', kind: 'annual' } as const;

/** What others may know of the care of people: each form, and an example of it. */
export const publicCare = [
  {
    schema: ContractSigned,
    example: {
      type: 'jiayi.contract-signed@1',
      ...TOLD,
      ...R1,
      contractId: 'C0001',
      teamId: 'T0001',
      signedOn: '2025-06-28',
      startsOn: '2025-07-01',
      termYears: 1,
    },
  },
  {
    schema: ContractEnded,
    example: {
      type: 'jiayi.contract-ended@1',
      ...TOLD,
      ...R1,
      contractId: 'C0001',
      endedOn: '2025-11-03',
      reason: 'moved_out',
    },
  },
  { schema: Enrolled, example: { type: 'jiayi.enrolled@1', ...CARE, enrolledOn: '2025-06-28' } },
  {
    schema: EnrolmentClosed,
    example: {
      type: 'jiayi.enrolment-closed@1',
      ...CARE,
      enrolledOn: '2025-06-28',
      closedOn: '2025-11-03',
      reason: 'moved_out',
    },
  },
  { schema: FollowUpRecorded, example: { type: 'jiayi.follow-up-recorded@1', ...VISIT } },
  { schema: FollowUpCorrected, example: { type: 'jiayi.follow-up-corrected@1', ...VISIT, mode: 'home' } },
  { schema: ExamRecorded, example: { type: 'jiayi.exam-recorded@1', ...EXAM } },
  { schema: ExamMoved, example: { type: 'jiayi.exam-moved@1', ...EXAM, movedFrom: '2025-06-17' } },
  { schema: ExamVoided, example: { type: 'jiayi.exam-voided@1', ...EXAM } },
  {
    schema: PrescriptionIssued,
    example: {
      type: 'jiayi.prescription-issued@1',
      ...CARE,
      prescriptionId: 'P0002',
      issuedOn: '2025-06-30',
      days: 56,
      staffId: 'S0001',
      renewsId: 'P0001',
    },
  },
  {
    schema: ReferralSent,
    example: {
      type: 'jiayi.referral-sent@1',
      ...CARE,
      referralId: 'R0001.qJ7xw2mZ0aPk4sVd',
      direction: 'up',
      urgency: 'urgent',
      fromInstitutionId: 'I0002',
      toInstitutionId: 'I0001',
      referredOn: '2025-06-16',
    },
  },
] as const;
