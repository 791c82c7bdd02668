import { type Role, ROLES } from './roles.ts';

/** What a role may do inside its scope; scope itself is decided in `scope.ts` and `areas.ts`. */
export type Rights = {
  /** `write` reads and writes people, `with-reason` reads them for a recorded reason, `never` not even that. */
  readonly people: 'write' | 'with-reason' | 'never';
  /** Sees the key-group tags that need a right of their own. */
  readonly seesSensitiveTags: boolean;
  readonly seesPhone: boolean;
  readonly seesIdNumber: boolean;
  /** Sees counts of so few people that they could be told apart. */
  readonly seesSmallCounts: boolean;
  readonly seesAudit: boolean;
  /** Sees who looked at a person of theirs. */
  readonly seesLooks: boolean;
};

const CARE: Rights = {
  people: 'write',
  seesSensitiveTags: true,
  seesPhone: true,
  seesIdNumber: true,
  seesSmallCounts: true,
  seesAudit: false,
  seesLooks: false,
};

const TEAM: Rights = { ...CARE, seesLooks: true };

const NOBODY: Rights = {
  people: 'never',
  seesSensitiveTags: false,
  seesPhone: false,
  seesIdNumber: false,
  seesSmallCounts: false,
  seesAudit: false,
  seesLooks: false,
};

/** The rights of every role. An administrator, who is a subject of the audit, does not read it.
 *  @source architecture.md decision 9; domain-rules.md §9.4 [design]; faults.md B20 */
export const RIGHTS: Readonly<Record<Role, Rights>> = {
  team_member: TEAM,
  team_leader: TEAM,
  institution_manager: { ...CARE, seesSensitiveTags: false, seesIdNumber: false },
  bureau: { ...NOBODY, people: 'with-reason' },
  auditor: { ...NOBODY, seesAudit: true, seesLooks: true },
  administrator: CARE,
  integration: { ...CARE, seesSensitiveTags: false, seesIdNumber: false },
  // Nobody of the county's people: what is their own is found by `findOwn` alone.
  resident: NOBODY,
};

/** The roles that may record something of people in their scope. */
export const PEOPLE_WRITERS: readonly Role[] = ROLES.filter((role) => RIGHTS[role].people === 'write');

/** The roles that may see people in their scope, some of them only for a recorded reason. */
export const PEOPLE_READERS: readonly Role[] = ROLES.filter((role) => RIGHTS[role].people !== 'never');
