/** What a deed may show that was done for somebody. */
export const PROVEN = [
  'exam',
  'blood_pressure',
  'glucose',
  'home_visit',
  'follow_up',
  'prescription',
  'referral',
] as const;
export type Proven = (typeof PROVEN)[number];

/** The items of packages that are done by what is recorded; the others, a talk or a vaccination, are told by hand.
 *  @source [design], by the item names of the default packages and of county folders; domain-rules.md §4.2: each fulfilled
 *  item has its evidence */
export const itemsProven: Readonly<Record<Proven, readonly string[]>> = {
  exam: ['annual_exam', 'health_assessment'],
  blood_pressure: ['bp_check'],
  glucose: ['glucose_check'],
  home_visit: ['home_visit'],
  follow_up: ['follow_up'],
  prescription: ['medication_review'],
  referral: ['referral'],
};
