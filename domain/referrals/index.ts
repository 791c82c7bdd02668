export {
  isOpenOn,
  RECORDED_STATES,
  type RecordedState,
  REFERRAL_KINDS,
  REFERRAL_STATES,
  type ReferralCase,
  type ReferralState,
  stateOfRow,
  stateOn,
  UNANSWERED,
  waitedUntil,
} from './case.ts';
export {
  catalogueWarning,
  type CatalogueWarning,
  diseaseOf,
  DISEASES,
  type Ground,
  GROUNDS,
} from './catalogue.ts';
export {
  accept,
  check,
  close,
  draft,
  refuse,
  see,
  type Send,
  send,
  sendBack,
  type SendWorld,
} from './decide.ts';
export { evolve } from './evolve.ts';
export { formWarning, type FormWarning } from './form.ts';
export { answerBy, type Counted, isLate, type Limit, LIMITED_STEPS, limitsOf } from './limits.ts';
export { referralPolicy } from './policy.ts';
export { type CheckQuestion, checkedWithin, DIRECTIONS, type Referral, URGENCIES } from './referral.ts';
export type { ReferralRefusal } from './refusal.ts';
