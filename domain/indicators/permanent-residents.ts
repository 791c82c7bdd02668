import type { Organisation } from '../organisation/index.ts';
import { nearestAbove } from './area-tree.ts';
import type { Area } from './areas.ts';

const sumOf = (parts: readonly (number | undefined)[]): number | undefined => {
  const known = parts.filter((part) => part !== undefined);
  const isWhole = parts.length > 0 && known.length === parts.length;
  return isWhole ? known.reduce((sum, part) => sum + part) : undefined;
};

/** The permanent residents of an area: what its region states, else the sum of the regions right below it where each
 *  of them has one. Undefined where they do not tell, and for every institution and team: nobody counts permanent
 *  residents by who serves them. */
export const permanentResidentsOf = (
  organisation: Organisation,
  { scope, id }: Pick<Area, 'scope' | 'id'>,
): number | undefined => {
  if (scope !== 'region') return undefined;
  const own = organisation.regions.find(({ code }) => code === id)?.permanentResidents;
  if (own !== undefined) return own;
  const stated = new Map<string, number | undefined>(
    organisation.regions.map(({ code, permanentResidents }) => [code, permanentResidents]),
  );
  const below = Map.groupBy(nearestAbove(organisation), ([, above]): string => above);
  const residentsOf = (code: string): number | undefined =>
    stated.get(code) ?? sumOf((below.get(code) ?? []).map(([child]) => residentsOf(child)));
  return residentsOf(id);
};
