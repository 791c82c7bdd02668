import type * as z from 'zod';

import type { showMe } from '../../functions/organisation/api.ts';

type Role = z.infer<typeof showMe.answer>['roles'][number];

const SEE_PEOPLE_FREELY: readonly Role[] = [
  'team_member',
  'team_leader',
  'institution_manager',
  'administrator',
];
const IMPORT: readonly Role[] = ['bureau', 'administrator', 'integration'];

/** Whether somebody sees the people behind a number, or only for a reason that is recorded; the service decides.
 *  @source domain/access/rights.ts */
export const peopleRight = (roles: readonly Role[]): 'freely' | 'with-reason' | 'never' => {
  if (roles.some((role) => SEE_PEOPLE_FREELY.includes(role))) return 'freely';
  return roles.includes('bureau') ? 'with-reason' : 'never';
};

/** Whether somebody may import what other systems counted. @source functions/indicators/manifest.ts */
export const canImport = (roles: readonly Role[]): boolean => roles.some((role) => IMPORT.includes(role));
