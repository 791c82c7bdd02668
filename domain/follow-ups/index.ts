export { type Holidays, suggestedAppointment } from './appointment.ts';
export { assessChain, type AssessedVisit, type ChainRecords, latestCompleted } from './chain.ts';
export { faceToFaceDays, lastReadingVisit, visitsAsked } from './counts.ts';
export { type Attempt, attemptsSinceContact, type ContactState, contactState } from './loss.ts';
export {
  type FollowUpTask,
  type FollowUpTaskKind,
  hasMissedTwoWeekTask,
  isOverdue,
  type ManagedChain,
  openFollowUpTask,
} from './open-task.ts';
export { lossPolicy } from './policy.ts';
