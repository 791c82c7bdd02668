import type { SmsConsentGiven, SmsConsentWithdrawn } from '../../events/residents.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { completedAge, type LocalDate } from '../kernel/time.ts';
import { afterDeath, firstOf, outsideLife } from './entry-checks.ts';
import { entryPolicy } from './entry-policy.ts';
import type { ResidentRefusal } from './refusal.ts';
import { hasConsentOn, type ResidentFile } from './resident-file.ts';

/** A yes or no to SMS: the day from which it holds, who said it, at which instant (UTC), and how. */
export type SmsDecision = Pick<SmsConsentGiven, 'from' | 'by' | 'at' | 'method'>;

const withoutGuardian = (
  { person }: ResidentFile,
  { by, from }: SmsDecision,
): ResidentRefusal | undefined => {
  const untilYears = entryPolicy.consentsFromYears;
  const isChild = completedAge(person.birthDate, from) < untilYears;
  return isChild && by !== 'guardian' ? { code: 'resident/guardian-must-consent', untilYears } : undefined;
};

const consentedSince = ({ dates }: ResidentFile, day: LocalDate): ResidentRefusal | undefined => {
  const last = dates.consents.findLast(({ from }) => from <= day);
  return last?.isGiven === true ? { code: 'resident/has-consented', from: last.from } : undefined;
};

const laterDecision = ({ dates }: ResidentFile, day: LocalDate): ResidentRefusal | undefined => {
  const later = dates.consents.find(({ from }) => from > day);
  return later && { code: 'resident/later-change', field: 'smsConsent', from: later.from };
};

/** Records consent to SMS, up to today, of a living person who has not consented; under 14 the guardian's.
 *  @source PIPL art. 29, 31 (domain-rules.md §9.4) */
export const giveConsent = (
  file: ResidentFile,
  decision: SmsDecision,
  today: LocalDate,
): Result<SmsConsentGiven[], ResidentRefusal> => {
  const { person } = file;
  const { from } = decision;
  const refusal = firstOf(
    outsideLife({ field: 'smsConsent', on: from }, { birthDate: person.birthDate, today }),
    afterDeath(person, from),
    withoutGuardian(file, decision),
    laterDecision(file, from),
    consentedSince(file, from),
  );
  return refusal === undefined
    ? ok([{ type: 'sms-consent-given@1', residentId: person.id, ...decision }])
    : err(refusal);
};

/** Records that somebody wants no SMS from a day on, up to today, whoever says so; also who died. A decision of a later
 *  day stands in the way, and so does a consent that is not there. */
export const withdrawConsent = (
  file: ResidentFile,
  decision: SmsDecision,
  today: LocalDate,
): Result<SmsConsentWithdrawn[], ResidentRefusal> => {
  const { person, dates } = file;
  const { from } = decision;
  const refusal = firstOf(
    outsideLife({ field: 'smsConsent', on: from }, { birthDate: person.birthDate, today }),
    laterDecision(file, from),
  );
  if (refusal !== undefined) return err(refusal);
  if (!hasConsentOn(dates, from)) return err({ code: 'resident/has-not-consented' });
  return ok([{ type: 'sms-consent-withdrawn@1', residentId: person.id, ...decision }]);
};
