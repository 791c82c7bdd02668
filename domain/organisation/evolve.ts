import type { OrganisationEvent, StaffJoined, StaffLeft, TeamCreated } from '../../events/organisation.ts';
import { cutShort } from './decide.ts';
import type { Team } from './organisation.ts';
import type { Roster, StaffTerm } from './staff-history.ts';

const teamOf = ({ type: _type, teamId: id, ...team }: TeamCreated): Team => ({ id, ...team });

const termOf = ({ type: _type, ...term }: StaffJoined): StaffTerm => ({ ...term, until: undefined });

const left = (terms: readonly StaffTerm[], event: StaffLeft): StaffTerm[] => {
  const cut = cutShort(terms, event);
  return terms.flatMap((term) => {
    if (term !== cut) return [term];
    return term.from === event.until ? [] : [{ ...term, until: event.until }];
  });
};

/** Who works where after an event: all but these change contracts, who may read what, or who signs in. */
export const evolve = (roster: Roster, event: OrganisationEvent): Roster => {
  const { organisation, terms } = roster;
  if (event.type === 'team-created@1')
    return { terms, organisation: { ...organisation, teams: [...organisation.teams, teamOf(event)] } };
  if (event.type === 'staff-joined@1') return { organisation, terms: [...terms, termOf(event)] };
  return event.type === 'staff-left@1' ? { organisation, terms: left(terms, event) } : roster;
};
