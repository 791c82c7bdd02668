import { areasOf, permanentResidentsOf } from '../../domain/indicators/index.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { Ports } from '../kit/ports.ts';
import type { Count } from '../runs/record-step.ts';
import type { Place } from './indicator-store.ts';

/** Keeps the counts of every area at the end of a day as reported, before time changes them; what is kept already stays. */
export const snapshotsOfDay = async (
  { indicators, reference }: Pick<Ports, 'indicators' | 'reference'>,
  day: LocalDate,
  count: Count,
): Promise<void> => {
  const { organisation } = await reference();
  const areas = areasOf(organisation);
  const stored = await indicators.find(areas.map((area): Place => ({ kind: 'area', area })));
  const kept = areas.flatMap(({ scope, id }, at) => {
    const counted = stored[at]?.counted;
    const holds = counted !== undefined && counted.countedOn <= day && day < counted.holdsUntil;
    if (!holds) return [];
    const permanentResidents = permanentResidentsOf(organisation, { scope, id });
    return [{ area: { scope, id }, snapshot: { day, counts: counted.counts, permanentResidents } }];
  });
  await indicators.keepSnapshots(kept);
  count({ areas: kept.length });
};
