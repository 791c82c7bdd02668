import type { TeamId } from '../kernel/ids.ts';
import { isVillageCode, liesIn, type VillageCode } from '../kernel/region-code.ts';
import { unreachable } from '../kernel/result.ts';
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

const villagesIn = ({ regions }: Organisation): VillageCode[] =>
  regions.map(({ code }) => code).filter((code) => isVillageCode(code));

type AreaOf<Thing> = (organisation: Organisation, villages: readonly VillageCode[], thing: Thing) => Area;

const regionArea: AreaOf<Organisation['regions'][number]> = (_organisation, villages, { code }) => ({
  scope: 'region',
  id: code,
  villages: villages.filter((village) => liesIn(village, code)),
  teams: undefined,
});

const institutionArea: AreaOf<Organisation['institutions'][number]> = (organisation, villages, { id }) => {
  const below = descendants(organisation, id);
  const own = organisation.teams.filter(({ institutionId }) => below.has(institutionId));
  return {
    scope: 'institution',
    id,
    villages: servedBy(own, villages),
    teams: own.map((team) => team.id),
  };
};

const teamArea: AreaOf<Team> = (_organisation, villages, team) => ({
  scope: 'team',
  id: team.id,
  villages: servedBy([team], villages),
  teams: [team.id],
});

/** Every area of a county: each region, each institution with those below it, each team. A village counts once in an
 *  area however many teams serve it. @source indicators.md, Scope; readings.md A21–A23, A25 */
export const areasOf = (organisation: Organisation): Area[] => {
  const { regions, institutions, teams } = organisation;
  const villages = villagesIn(organisation);
  return [
    ...regions.map((region) => regionArea(organisation, villages, region)),
    ...institutions.map((institution) => institutionArea(organisation, villages, institution)),
    ...teams.map((team) => teamArea(organisation, villages, team)),
  ];
};

/** The area of a name; undefined where the organisation knows none. */
export const areaNamed = (
  organisation: Organisation,
  { scope, id }: Pick<Area, 'scope' | 'id'>,
): Area | undefined => {
  const { regions, institutions, teams } = organisation;
  const villages = villagesIn(organisation);
  switch (scope) {
    case 'region': {
      const region = regions.find(({ code }) => code === id);
      return region && regionArea(organisation, villages, region);
    }
    case 'institution': {
      const institution = institutions.find((one) => one.id === id);
      return institution && institutionArea(organisation, villages, institution);
    }
    case 'team': {
      const team = teams.find((one) => one.id === id);
      return team && teamArea(organisation, villages, team);
    }
    default:
      return unreachable(scope);
  }
};
