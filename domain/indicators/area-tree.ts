import type { RegionCode } from '../kernel/region-code.ts';
import type { Organisation } from '../organisation/index.ts';
import { type Area, areasOf, type Scope } from './areas.ts';
import type { Rate } from './rates.ts';

/** The regions that hold a region, the nearest first. */
export const regionsAbove = ({ regions }: Organisation, code: string): RegionCode[] =>
  regions
    .map((region) => region.code)
    .filter((above) => above !== code && code.startsWith(above))
    .toSorted((a, b) => b.length - a.length);

/** The lengths of region codes above villages, the nearest first. @source domain-rules.md §9.2 */
const LENGTHS_ABOVE = [9, 6, 4, 2] as const;

/** The region right above each region that has one. */
export const nearestAbove = ({ regions }: Organisation): ReadonlyMap<RegionCode, RegionCode> => {
  const known = new Map<string, RegionCode>(regions.map(({ code }) => [code, code]));
  const above = new Map<RegionCode, RegionCode>();
  for (const { code } of regions) {
    const [nearest] = LENGTHS_ABOVE.filter((length) => length < code.length).flatMap(
      (length) => known.get(code.slice(0, length)) ?? [],
    );
    if (nearest !== undefined) above.set(code, nearest);
  }
  return above;
};

const isWithin = (inner: Area, outer: Area): boolean =>
  inner.villages.length > 0 && inner.villages.every((village) => outer.villages.includes(village));

/** How an area is divided where nobody says otherwise. */
const USUAL_PARTS: Readonly<Record<Scope, Scope>> = {
  region: 'region',
  institution: 'team',
  team: 'region',
};

const regionParts = (organisation: Organisation, area: Area, areas: readonly Area[]): Area[] => {
  const inside = areas.filter((one) => one.scope === 'region' && one.id !== area.id && isWithin(one, area));
  if (area.scope !== 'region') return inside.filter(({ villages, id }) => villages.some((v) => v === id));
  const above = new Map<string, string>(nearestAbove(organisation));
  return inside.filter(({ id }) => above.get(id) === area.id);
};

/** The areas that an area is compared by: regions right below a region, the villages of a team or institution; teams and
 *  institutions that work wholly inside it.
 *  @param by undefined: regions of a region, teams of an institution, villages of a team */
export const childAreas = (
  organisation: Organisation,
  area: Area,
  by: Scope = USUAL_PARTS[area.scope],
): Area[] => {
  const areas = areasOf(organisation);
  if (by === 'region') return regionParts(organisation, area, areas);
  const { scope, id, teams } = area;
  return areas.filter((one) => {
    if (one.scope !== by || (one.scope === scope && one.id === id)) return false;
    if (teams === undefined) return isWithin(one, area);
    return (one.teams ?? []).length > 0 && (one.teams ?? []).every((team) => teams.includes(team));
  });
};

/** A rate with its place among others: 1 is the highest, equal rates share it; none where nobody is counted. */
export type Standing<R extends Pick<Rate, 'numerator' | 'denominator'>> = R & {
  readonly rank: number | undefined;
};

/** Rates with their places, the highest first. Compared as fractions, not as rounded percents. */
export const standings = <R extends Pick<Rate, 'numerator' | 'denominator'>>(
  rates: readonly R[],
): Standing<R>[] => {
  const isHigher = (a: R, b: R): boolean => a.numerator * b.denominator > b.numerator * a.denominator;
  const counted = rates.filter(({ denominator }) => denominator > 0);
  const ranked = rates.map((rate) => ({
    ...rate,
    rank: rate.denominator > 0 ? 1 + counted.filter((other) => isHigher(other, rate)).length : undefined,
  }));
  return ranked.toSorted((a, b) => (a.rank ?? rates.length + 1) - (b.rank ?? rates.length + 1));
};
