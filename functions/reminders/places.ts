import type { ResidentId, TeamId } from '../../domain/kernel/ids.ts';
import type { Organisation } from '../../domain/organisation/index.ts';
import type { Place, Subject } from '../../domain/reminders/index.ts';

/** Where a team asks to come: its institution's name, the team's number or else the institution's. */
const placesOf = ({ teams, institutions }: Organisation): ReadonlyMap<TeamId, Place> => {
  const byId = new Map(institutions.map((institution) => [institution.id, institution]));
  return new Map(
    teams.map(({ id, institutionId, phone }) => {
      const institution = byId.get(institutionId);
      return [id, { name: institution?.name ?? '', phone: phone || (institution?.phone ?? '') }];
    }),
  );
};

/** Answers where the team of a text's first person asks to come; undefined where nobody looks after them. */
export const placeFinder = (
  organisation: Organisation,
  teamOf: ReadonlyMap<ResidentId, TeamId>,
): ((subject: Subject) => Place | undefined) => {
  const places = placesOf(organisation);
  return ({ resident }) => {
    const team = teamOf.get(resident.id);
    return team === undefined ? undefined : places.get(team);
  };
};
