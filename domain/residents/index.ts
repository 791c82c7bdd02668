export { agePolicy } from './policy.ts';
export { isResidentOn, KEY_GROUP_TAGS, type KeyGroupTag, PHONE_OWNERS, type Resident } from './resident.ts';
export {
  isElderly,
  isElderlyOn,
  isExaminedSince,
  type ManagedDay,
  type ProgrammeChain,
  type ResidentDay,
  type ResidentHistory,
  residentOn,
} from './resident-day.ts';
