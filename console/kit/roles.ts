/** The roles that record something of people. The server decides; here a reason is shown before.
 *  @source domain/access/rights.ts, PEOPLE_WRITERS */
export const WRITERS: ReadonlySet<string> = new Set([
  'team_member',
  'team_leader',
  'institution_manager',
  'administrator',
  'integration',
]);
