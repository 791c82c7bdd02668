import { canSeeArea } from '../../domain/access/index.ts';
import { childAreas, ratesOfCounts, standings } from '../../domain/indicators/index.ts';
import { ok } from '../../domain/kernel/result.ts';
import { useCase } from '../kit/use-case.ts';
import { showChildren } from './api.ts';
import { areaNameOf } from './area-name.ts';
import { askedArea, askedCell } from './asked-area.ts';
import { childCounts } from './child-counts.ts';
import { countsFor, isShownTo, rateBody, shownInterval } from './rate-body.ts';

/** Answers a number of each part of an area that the asker may see, now or of a past day, the highest rate first. Numbers that are withheld
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
  const family = { area: area.value, children };
  const found = await childCounts(ports, family, { ...query, today });
  if (!found.ok) return found;
  const { parts, asOf, asReported } = found.value;
  const rates = children.flatMap((child, at) => {
    const { counts, permanentResidents } = parts[at] ?? {};
    const rate = counts && ratesOfCounts(countsFor(by, counts), child, permanentResidents)[cell.value];
    return rate === undefined ? [] : [{ ...rate, name: areaNameOf(organisation, child) }];
  });
  const shown = rates.filter((rate) => isShownTo(by, rate));
  const withheld = rates.filter((rate) => !isShownTo(by, rate));
  const items = [...standings(shown), ...withheld.map((rate) => ({ ...rate, rank: undefined }))].map(
    ({ rank = null, name, ...rate }) => ({ ...rateBody(by, rate), ...shownInterval(by, rate), name, rank }),
  );
  const unknown = parts.filter((part) => part === undefined).length;
  return ok({ answer: { items, next: null, asOf, asReported, unknown }, saw: [] });
});
