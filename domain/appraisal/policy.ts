import { contractPolicy } from '../contracts/index.ts';

/** What a team is appraised by, in the order of an appraisal. */
export const APPRAISAL_ITEMS = [
  'promised_service',
  'visit_face_to_face',
  'visit_remote',
  'exam',
  'referral_check',
] as const;
export type AppraisalItem = (typeof APPRAISAL_ITEMS)[number];

/** Points for one of each. What a promised service was done by has its own points besides.
 *  @source 国卫基层发〔2022〕10号: a team is appraised by number and quality of its services; the points are each county's to
 *  set [county parameter] */
export const appraisalPoints: Readonly<Record<AppraisalItem, number>> = {
  promised_service: 2,
  visit_face_to_face: 3,
  visit_remote: 1,
  exam: 5,
  referral_check: 2,
};

/** What an appraisal is bounded by. */
export const appraisalPolicy = {
  /** How long ago a period may begin: so long it is known of everybody who has left a team.
   *  @source domain-rules.md §4.3, the window of the renewal rate and the days before it */
  mostDaysAgo: contractPolicy.renewalWindowDays + contractPolicy.renewalRateDays - 1,
  /** More people than that are not read while somebody waits. @source a team looks after 2,000 people; domain-rules.md §4.1 */
  mostPeople: 5_000,
} as const;
