import * as z from 'zod';

import {
  CONSENT_BY,
  CONSENT_METHODS,
  contractPolicy,
  END_REASONS,
  PACKAGE_KINDS,
} from '../../domain/contracts/index.ts';
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

const TermYears = z.union([z.literal(1), z.literal(2), z.literal(3)]);

/** Consent as it is recorded: who gave it, when, and how. */
const Consent = z.strictObject({
  by: z.enum(CONSENT_BY),
  at: dateField,
  method: z.enum(CONSENT_METHODS),
});

const LONGEST_NAME = 64;
const nameField = textField.max(LONGEST_NAME);

/** A contract as answered: a `contracts.csv` row, with its last day, what it is today and its fulfilment ledger. */
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
  services: z.array(z.strictObject({ item: z.string(), dueOn: dateField, doneOn: dateField.optional() })),
  /** Services that fell due by today, and how many of those are done: signed and served where all are. */
  due: z.int().nonnegative(),
  done: z.int().nonnegative(),
});
export type ContractBody = z.infer<typeof ContractBody>;

const contractPath = z.strictObject({ contractId: idField<'ContractId'>() });

/** Signs contracts of one resident or a whole household: all of them or none. */
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
  }),
  answer: z.strictObject({ items: z.array(ContractBody) }),
  status: 201,
} as const satisfies Route;

/** Shows one contract with its ledger. */
export const seeContract = {
  id: 'contracts.see',
  method: 'GET',
  path: '/v1/contracts/{contractId}',
  summary: { 'zh-CN': '查看签约及履约情况', en: 'See a contract and what of it is done' },
  params: contractPath,
  query: NoQuery,
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
  query: NoQuery,
  body: z.strictObject({
    termYears: TermYears,
    teamId: teamIdField.optional(),
    consent: Consent.optional(),
  }),
  answer: ContractBody,
  status: 201,
} as const satisfies Route;

/** Ends a contract; `endedOn` is the first day without it. A change of team is a transfer. */
export const terminateContract = {
  id: 'contracts.terminate',
  method: 'POST',
  path: '/v1/contracts/{contractId}/terminate',
  summary: { 'zh-CN': '解约', en: 'End a contract' },
  params: contractPath,
  query: NoQuery,
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
  query: NoQuery,
  body: z.strictObject({
    teamId: teamIdField,
    startsOn: dateField,
    reason: textField,
    consent: Consent.optional(),
  }),
  answer: ContractBody,
  status: 201,
} as const satisfies Route;

/** Marks a promised service as done, with what shows it. */
export const recordService = {
  id: 'contracts.serve',
  method: 'POST',
  path: '/v1/contracts/{contractId}/services',
  summary: { 'zh-CN': '登记履约服务', en: 'Record that a promised service was done' },
  params: contractPath,
  query: NoQuery,
  body: z.strictObject({ item: nameField, doneOn: dateField, evidence: textField }),
  answer: ContractBody,
  status: 200,
} as const satisfies Route;

const MOST_FEN = 100_000_000;
const fenField = z.int().min(0).max(MOST_FEN);
const LAST_DAY_OF_YEAR = 364;
const MOST_ITEMS = 50;

/** A package as a county publishes it: what it promises each year, by when, at what price, and who pays. */
const PublishedPackage = z.strictObject({
  code: nameField,
  kind: z.enum(PACKAGE_KINDS),
  name: z.strictObject({ 'zh-CN': nameField, en: nameField }),
  from: dateField,
  items: z
    .array(
      z.strictObject({
        item: nameField,
        dueInDays: z.int().min(0).max(LAST_DAY_OF_YEAR),
        priceFen: fenField,
      }),
    )
    .min(1)
    .max(MOST_ITEMS),
  payersFen: z.strictObject({
    government: fenField,
    publicHealth: fenField,
    insurance: fenField,
    self: fenField,
  }),
});

/** A package as answered: with the price of a year. */
const PackageBody = z.strictObject({ ...PublishedPackage.shape, yearPriceFen: z.int() });
export type PackageBody = z.infer<typeof PackageBody>;

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
