import type { ReferralForm } from '../../events/referrals.ts';

/** The fields in bold of the national form. @source domain-rules.md §6.3 */
const MAIN_FIELDS = ['initialImpression', 'presentIllness', 'pastHistory', 'treatment'] as const;

/** What is to be said of a form: which of its main fields say nothing. */
export type FormWarning = { readonly code: 'referral/form-incomplete'; readonly fields: string[] };

/** Says which main fields of a form are empty; it refuses nothing. */
export const formWarning = (form: ReferralForm): FormWarning | undefined => {
  const fields = MAIN_FIELDS.filter((name) => form[name] === undefined);
  return fields.length === 0 ? undefined : { code: 'referral/form-incomplete', fields };
};
