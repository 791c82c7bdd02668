import { assessChain, type AssessedVisit, type ManagedChain } from '../../domain/follow-ups/index.ts';
import { defaultProfile, rowCode, type RuleProfile } from '../../domain/programmes/index.ts';
import type { Referral } from '../../domain/referrals/index.ts';
import { aProgramme, aVisit, type VisitGiven } from './records.ts';
import { on } from './values.ts';

/** What a test says of a chain; everything else is usual. */
export type ChainGiven = {
  readonly visits: readonly VisitGiven[];
  readonly programme?: string;
  readonly birthDate?: string;
  readonly referrals?: readonly Referral[];
  readonly day?: string;
  readonly profile?: RuleProfile;
};

/** The chain of somebody aged 54 as known at the end of 2025, by the default profile unless the test says more.
 *  Visits without an id are V1, V2, … in the order given. */
export const aChain = (given: ChainGiven): AssessedVisit[] => {
  const programme = given.programme ?? 'hypertension';
  const visits = given.visits.map((visit, index) => aVisit({ id: `V${index + 1}`, programme, ...visit }));
  const birthDate = on(given.birthDate ?? '1970-05-10');
  const records = { programme: aProgramme(programme), birthDate, visits, referrals: given.referrals ?? [] };
  return assessChain(records, on(given.day ?? '2025-12-31'), given.profile ?? defaultProfile);
};

/** The same as a managed chain, in force since 2024-01-01 unless the test says more. */
export const aManagedChain = (given: ChainGiven & { readonly since?: string }): ManagedChain => ({
  programme: aProgramme(given.programme ?? 'hypertension'),
  referrals: given.referrals ?? [],
  since: on(given.since ?? '2024-01-01'),
  chain: aChain(given),
});

/** A chain in short: the date, the row and the latest date of its task. */
export const inShort = (chain: readonly AssessedVisit[], programme = 'hypertension'): string[] =>
  chain.map(({ visit, assessment }) =>
    [visit.visitedOn, rowCode(aProgramme(programme), assessment), assessment.task?.latestOn]
      .filter((part) => part !== undefined)
      .join(' '),
  );
