import { canSeeArea } from '../../domain/access/index.ts';
import { childAreas, permanentResidentsOf, ratesOfCounts, standings } from '../../domain/indicators/index.ts';
import { ok } from '../../domain/kernel/result.ts';
import { useCase } from '../kit/use-case.ts';
import { showChildren } from './api.ts';
import { liveCounts } from './area-counts.ts';
import { areaNameOf } from './area-name.ts';
import { askedArea, askedCell } from './asked-area.ts';
import { isShownTo, rateBody, shownInterval } from './rate-body.ts';

/** Answers a number of each part of an area that the asker may see, the highest rate first. Numbers that are withheld
 *  stand last without a place: their place would tell what they are. */
export const showChildrenUseCase = useCase(showChildren, async ({ by, params, query, today }, ports) => {
  const { organisation } = await ports.reference();
  const area = askedArea(by, query, organisation);
  if (!area.ok) return area;
  const cell = askedCell(params.indicator, query.group);
  if (!cell.ok) return cell;
  const children = childAreas(organisation, area.value, query.by).filter((child) =>
    canSeeArea(by, child, organisation),
  );
  const counted = await liveCounts(ports, children, today);
  const rates = children.flatMap((child, at) => {
    const { counts } = counted[at] ?? {};
    const permanentResidents = permanentResidentsOf(organisation, child);
    const rate = counts && ratesOfCounts(counts, child, permanentResidents)[cell.value];
    return rate === undefined ? [] : [{ ...rate, name: areaNameOf(organisation, child) }];
  });
  const shown = rates.filter((rate) => isShownTo(by, rate));
  const withheld = rates.filter((rate) => !isShownTo(by, rate));
  const items = [...standings(shown), ...withheld.map((rate) => ({ ...rate, rank: undefined }))].map(
    ({ rank = null, name, ...rate }) => ({ ...rateBody(by, rate), ...shownInterval(by, rate), name, rank }),
  );
  const asOf = counted.reduce((oldest, one) => (one.asOf < oldest ? one.asOf : oldest), today);
  return ok({ answer: { items, next: null, asOf }, saw: [] });
});
