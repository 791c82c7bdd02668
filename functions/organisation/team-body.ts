import type * as z from 'zod';

import type { StaffTerm, Team } from '../../domain/organisation/index.ts';
import type { StaffBody, TeamBody } from './bodies.ts';
import { UNKNOWN_START } from './roster.ts';

/** A team as answered. */
export const teamBody = ({
  id,
  name,
  institutionId,
  regionCodes,
  phone,
}: Team): z.infer<typeof TeamBody> => ({
  id,
  name,
  institutionId,
  regionCodes: [...regionCodes],
  phone,
});

/** Somebody's time in a team as answered; a day that nobody recorded is left out. */
export const staffBody = ({ staffId: id, from, until, ...term }: StaffTerm): StaffBody => ({
  id,
  ...term,
  ...(from !== UNKNOWN_START && { from }),
  ...(until !== undefined && { until }),
});
