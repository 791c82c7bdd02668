export {
  type Action,
  assess,
  type Assessment,
  isCompleted,
  NO_FACTS,
  type PreviousFacts,
  rowCode,
  type RowNumber,
  type TaskKind,
} from './assess.ts';
export {
  closeEnrolment,
  type CloseEnrolment,
  enrol,
  type Enrol,
  type EntryCircumstances,
  type ProgrammeRefusal,
  recordScreening,
  type RecordScreening,
} from './decide.ts';
export { CLOSE_REASONS, type CloseReason, type Enrolment, managedSince } from './enrolment.ts';
export { evolve, screeningReading } from './evolve.ts';
export { explain } from './explain.ts';
export { bloodPressureTarget, type RuleProfile, type StreakMode } from './profile.ts';
export { defaultProfile, profileOf, profiles } from './profiles.ts';
export type { Programme } from './programme.ts';
export type { ProgrammeCode } from './programme-code.ts';
export { type ScreeningRule, screeningPolicy } from './policy.ts';
export { programmeNamed, programmeOf, programmes } from './registry.ts';
export {
  readingFor,
  type ScreeningFrame,
  type ScreeningReading,
  screeningState,
  type ScreeningState,
} from './screening.ts';
export {
  ADVERSE_REACTIONS,
  COMPLICATIONS,
  type Override,
  type Visit,
  type VisitClass,
  VISIT_MODES,
  VISIT_OUTCOMES,
  type VisitMode,
  type VisitOutcome,
} from './visit.ts';
