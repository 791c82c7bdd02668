import type { AreaName } from '../../domain/access/index.ts';
import type { Organisation } from '../../domain/organisation/index.ts';

/** The name of an area; its id where the county has no name for it. */
export const areaNameOf = (
  { regions, institutions, teams }: Organisation,
  { scope, id }: AreaName,
): string => {
  if (scope === 'region') return regions.find(({ code }) => code === id)?.name ?? id;
  return (scope === 'team' ? teams : institutions).find((one) => one.id === id)?.name ?? id;
};
