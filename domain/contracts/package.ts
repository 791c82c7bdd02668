import { err, ok, type Result } from '../kernel/result.ts';
import type { Sentence } from '../kernel/text.ts';
import { byCodePoints } from '../kernel/ids.ts';
import { type LocalDate, plusDays, plusYears } from '../kernel/time.ts';
import type { ServiceItem, TermYears } from './contract.ts';
import type { PackageRefusal } from './refusal.ts';

/** Who pays for a package. @source domain-rules.md §4.2, payer split fields */
export const PAYERS = ['government', 'publicHealth', 'insurance', 'self'] as const;
export type Payer = (typeof PAYERS)[number];

/** Whether everybody is offered a package or it is chosen by need. @source domain-rules.md §4.2, packages */
export const PACKAGE_KINDS = ['basic', 'individual'] as const;

/** A service that a package promises once a year, so many days after the year of the contract began (0–364). */
export type PackageItem = {
  readonly item: string;
  readonly dueInDays: number;
  readonly priceFen: number;
};

/** A package as offered from a day on, until the next of its code. Its year's price is that of its items together. */
export type ServicePackage = {
  /** What contracts name. */
  readonly code: string;
  readonly kind: (typeof PACKAGE_KINDS)[number];
  readonly name: Sentence;
  readonly from: LocalDate;
  readonly items: readonly PackageItem[];
  /** What each pays of a year's price, in fen. */
  readonly payersFen: Readonly<Record<Payer, number>>;
};

/** The price of a year, in fen. */
export const yearPriceFen = ({ items }: Pick<ServicePackage, 'items'>): number =>
  items.reduce((sum, { priceFen }) => sum + priceFen, 0);

/** The package of a code as offered on a day: the one from the latest day up to it. */
export const packageOn = (
  packages: readonly ServicePackage[],
  code: string,
  day: LocalDate,
): ServicePackage | undefined =>
  packages
    .filter((one) => one.code === code && one.from <= day)
    .toSorted((a, b) => byCodePoints(a.from, b.from))
    .at(-1);

const isTwice = ({ items }: ServicePackage): boolean =>
  new Set(items.map(({ item, dueInDays }) => `${dueInDays} ${item}`)).size < items.length;

/** Takes a package into the list, from today or later. What is signed already keeps what it was promised.
 *  @returns the list with it at the end */
export const publishPackage = (
  packages: readonly ServicePackage[],
  published: ServicePackage,
  today: LocalDate,
): Result<ServicePackage[], PackageRefusal> => {
  const priceFen = yearPriceFen(published);
  const splitFen = PAYERS.reduce((sum, payer) => sum + published.payersFen[payer], 0);
  if (splitFen !== priceFen) return err({ code: 'package/split-differs', priceFen, splitFen });
  if (isTwice(published)) return err({ code: 'package/item-twice' });
  if (published.from < today) return err({ code: 'package/from-past', today });
  const isThere = packages.some(({ code, from }) => code === published.code && from === published.from);
  return isThere ? err({ code: 'package/exists' }) : ok([...packages, published]);
};

/** A promised service before it is done. */
export type PromisedItem = Pick<ServiceItem, 'item' | 'dueOn'>;

/** What a package promises over a term: its items in every year, by due date; no two are the same. */
export const promisedItems = (
  { items }: ServicePackage,
  { startsOn, termYears }: { readonly startsOn: LocalDate; readonly termYears: TermYears },
): PromisedItem[] =>
  Array.from({ length: termYears }, (_, year) => plusYears(startsOn, year))
    .flatMap((from) => items.map(({ item, dueInDays }) => ({ item, dueOn: plusDays(from, dueInDays) })))
    .toSorted((a, b) => byCodePoints(a.dueOn, b.dueOn) || byCodePoints(a.item, b.item));
