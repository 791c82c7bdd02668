import * as z from 'zod';

import { contractId, date, residentId, teamId } from './fields.ts';

/** Who agreed to a contract for the resident, when, and how it was recorded. */
const consent = z.strictObject({
  by: z.enum(['resident', 'guardian', 'household_head']),
  at: date,
  method: z.enum(['signature', 'electronic', 'verbal_witnessed']),
});

/** The terms of a contract that nobody agreed to yet: it counts nowhere. A signature under the same id confirms it. */
export const ContractDrafted = z.strictObject({
  type: z.literal('contract-drafted@1'),
  contractId,
  residentId,
  teamId,
  package: z.string(),
  startsOn: date,
  termYears: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  /** An agreement that is there already, for the signature to come. */
  consent: consent.optional(),
});
export type ContractDrafted = z.infer<typeof ContractDrafted>;

/** A draft was given up: nobody may sign it any more. */
export const ContractVoided = z.strictObject({
  type: z.literal('contract-voided@1'),
  contractId,
  residentId,
  reason: z.string(),
});
export type ContractVoided = z.infer<typeof ContractVoided>;

/** A resident and a team signed: the terms from the first day on. */
export const ContractSigned = z.strictObject({
  type: z.literal('contract-signed@1'),
  contractId,
  residentId,
  teamId,
  package: z.string(),
  signedOn: date,
  startsOn: date,
  termYears: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  /** The contract that this one continues, where it is a renewal or a transfer. */
  renewsId: contractId.optional(),
  consent: consent.optional(),
  /** What the package promises, and by when. */
  services: z.array(z.strictObject({ item: z.string(), dueOn: date })).optional(),
});
export type ContractSigned = z.infer<typeof ContractSigned>;

/** A contract ended before its term; `endedOn` is the first day without it. */
export const ContractEnded = z.strictObject({
  type: z.literal('contract-ended@1'),
  contractId,
  residentId,
  endedOn: date,
  reason: z.enum(['resident', 'moved_out', 'died', 'team_withdrew', 'transferred', 'other']),
});
export type ContractEnded = z.infer<typeof ContractEnded>;

/** A promised service was done: the item that was due on a day. */
export const ServiceDone = z.strictObject({
  type: z.literal('service-done@1'),
  contractId,
  residentId,
  item: z.string(),
  dueOn: date,
  doneOn: date,
  /** What shows that it was done. */
  evidence: z.string(),
});
export type ServiceDone = z.infer<typeof ServiceDone>;

/** What showed that a service was done holds no longer: the item is open again. */
export const ServiceReopened = z.strictObject({
  type: z.literal('service-reopened@1'),
  contractId,
  residentId,
  item: z.string(),
  dueOn: date,
  /** What had shown that it was done. */
  evidence: z.string(),
});
export type ServiceReopened = z.infer<typeof ServiceReopened>;

/** Every fact about a contract. */
export const ContractEvent = z.discriminatedUnion('type', [
  ContractSigned,
  ContractEnded,
  ServiceDone,
  ContractDrafted,
  ContractVoided,
  ServiceReopened,
]);
export type ContractEvent = z.infer<typeof ContractEvent>;

/** One example of each, as other systems will see it. */
export const contractExamples = [
  {
    type: 'contract-signed@1',
    contractId: 'C0001',
    residentId: 'R0001',
    teamId: 'T0001',
    package: 'basic',
    signedOn: '2025-06-28',
    startsOn: '2025-07-01',
    termYears: 1,
  },
  {
    type: 'contract-ended@1',
    contractId: 'C0001',
    residentId: 'R0001',
    endedOn: '2025-11-03',
    reason: 'moved_out',
  },
  {
    type: 'service-done@1',
    contractId: 'C0001',
    residentId: 'R0001',
    item: 'health_education',
    dueOn: '2025-12-28',
    doneOn: '2025-10-14',
    evidence: 'talk at the village clinic, signed list',
  },
  {
    type: 'contract-drafted@1',
    contractId: 'R0001.qJ7xw2mZ0aPk4sVd',
    residentId: 'R0001',
    teamId: 'T0001',
    package: 'basic',
    startsOn: '2025-07-01',
    termYears: 1,
  },
  {
    type: 'contract-voided@1',
    contractId: 'R0001.qJ7xw2mZ0aPk4sVd',
    residentId: 'R0001',
    reason: 'chose another package',
  },
  {
    type: 'service-reopened@1',
    contractId: 'C0001',
    residentId: 'R0001',
    item: 'home_visit',
    dueOn: '2025-12-28',
    evidence: 'followups:V0001',
  },
] as const;
