import { type AreaName, canSeeArea, type Subject } from '../../domain/access/index.ts';
import { type Area, areaNamed, type Scope, SHOWN_CELLS } from '../../domain/indicators/index.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { Organisation } from '../../domain/organisation/index.ts';
import type { Refused } from '../kit/use-case.ts';

/** An area as a query names it, or not. */
export type AreaQuery = { readonly scope?: Scope | undefined; readonly scopeId?: string | undefined };

const ownArea = (by: Subject): AreaName => {
  if ('teamId' in by) return { scope: 'team', id: by.teamId };
  if ('institutionId' in by) return { scope: 'institution', id: by.institutionId };
  // A resident is of no area: none has the empty name.
  return { scope: 'region', id: 'regionCode' in by ? by.regionCode : '' };
};

/** The area that is asked for, the asker's own where none is named; what they may not see is not found. */
export const askedArea = (
  by: Subject,
  { scope, scopeId }: AreaQuery,
  organisation: Organisation,
): Result<Area, Refused> => {
  const own = ownArea(by);
  const asked = { scope: scope ?? own.scope, id: scopeId ?? own.id };
  const isWhole = scope === undefined || scope === own.scope || scopeId !== undefined;
  const area = isWhole && canSeeArea(by, asked, organisation) ? areaNamed(organisation, asked) : undefined;
  return area === undefined ? err({ code: 'access/not-found' }) : ok(area);
};

/** The position in `SHOWN_CELLS` of an indicator and group; everybody where no group is named. */
export const askedCell = (indicator: string, group = 'all'): Result<number, Refused> => {
  const cell = SHOWN_CELLS.findIndex((one) => one.indicator === indicator && one.group === group);
  return cell === -1 ? err({ code: 'indicator/no-such-group' }) : ok(cell);
};
