export {
  type AppraisalPeriod,
  type Appraised,
  type AppraisedItem,
  deedsOf,
  inOrder,
  pointsOf,
  serviceEvidence,
  type TeamDeed,
} from './deeds.ts';
export { type AppraisalRefusal, periodAsked } from './period.ts';
export { APPRAISAL_ITEMS, type AppraisalItem, appraisalPoints, appraisalPolicy } from './policy.ts';
