import * as z from 'zod';

import { contractPolicy, END_REASONS } from '../../domain/contracts/index.ts';
import {
  dateField,
  idField,
  listOf,
  pageQuery,
  residentIdField,
  teamIdField,
  textField,
} from '../kit/fields.ts';
import { NoBody, NoQuery } from '../kit/read-request.ts';
import type { Route } from '../kit/route.ts';
import {
  Consent,
  ContractBody,
  JoiningBody,
  nameField,
  PackageBody,
  PublishedPackage,
  TermYears,
  warnings,
} from './bodies.ts';

const contractPath = z.strictObject({ contractId: idField<'ContractId'>() });
/** An id from elsewhere does not say whose the contract is; who knows it spares a look-up. */
const ownerQuery = z.strictObject({
  residentId: residentIdField.optional().meta({ description: 'whose contract it is; spares a look-up' }),
});

/** Signs contracts of one resident or a whole household: all of them or none. Drafts are only written down: they count
 *  nowhere until they are confirmed, and need no consent before. */
export const signContracts = {
  id: 'contracts.sign',
  method: 'POST',
  path: '/v1/contracts',
  summary: { 'zh-CN': '签约（个人或整户）', en: 'Sign contracts, of one resident or a household' },
  params: z.strictObject({}),
  query: NoQuery,
  body: z.strictObject({
    residentIds: z.array(residentIdField).min(1).max(contractPolicy.mostSignedTogether),
    teamId: teamIdField,
    package: nameField,
    startsOn: dateField,
    termYears: TermYears,
    consent: Consent.optional(),
    draft: z.boolean().optional(),
  }),
  answer: z.strictObject({ items: z.array(ContractBody), warnings }),
  status: 201,
} as const satisfies Route;

/** Signs a draft, from the day on that it names or another, with the consent that it has or that is given now. */
export const confirmContract = {
  id: 'contracts.confirm',
  method: 'POST',
  path: '/v1/contracts/{contractId}/confirm',
  summary: { 'zh-CN': '确认预签约', en: 'Confirm a draft: sign it' },
  params: contractPath,
  query: ownerQuery,
  body: z.strictObject({ consent: Consent.optional(), startsOn: dateField.optional() }),
  answer: JoiningBody,
  status: 200,
} as const satisfies Route;

/** Gives up a draft, or a contract that has not begun. */
export const voidAgreement = {
  id: 'contracts.void',
  method: 'POST',
  path: '/v1/contracts/{contractId}/void',
  summary: { 'zh-CN': '作废未生效的签约', en: 'Void a draft, or a contract that has not begun' },
  params: contractPath,
  query: ownerQuery,
  body: z.strictObject({ reason: textField }),
  answer: ContractBody,
  status: 200,
} as const satisfies Route;

/** Shows one contract with its ledger. */
export const seeContract = {
  id: 'contracts.see',
  method: 'GET',
  path: '/v1/contracts/{contractId}',
  summary: { 'zh-CN': '查看签约及履约情况', en: 'See a contract and what of it is done' },
  params: contractPath,
  query: ownerQuery,
  body: NoBody,
  answer: ContractBody,
  status: 200,
} as const satisfies Route;

/** Continues a contract for another term, with the same team unless another is named; answers the new contract. */
export const renewContract = {
  id: 'contracts.renew',
  method: 'POST',
  path: '/v1/contracts/{contractId}/renew',
  summary: { 'zh-CN': '续约', en: 'Renew a contract' },
  params: contractPath,
  query: ownerQuery,
  body: z.strictObject({
    termYears: TermYears,
    teamId: teamIdField.optional(),
    consent: Consent.optional(),
  }),
  answer: JoiningBody,
  status: 201,
} as const satisfies Route;

/** Ends a contract; `endedOn` is the first day without it. A change of team is a transfer. */
export const terminateContract = {
  id: 'contracts.terminate',
  method: 'POST',
  path: '/v1/contracts/{contractId}/terminate',
  summary: { 'zh-CN': '解约', en: 'End a contract' },
  params: contractPath,
  query: ownerQuery,
  body: z.strictObject({
    endedOn: dateField,
    reason: z.enum(END_REASONS).exclude(['transferred']),
  }),
  answer: ContractBody,
  status: 200,
} as const satisfies Route;

/** Ends a contract and begins one with another team on the same day; answers the new contract. */
export const transferContract = {
  id: 'contracts.transfer',
  method: 'POST',
  path: '/v1/contracts/{contractId}/transfer',
  summary: { 'zh-CN': '变更签约团队', en: 'Move a contract to another team' },
  params: contractPath,
  query: ownerQuery,
  body: z.strictObject({
    teamId: teamIdField,
    startsOn: dateField,
    reason: textField,
    consent: Consent.optional(),
  }),
  answer: JoiningBody,
  status: 201,
} as const satisfies Route;

/** Marks a promised service as done, with what shows it. */
export const recordService = {
  id: 'contracts.serve',
  method: 'POST',
  path: '/v1/contracts/{contractId}/services',
  summary: { 'zh-CN': '登记履约服务', en: 'Record that a promised service was done' },
  params: contractPath,
  query: ownerQuery,
  body: z.strictObject({ item: nameField, doneOn: dateField, evidence: textField }),
  answer: ContractBody,
  status: 200,
} as const satisfies Route;

/** Lists every version of every package that may be signed, each from its day on. */
export const listPackages = {
  id: 'contracts.listPackages',
  method: 'GET',
  path: '/v1/packages',
  summary: { 'zh-CN': '服务包目录', en: 'List the service packages' },
  params: z.strictObject({}),
  query: z.strictObject(pageQuery),
  body: NoBody,
  answer: listOf(PackageBody),
  status: 200,
} as const satisfies Route;

/** Adds a package, or a new version of one, from today or later. */
export const publishPackages = {
  id: 'contracts.publishPackage',
  method: 'POST',
  path: '/v1/packages',
  summary: { 'zh-CN': '发布服务包', en: 'Publish a service package' },
  params: z.strictObject({}),
  query: NoQuery,
  body: PublishedPackage,
  answer: PackageBody,
  status: 201,
} as const satisfies Route;
