import type { Status } from './contract-types.ts';

/** What may be done with a contract. */
export type Act = 'confirm' | 'renew' | 'transfer' | 'terminate' | 'void';

/** What a contract may be tried for by where it stands; days and terms are the service's to judge.
 *  @source domain/contracts/decide.ts, draft.ts */
const MAY = {
  draft: ['confirm', 'void'],
  pending: ['transfer', 'terminate', 'void'],
  active: ['renew', 'transfer', 'terminate'],
  expired: ['renew'],
  renewed: [],
  terminated: [],
  transferred: [],
  void: [],
} as const satisfies Record<Status, readonly Act[]>;

/** Whether something may be tried with a contract that stands so. */
export const may = (status: Status, act: Act): boolean => {
  const acts: readonly Act[] = MAY[status];
  return acts.includes(act);
};

/** What is offered for a contract: of a draft other things than of one that was signed. */
export const actsOf = (status: Status): readonly Act[] =>
  status === 'draft' ? ['confirm', 'void'] : ['renew', 'transfer', 'terminate', 'void'];

/** Whether services may be recorded with a contract that stands so. */
export const mayServe = (status: Status): boolean => status !== 'draft' && status !== 'void';

/** The roles that record something of people. @source domain/access/rights.ts, PEOPLE_WRITERS without other systems */
const DECIDERS: ReadonlySet<string> = new Set([
  'team_member',
  'team_leader',
  'institution_manager',
  'administrator',
]);

/** Whether somebody in these roles may sign and change contracts. */
export const mayDecide = (roles: readonly string[]): boolean => roles.some((role) => DECIDERS.has(role));
