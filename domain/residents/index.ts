export { amend, type Amend, type AmendWorld } from './amend.ts';
export { giveConsent, type SmsDecision, withdrawConsent } from './consent.ts';
export { correct, type Correct, type PersonChanges } from './correct.ts';
export {
  type Comparable,
  DUPLICATE_REASONS,
  type DuplicateReason,
  type PossibleDuplicate,
  possibleDuplicates,
} from './duplicates.ts';
export { entryPolicy } from './entry-policy.ts';
export { begin, evolve, type ResidentChange } from './evolve.ts';
export { changeVillage, type ChangeVillage, die, moveIn, moveOut } from './life.ts';
export { merge, unitedHistory, unmerge } from './merge.ts';
export { keptName, type NameFault } from './name.ts';
export { factsOf, personOn, type ResidentFacts, type ToldHistory } from './facts.ts';
export { decodeFacts } from './decode-facts.ts';
export { encodeFacts } from './encode-facts.ts';
export type { WrittenFacts } from './stored-facts.ts';
export { agePolicy, SENSITIVE_TAGS } from './policy.ts';
export { type ResidentRefusal } from './refusal.ts';
export { type EntryWorld, register, type Register } from './register.ts';
export { isResidentOn, KEY_GROUP_TAGS, type KeyGroupTag, PHONE_OWNERS, type Resident } from './resident.ts';
export {
  type CountedPerson,
  type CountedResident,
  isElderly,
  isElderlyOn,
  isExaminedSince,
  type LivePerson,
  type ManagedDay,
  type ProgrammeChain,
  type ResidentDay,
  type ResidentHistory,
  residentOn,
} from './resident-day.ts';
export {
  type Absence,
  type ConsentChange,
  EVER,
  fileOf,
  hasConsentOn,
  type HouseholdId,
  nextDatedChange,
  overlap,
  type Person,
  type ResidentDates,
  type ResidentFile,
  residentOnDay,
  type TagTerm,
  villageOn,
} from './resident-file.ts';
export { tag, type Tag, untag } from './tags.ts';
