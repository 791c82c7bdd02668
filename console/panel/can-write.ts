import { useCallback } from 'react';

import { WRITERS } from '../kit/roles.ts';
import { useMe } from '../kit/use-me.ts';

/** The roles that see every key group. @source domain/access/rights.ts, seesSensitiveTags */
const SEE_ALL: ReadonlySet<string> = new Set(['team_member', 'team_leader', 'administrator']);
const SENSITIVE: ReadonlySet<string> = new Set(['tuberculosis', 'severe_mental']);

/** Whether whoever is signed in may enter and change records. The server decides; here a reason is shown before. */
export const useMayWrite = (): boolean => useMe()?.roles.some((role) => WRITERS.has(role)) ?? false;

/** Says of a key group whether whoever is signed in may know of it. */
export const useMaySeeGroup = (): ((group: string) => boolean) => {
  const seesAll = useMe()?.roles.some((role) => SEE_ALL.has(role)) ?? false;
  return useCallback((group) => seesAll || !SENSITIVE.has(group), [seesAll]);
};
