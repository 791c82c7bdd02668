import type { TeamId } from '../kernel/ids.ts';
import { isVillageCode, liesIn, type VillageCode } from '../kernel/region-code.ts';
import { descendants, type Organisation, serves, type Team } from '../organisation/index.ts';

/** The kinds of area, in the order of the specification. */
export const SCOPES = ['region', 'institution', 'team'] as const;
export type Scope = (typeof SCOPES)[number];

/** An area that rates are reported for. */
export type Area = {
  readonly scope: Scope;
  readonly id: string;
  /** Whose residents count for contract and file indicators. */
  readonly villages: readonly VillageCode[];
  /** Whose contracted people count for programme indicators; undefined: those who live in the villages. */
  readonly teams: readonly TeamId[] | undefined;
};

/** Digits of a county's region code. @source domain-rules.md §9.2 */
const COUNTY_DIGITS = 6;

/** Says whether an area is a county. */
export const isCounty = ({ scope, id }: Area): boolean => scope === 'region' && id.length === COUNTY_DIGITS;

const servedBy = (teams: readonly Team[], villages: readonly VillageCode[]): VillageCode[] =>
  villages.filter((village) => teams.some((team) => serves(team, village)));

/** Every area of a county: each region, each institution with those below it, each team. A village counts once in an
 *  area however many teams serve it. @source indicators.md, Scope; readings.md A21–A23, A25 */
export const areasOf = (organisation: Organisation): Area[] => {
  const { regions, institutions, teams } = organisation;
  const villages = regions.map(({ code }) => code).filter((code) => isVillageCode(code));
  return [
    ...regions.map(({ code }): Area => {
      const inside = villages.filter((village) => liesIn(village, code));
      return { scope: 'region', id: code, villages: inside, teams: undefined };
    }),
    ...institutions.map(({ id }): Area => {
      const below = descendants(organisation, id);
      const own = teams.filter(({ institutionId }) => below.has(institutionId));
      return {
        scope: 'institution',
        id,
        villages: servedBy(own, villages),
        teams: own.map((team) => team.id),
      };
    }),
    ...teams.map((team): Area => ({
      scope: 'team',
      id: team.id,
      villages: servedBy([team], villages),
      teams: [team.id],
    })),
  ];
};
