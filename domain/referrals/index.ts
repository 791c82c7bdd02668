export { type CheckQuestion, checkedWithin, DIRECTIONS, type Referral, URGENCIES } from './referral.ts';
