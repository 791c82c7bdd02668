export {
  type Contract,
  END_REASONS,
  type EndReason,
  type ServiceItem,
  TERM_YEARS,
  type TermYears,
} from './contract.ts';
export {
  type ContractRefusal,
  end,
  type End,
  renew,
  type Renew,
  sign,
  type Sign,
  transfer,
  type Transfer,
} from './decide.ts';
export { evolve } from './evolve.ts';
export { type Fulfilment, fulfilmentOn } from './fulfilment.ts';
export { contractPolicy } from './policy.ts';
export {
  currentContract,
  duplicates,
  type EndedTerm,
  endedTerms,
  isFollowed,
  isInForce,
  lastDay,
  lastDayOfTerm,
} from './term.ts';
