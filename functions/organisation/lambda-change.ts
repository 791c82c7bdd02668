import { createdTeam } from '../adapters/service-store/roster-facts.ts';
import type { Change } from '../adapters/store/table.ts';
import type { Consumers } from '../kit/work.ts';
import { onTeamCreated } from './on-team-created.ts';

/** What the organisation does about changes of the table. */
export const organisationConsumers: Consumers<Change> = {
  'organisation.on-team-created': async (changes, { ports, today, forgetReference }) => {
    const teams = changes.flatMap((change) => createdTeam(change) ?? []);
    if (teams.length === 0) return;
    forgetReference();
    await onTeamCreated(ports, teams, today);
  },
};
