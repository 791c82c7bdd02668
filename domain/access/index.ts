export { type AreaName, canSeeArea, canSeeTeam, canUseInstitution, canUseTeam } from './areas.ts';
export { type AuditRecord, type AuditSeal, chain, type Hash } from './audit.ts';
export { canSeeTag, countsAsListed, type FieldView, visibleFields, visibleTags } from './fields.ts';
export { type Place, type Placed, placeOf, placesIn } from './place.ts';
export { accessPolicy, sharingPolicy } from './policy.ts';
export { canUseInbox, type Receiver } from './inbox.ts';
export { answerReferral, type ReferralPlace, seeReferral } from './referrals.ts';
export { findOwn, holderOf, NO_HOLDER, type OwnPhone } from './own.ts';
export { PEOPLE_READERS, PEOPLE_WRITERS } from './rights.ts';
export { type Role, ROLES, type Subject, type UserId, WORKING_ROLES } from './roles.ts';
export {
  type AccessRefusal,
  canSeeAudit,
  canSeeResident,
  canWriteResident,
  type Grounds,
  isReason,
  mayChange,
  seeLooks,
  seeResident,
  writeResident,
} from './scope.ts';
export {
  type Consultation,
  seeRecord,
  seeWholeRecord,
  type Shareable,
  type SharingWorld,
  type Sight,
} from './sharing.ts';
export { type RateCounts, suppressed } from './suppress.ts';
export {
  type AuditBreak,
  type AuditFault,
  type KnownEnds,
  type SealedRecords,
  verifyChain,
  verifyLink,
} from './verify.ts';
