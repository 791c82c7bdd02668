import type { InstitutionId, TeamId } from '../kernel/ids.ts';
import type { VillageCode } from '../kernel/region-code.ts';
import { ancestors, type Organisation, serves, type Team } from '../organisation/index.ts';

/** Where a person stands in a county: what every decision about scope is read from. */
export type Place = {
  readonly village: VillageCode;
  /** The teams that look after the person: the contracted one, or without a contract all that serve the village. */
  readonly teams: ReadonlySet<TeamId>;
  /** The institutions of those teams and all above them. */
  readonly institutions: ReadonlySet<InstitutionId>;
};

/** What of a person decides where they stand; `contract` is the current one of the day, where there is one. */
export type Placed = {
  readonly regionCode: VillageCode;
  readonly contract?: { readonly teamId: TeamId } | undefined;
};

const remembering = <K, V>(make: (key: K) => V): ((key: K) => V) => {
  const made = new Map<K, V>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
};

/** Answers where people of a county stand; for lists, since villages and teams are looked through once each.
 *  A contract with a team that the organisation does not know leaves a person with no team. */
export const placesIn = (organisation: Organisation): ((person: Placed) => Place) => {
  const under = (teams: readonly Team[]) => ({
    teams: new Set(teams.map(({ id }) => id)),
    institutions: new Set(teams.flatMap(({ institutionId }) => ancestors(organisation, institutionId))),
  });
  const ofVillage = remembering((village: VillageCode) =>
    under(organisation.teams.filter((team) => serves(team, village))),
  );
  const ofTeam = remembering((teamId: TeamId) => under(organisation.teams.filter(({ id }) => id === teamId)));
  return ({ regionCode, contract }) => ({
    village: regionCode,
    ...(contract === undefined ? ofVillage(regionCode) : ofTeam(contract.teamId)),
  });
};

/** Where one person stands. */
export const placeOf = (person: Placed, organisation: Organisation): Place => placesIn(organisation)(person);
