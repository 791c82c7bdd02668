import { type Appraised, pointsOf } from '../../domain/appraisal/index.ts';
import { ok } from '../../domain/kernel/result.ts';
import { useCase } from '../kit/use-case.ts';
import { showAppraisal } from './api.ts';
import { satisfactionBody } from './ratings.ts';
import { teamDeeds } from './team-deeds.ts';

const evidencePath = ({ teamId, period }: Appraised, item: string): string => {
  const query = new URLSearchParams({ from: period.from, to: period.to, item });
  return `/v1/teams/${teamId}/appraisal/evidence?${query.toString()}`;
};

/** Shows the points of a team by item. It names nobody. */
export const showAppraisalUseCase = useCase(showAppraisal, async (asked, ports) => {
  const found = await teamDeeds(asked, ports);
  if (!found.ok) return found;
  const { teamId, period, deeds, ratings } = found.value;
  const items = pointsOf(deeds);
  return ok({
    answer: {
      teamId,
      ...period,
      points: items.reduce((sum, { points }) => sum + points, 0),
      people: new Set(deeds.map(({ residentId }) => residentId)).size,
      satisfaction: satisfactionBody(ratings),
      items: items.map((one) => ({ ...one, evidence: evidencePath(found.value, one.item) })),
    },
    saw: [],
  });
});
