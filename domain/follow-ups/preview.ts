import { err, ok, type Result } from '../kernel/result.ts';
import type { Sentence } from '../kernel/text.ts';
import type { LocalDate } from '../kernel/time.ts';
import { explain, type Programme, type RuleProfile, type Visit } from '../programmes/index.ts';
import { assessChain, type AssessedVisit } from './chain.ts';

/** A visit that is not recorded and what came before it, in any order. */
export type PreviewGiven = {
  readonly programme: Programme;
  readonly birthDate: LocalDate;
  readonly visit: Visit;
  /** Other visits of the same programme; those of later days bear on nothing. */
  readonly previous: readonly Visit[];
  readonly profile: RuleProfile;
};

/** What the rules would decide on a visit, and why in words. */
export type Preview = { readonly assessed: AssessedVisit; readonly why: Sentence };

/** Assesses a visit as it would be assessed once recorded, in the programme that is asked for whatever the visits name.
 *  No referral is known here: a profile that forgets the streak after one sees none. */
export const previewAssessment = (
  given: PreviewGiven,
): Result<Preview, { readonly code: 'follow-up/before-birth'; readonly birthDate: LocalDate }> => {
  const { programme, birthDate, profile } = given;
  const visit = { ...given.visit, programme: programme.code };
  const previous = given.previous.map((other) => ({ ...other, programme: programme.code }));
  const records = { programme, birthDate, visits: [...previous, visit], referrals: [] };
  const assessed = assessChain(records, visit.visitedOn, profile).find((one) => one.visit === visit);
  return assessed === undefined
    ? err({ code: 'follow-up/before-birth', birthDate })
    : ok({ assessed, why: explain({ programme, profile }, visit, assessed.assessment) });
};
