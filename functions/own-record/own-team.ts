import { coveringTeams } from '../../domain/organisation/index.ts';
import type { Found } from '../residents/find.ts';
import type { OwnTeam } from './bodies.ts';

const orElse = (first: string, other: string): string => (first === '' ? other : first);

/** The team that looks after a resident, by contract or else by village, and how it is reached. */
export const ownTeam = ({ person, reference }: Found): OwnTeam | null => {
  const { organisation, rows } = reference;
  const teamId = person.contract?.teamId;
  const team =
    teamId === undefined
      ? coveringTeams(organisation)(person.history.resident.regionCode)
      : organisation.teams.find(({ id }) => id === teamId);
  if (team === undefined) return null;
  const institution = organisation.institutions.find(({ id }) => id === team.institutionId);
  const doctor = rows.staff.find((row) => row['teamId'] === team.id && row['isLeader'] === 'yes')?.['name'];
  return {
    id: team.id,
    name: team.name,
    institution: institution?.name ?? '',
    ...(doctor !== undefined && { doctor }),
    phone: orElse(team.phone, institution?.phone ?? ''),
  };
};
