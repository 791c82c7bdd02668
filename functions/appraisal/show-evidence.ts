import { appraisalPoints } from '../../domain/appraisal/index.ts';
import { ok } from '../../domain/kernel/result.ts';
import { cursorIn, cursorOut } from '../kit/cursor.ts';
import { useCase } from '../kit/use-case.ts';
import { type EvidenceBody, showEvidence } from './api.ts';
import { type SeenDeed, teamDeeds } from './team-deeds.ts';

const USUAL_LIMIT = 50;

const bodyOf = ({ isSeen: _isSeen, shownBy, ...deed }: SeenDeed): EvidenceBody => ({
  ...deed,
  ...(shownBy !== undefined && { shownBy }),
  points: appraisalPoints[deed.item],
});

/** Lists the records behind a team's points, of the people whom the asker may see; the cursor is a place in that list. */
export const showEvidenceUseCase = useCase(showEvidence, async (asked, ports) => {
  const { by, params, query } = asked;
  const { item, from = '', to = '', limit = USUAL_LIMIT } = query;
  const owner = { userId: by.userId, list: `appraisal ${params.teamId} ${item ?? ''} ${from} ${to}` };
  const cursor = cursorIn(query.cursor, owner, ports.keys);
  if (!cursor.ok) return cursor;
  const found = await teamDeeds(asked, ports);
  if (!found.ok) return found;
  const meant = found.value.deeds.filter((deed) => (item ?? deed.item) === deed.item);
  const seen = meant.filter(({ isSeen }) => isSeen);
  const begin = Number(cursor.value ?? '0');
  const page = seen.slice(begin, begin + limit);
  const next = begin + limit < seen.length ? String(begin + limit) : undefined;
  return ok({
    answer: {
      items: page.map(bodyOf),
      next: cursorOut(next, owner, ports.keys),
      withheld: meant.length - seen.length,
    },
    saw: [...new Set(page.map(({ residentId }) => residentId))],
  });
});
