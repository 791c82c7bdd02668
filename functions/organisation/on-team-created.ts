import type { ResidentId, TeamId } from '../../domain/kernel/ids.ts';
import { isVillageCode, type VillageCode } from '../../domain/kernel/region-code.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { type RefreshPorts, refreshResidents } from '../indicators/refresh-residents.ts';
import { refreshOf } from '../residents/commit.ts';
import { type ViewContext, viewContext } from '../residents/views.ts';

/** People looked at together: so many are in memory at a time. */
const TOGETHER = 50;

/** Those of some people who stand on another list than they should. */
const onWrongList = async (
  { residents }: RefreshPorts,
  ids: readonly ResidentId[],
  context: ViewContext,
): Promise<ResidentId[]> => {
  const stored = await residents.loadMany(ids);
  return stored.flatMap((one) => {
    if (one === undefined) return [];
    const { put, remove } = refreshOf(one, context);
    return put.length + remove.length === 0 ? [] : [one.residentId];
  });
};

const refreshVillage = async (
  ports: RefreshPorts,
  village: VillageCode,
  context: ViewContext,
): Promise<void> => {
  for (let bucket = 0; bucket < ports.indicators.bucketsAVillage; bucket++) {
    const ids = (await ports.indicators.facts({ village, bucket })).map(({ residentId }) => residentId);
    for (let at = 0; at < ids.length; at += TOGETHER) {
      const wrong = await onWrongList(ports, ids.slice(at, at + TOGETHER), context);
      await refreshResidents(ports, wrong, context);
    }
  }
};

/** Brings the people without a contract in the villages that new teams cover onto these teams' lists. It may be repeated,
 *  and where it was broken off it writes only what is left. */
export const onTeamCreated = async (
  ports: RefreshPorts,
  teams: readonly TeamId[],
  today: LocalDate,
): Promise<void> => {
  if (teams.length === 0) return;
  const created = new Set(teams);
  const { organisation } = await ports.reference();
  const context = viewContext(organisation, ports.keys, today);
  for (const { code } of organisation.regions) {
    const team = isVillageCode(code) ? context.covering(code) : undefined;
    if (isVillageCode(code) && team !== undefined && created.has(team.id))
      await refreshVillage(ports, code, context);
  }
};
