import type * as z from 'zod';

import type { showMe } from '../../functions/organisation/api.ts';
import type { paths } from '../kit/paths.ts';

type Role = z.infer<typeof showMe.answer>['roles'][number];

const team = ['today', 'panel', 'calendar', 'inbox', 'overview', 'appraisal'] as const;
const offices = ['overview', 'reminders', 'dataQuality'] as const;

/** The pages that a role starts from, the first of them its home. Which role may do what is the server's to say:
 *  functions/<capability>/manifest.ts. */
const PAGES = {
  team_member: team,
  team_leader: team,
  institution_manager: [
    'overview',
    'panel',
    'inbox',
    'reminders',
    'dataQuality',
    'organisation',
    'duplicates',
  ],
  bureau: offices,
  auditor: ['audit', 'overview'],
  administrator: [
    'organisation',
    'users',
    'packages',
    'profiles',
    'sms',
    'imports',
    'duplicates',
    'overview',
    'reminders',
  ],
  integration: ['imports'],
  resident: [],
} as const satisfies Record<Role, readonly (keyof typeof paths)[]>;

/** A page of the menu. */
export type MenuPage = (typeof PAGES)[Role][number];

/** The pages of whoever has these roles, each once. */
export const pagesOf = (roles: readonly Role[]): readonly MenuPage[] => [
  ...new Set(roles.flatMap((role): readonly MenuPage[] => PAGES[role])),
];
