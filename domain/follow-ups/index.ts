export type { Holidays } from '../kernel/working-days.ts';
export { suggestedAppointment } from './appointment.ts';
export { CALL_OUTCOMES, recordCall, type RecordCall, snoozedUntil } from './calls.ts';
export { assessChain, type AssessedVisit, type ChainRecords, latestCompleted } from './chain.ts';
export { faceToFaceDays, lastReadingVisit, visitsAsked } from './counts.ts';
export { correctVisit, recordVisits } from './decide.ts';
export { type EntryContext, type FollowUpHistory, type VisitEntry } from './entry.ts';
export { evolve, visitOf } from './evolve.ts';
export { type Attempt, attemptsSinceContact, type ContactState, contactState } from './loss.ts';
export {
  type FollowUpTask,
  type FollowUpTaskKind,
  hasMissedTwoWeekTask,
  isOverdue,
  type ManagedChain,
  openFollowUpTask,
} from './open-task.ts';
export { overrideAssessment, type OverrideAssessment } from './override.ts';
export { callPolicy, lossPolicy } from './policy.ts';
export { type Preview, previewAssessment, type PreviewGiven } from './preview.ts';
export { type FollowUpRefusal, type VisitFault } from './refusal.ts';
