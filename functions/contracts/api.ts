import * as z from 'zod';

import { END_REASONS } from '../../domain/contracts/index.ts';
import { dateField, idField, residentIdField, teamIdField, textField } from '../kit/fields.ts';
import { NoQuery } from '../kit/read-request.ts';
import type { Route } from '../kit/route.ts';

const TermYears = z.union([z.literal(1), z.literal(2), z.literal(3)]);

/** Consent as it is recorded: who gave it, when, and how. */
const Consent = z.strictObject({
  by: z.enum(['resident', 'guardian', 'household_head']),
  at: dateField,
  method: z.enum(['signature', 'electronic', 'verbal_witnessed']),
});

/** A contract as answered: a `contracts.csv` row, with its last day and what it is today. */
export const ContractBody = z.strictObject({
  id: idField<'ContractId'>(),
  residentId: residentIdField,
  teamId: teamIdField,
  package: z.string(),
  signedOn: dateField,
  startsOn: dateField,
  termYears: TermYears,
  endedOn: dateField.optional(),
  endReason: z.enum(END_REASONS).optional(),
  renewsId: idField<'ContractId'>().optional(),
  until: dateField,
  status: z.enum(['pending', 'active', 'expired', 'renewed', 'terminated', 'transferred', 'void']),
});
export type ContractBody = z.infer<typeof ContractBody>;

/** Signs contracts of one resident or a whole household: all of them or none. */
export const signContracts = {
  id: 'contracts.sign',
  method: 'POST',
  path: '/v1/contracts',
  summary: { 'zh-CN': '签约（个人或整户）', en: 'Sign contracts, of one resident or a household' },
  params: z.strictObject({}),
  query: NoQuery,
  body: z.strictObject({
    residentIds: z.array(residentIdField).min(1).max(8),
    teamId: teamIdField,
    package: textField,
    startsOn: dateField,
    termYears: TermYears,
    consent: Consent,
  }),
  answer: z.strictObject({ items: z.array(ContractBody) }),
  status: 201,
} as const satisfies Route;
