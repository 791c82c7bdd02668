import type { OrganisationEvent, StaffJoined, StaffLeft, TeamCreated } from '../../events/organisation.ts';
import { unreachable } from '../kernel/result.ts';
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

/** Who works where after an event. A panel's move changes contracts only, an alliance who may read what, a
 *  user who signs in. */
export const evolve = (roster: Roster, event: OrganisationEvent): Roster => {
  const { organisation, terms } = roster;
  switch (event.type) {
    case 'team-created@1':
      return { terms, organisation: { ...organisation, teams: [...organisation.teams, teamOf(event)] } };
    case 'staff-joined@1':
      return { organisation, terms: [...terms, termOf(event)] };
    case 'staff-left@1':
      return { organisation, terms: left(terms, event) };
    case 'panel-moved@1':
    case 'alliance-created@1':
    case 'alliance-changed@1':
    case 'alliance-joined@1':
    case 'alliance-left@1':
    case 'user-admitted@1':
    case 'user-dismissed@1':
      return roster;
    default:
      return unreachable(event);
  }
};
