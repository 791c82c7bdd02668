import type * as z from 'zod';

import type { showResident } from '../../functions/residents/api.ts';

/** A record as the API shows it. */
export type Record = z.infer<typeof showResident.answer>;

/** The fields by which two records are held against each other, in order. */
export const COMPARED = [
  'id',
  'name',
  'sex',
  'birthDate',
  'idNumber',
  'phone',
  'regionCode',
  'householdId',
  'keyGroups',
  'smsConsent',
  'ehrFiledOn',
  'diedOn',
  'movedOutOn',
  'contracts',
  'visits',
  'exams',
  'prescriptions',
  'referrals',
] as const;
/** A field of the comparison. */
export type Compared = (typeof COMPARED)[number];

/** How the values of a record are said. */
export type Saying = {
  readonly date: (date: string) => string;
  readonly count: (value: number) => string;
  readonly sex: (sex: string) => string;
  readonly village: (code: string) => string;
  readonly group: (code: string) => string;
  readonly yes: (is: boolean) => string;
  readonly contract: (contract: Record['contracts'][number]) => string;
  readonly visits: (programme: string, count: number) => string;
};

const dateOr = (date: string | undefined, { date: said }: Saying): string =>
  date === undefined ? '' : said(date);

/** The values of a record in words, by field; empty where there is nothing. */
const saidOf = (record: Record, saying: Saying): { readonly [Name in Compared]: string } => ({
  id: record.id,
  name: record.name,
  sex: saying.sex(record.sex),
  birthDate: saying.date(record.birthDate),
  idNumber: record.idNumber ?? '',
  phone: record.phone,
  regionCode: saying.village(record.regionCode),
  householdId: record.householdId ?? '',
  keyGroups: record.keyGroups.map(saying.group).join(' · '),
  smsConsent: saying.yes(record.smsConsent),
  ehrFiledOn: dateOr(record.ehrFiledOn, saying),
  diedOn: dateOr(record.diedOn, saying),
  movedOutOn: dateOr(record.movedOutOn, saying),
  contracts: record.contracts.map(saying.contract).join(' · '),
  visits: record.programmes
    .filter(({ visits }) => visits.length > 0)
    .map(({ programme, visits }) => saying.visits(programme, visits.length))
    .join(' · '),
  exams: saying.count(record.exams.length),
  prescriptions: saying.count(record.prescriptions.length),
  referrals: saying.count(record.referrals.length),
});

/** A field of two records, and whether they say the same of it; two records never have one id. */
export type ComparedRow = {
  readonly field: Compared;
  readonly one: string;
  readonly two: string;
  readonly differs: boolean;
};

/** Holds two records against each other, field by field. */
export const compare = (one: Record, two: Record, saying: Saying): readonly ComparedRow[] => {
  const first = saidOf(one, saying);
  const second = saidOf(two, saying);
  return COMPARED.map((field) => ({
    field,
    one: first[field],
    two: second[field],
    differs: field !== 'id' && first[field] !== second[field],
  }));
};

/** Whether two records name different identity numbers. */
export const isOtherNumber = (one: Pick<Record, 'idNumber'>, two: Pick<Record, 'idNumber'>): boolean =>
  one.idNumber !== undefined && two.idNumber !== undefined && one.idNumber !== two.idNumber;

/** Which of two records is a part of the other, or of a third; undefined where both stand alone. */
export const mergedOf = (
  one: Record,
  two: Record,
): { readonly keptId: string; readonly otherId: string } | undefined => {
  if (two.aliasOf !== undefined) return { keptId: two.aliasOf, otherId: two.id };
  return one.aliasOf === undefined ? undefined : { keptId: one.aliasOf, otherId: one.id };
};
