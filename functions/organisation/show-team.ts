import { localDate, plusDays } from '../../domain/kernel/time.ts';
import { ok } from '../../domain/kernel/result.ts';
import {
  leadersOf,
  membersOn,
  organisationPolicy,
  panelWarning,
  teamWarnings,
} from '../../domain/organisation/index.ts';
import { useCase } from '../kit/use-case.ts';
import { showTeam } from './api.ts';
import { findTeamToSee } from './find-team.ts';
import { staffBody, teamBody } from './team-body.ts';
import { tasksBetween } from './team-counts.ts';

const EARLIEST = localDate('0001-01-01');

/** Shows a team that the asker may see, with counts of its people and never one of them. */
export const showTeamUseCase = useCase(showTeam, async ({ by, params, today }, ports) => {
  const reference = await ports.reference();
  const found = findTeamToSee(by, reference, params.teamId);
  if (!found.ok) return found;
  const { id, institutionId } = found.value;
  const { roster, organisation } = reference;
  const [panel, overdue] = await Promise.all([
    ports.residents.panel(id),
    tasksBetween(ports, id, { from: EARLIEST, until: plusDays(today, -1) }),
  ]);
  const large = panelWarning(panel.length);
  const institution = organisation.institutions.find((one) => one.id === institutionId);
  const warnings = [...teamWarnings(roster, id, today), ...(large === undefined ? [] : [large])];
  return ok({
    answer: {
      ...teamBody(found.value),
      ...(institution !== undefined && { institutionName: institution.name }),
      members: membersOn(roster, id, today).map(staffBody),
      leaders: leadersOf(roster, id).map(staffBody),
      panel: {
        size: panel.length,
        line: organisationPolicy.largestPanel,
        isLarge: large !== undefined,
      },
      overdueTasks: overdue.length,
      warnings: warnings.map(({ code }) => code),
    },
    saw: [],
  });
});
