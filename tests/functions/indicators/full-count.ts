import {
  areasOf,
  countsOfArea,
  type Rate,
  ratesOfCounts,
  startLiveCounting,
} from '../../../domain/indicators/index.ts';
import type { LocalDate } from '../../../domain/kernel/time.ts';
import { liveCounts } from '../../../functions/indicators/area-counts.ts';
import type { Ports } from '../../../functions/kit/ports.ts';
import { toldHistory } from '../../../functions/prescriptions/prescribed.ts';
import { residentFile } from '../../../functions/residents/resident-file.ts';
import { aLivePerson } from '../../given/live-people.ts';

/** Every number of every area, counted from the records of everybody: knows no facts, no bucket and no stored count. */
export const fullCount = async (ports: Ports, day: LocalDate): Promise<Rate[]> => {
  const counter = startLiveCounting();
  for await (const ids of ports.indicators.everybody())
    for (const stored of await ports.residents.loadMany(ids))
      if (stored !== undefined) counter.add(aLivePerson(toldHistory(residentFile(stored)), day));
  const { organisation } = await ports.reference();
  return areasOf(organisation).flatMap((area) => ratesOfCounts(countsOfArea(counter.tally, area), area));
};

/** Every number of every area as the service answers it. */
export const liveCount = async (ports: Ports, day: LocalDate): Promise<Rate[]> => {
  const { organisation } = await ports.reference();
  const areas = areasOf(organisation);
  const live = await liveCounts(ports, areas, day);
  return areas.flatMap((area, at) => {
    const found = live[at];
    if (found?.asOf !== day) throw new Error(`the counts of ${area.id} do not hold on ${day}`);
    return ratesOfCounts(found.counts, area);
  });
};
