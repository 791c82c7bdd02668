import * as z from 'zod';

import { CONSENT_BY, CONSENT_METHODS, END_REASONS, PACKAGE_KINDS } from '../../domain/contracts/index.ts';
import { dateField, idField, residentIdField, teamIdField, textField } from '../kit/fields.ts';

/** The terms that may be signed. */
export const TermYears = z.union([z.literal(1), z.literal(2), z.literal(3)]);

/** Consent as it is recorded: who gave it, when, and how. */
export const Consent = z.strictObject({
  by: z.enum(CONSENT_BY),
  at: dateField,
  method: z.enum(CONSENT_METHODS),
});

const LONGEST_NAME = 64;
/** A name or code in a few words. */
export const nameField = textField.max(LONGEST_NAME);

/** A contract as answered: a `contracts.csv` row, with its last day, what it is today and its fulfilment ledger. */
export const ContractBody = z.strictObject({
  id: idField<'ContractId'>(),
  residentId: residentIdField,
  teamId: teamIdField,
  package: z.string(),
  /** A draft is not signed. */
  signedOn: dateField.optional(),
  /** Who agreed; absent where it came with an import. */
  consent: Consent.optional(),
  startsOn: dateField,
  termYears: TermYears,
  endedOn: dateField.optional(),
  endReason: z.enum(END_REASONS).optional(),
  renewsId: idField<'ContractId'>().optional(),
  until: dateField,
  status: z.enum(['draft', 'pending', 'active', 'expired', 'renewed', 'terminated', 'transferred', 'void']),
  services: z.array(
    z.strictObject({
      item: z.string(),
      dueOn: dateField,
      doneOn: dateField.optional(),
      /** What shows that it was done; absent where it came with an import. */
      evidence: z.string().optional(),
    }),
  ),
  /** Services that fell due by today, and how many of those are done: signed and served where all are. */
  due: z.int().nonnegative(),
  done: z.int().nonnegative(),
});
export type ContractBody = z.infer<typeof ContractBody>;

/** Something to be known that refuses nothing: a panel above its warning line. */
export const WarningBody = z.strictObject({
  code: z.literal('organisation/large-panel'),
  message: z.string(),
  size: z.int().nonnegative(),
  line: z.int(),
});
export type WarningBody = z.infer<typeof WarningBody>;

/** What is to be known of a panel; mostly nothing. */
export const warnings = z.array(WarningBody);

/** A contract that brings somebody to a team's panel, with what is to be known of that panel. */
export const JoiningBody = z.strictObject({ ...ContractBody.shape, warnings });
export type JoiningBody = z.infer<typeof JoiningBody>;

const MOST_FEN = 100_000_000;
const fenField = z.int().min(0).max(MOST_FEN);
const LAST_DAY_OF_YEAR = 364;
const MOST_ITEMS = 50;

/** A package as a county publishes it: what it promises each year, by when, at what price, and who pays. */
export const PublishedPackage = z.strictObject({
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
export const PackageBody = z.strictObject({ ...PublishedPackage.shape, yearPriceFen: z.int() });
export type PackageBody = z.infer<typeof PackageBody>;
