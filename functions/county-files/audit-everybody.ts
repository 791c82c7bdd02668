import type { Ports } from '../kit/ports.ts';
import type { Route } from '../kit/route.ts';
import type { Asked } from '../kit/use-case.ts';

/** Records a request that shows the whole county: who, what and why, without a list of everybody. */
export const auditEverybody = (
  { id: action }: Route,
  { by, now: at, requestId, reason }: Asked<Route>,
  { audit }: Pick<Ports, 'audit'>,
): Promise<void> =>
  audit({
    at,
    requestId,
    userId: by.userId,
    role: by.role,
    action,
    purpose: reason ?? '',
    residentIds: [],
    outcome: 'allowed',
  });
