/** An urgent referral to an institution, as a doctor sends it. */
export const urgentReferral = (toInstitutionId: string, form: Readonly<Record<string, string>>) => ({
  direction: 'up',
  urgency: 'urgent',
  kind: 'visit',
  reason: 'emergency',
  grounds: ['emergency'],
  toInstitutionId,
  form,
});
