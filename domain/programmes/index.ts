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
  type VisitClass,
} from './assess.ts';
export { CLOSE_REASONS, type Enrolment, managedSince } from './enrolment.ts';
export { explain } from './explain.ts';
export { bloodPressureTarget, type RuleProfile, type StreakMode } from './profile.ts';
export { defaultProfile, profileOf, profiles } from './profiles.ts';
export type { Programme } from './programme.ts';
export type { ProgrammeCode } from './programme-code.ts';
export { programmeNamed, programmeOf, programmes } from './registry.ts';
export {
  ADVERSE_REACTIONS,
  COMPLICATIONS,
  type Visit,
  VISIT_MODES,
  VISIT_OUTCOMES,
  type VisitMode,
  type VisitOutcome,
} from './visit.ts';
