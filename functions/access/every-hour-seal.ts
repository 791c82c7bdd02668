import { accessPolicy, chain } from '../../domain/access/index.ts';
import { clinicDate, daysBetween, type LocalDate, plusDays } from '../../domain/kernel/time.ts';
import type { Audits } from '../kit/ports.ts';
import { sha256 } from './audit-links.ts';

const MINUTE_MS = 60_000;

const sealDay = async (audits: Audits, day: LocalDate): Promise<void> => {
  for (const shard of audits.shards) {
    const { records, previous, seal } = await audits.link(shard, day);
    if (seal === undefined) await audits.seal(shard, day, chain(records, previous, sha256));
  }
};

/** Seals every day that is over, from the first on, each chain onto the seal of the day before; answers how many days.
 *  To run it twice, or broken off and again, seals nothing twice. */
export const everyHourSeal = async (audits: Audits, now: Date): Promise<number> => {
  const open = clinicDate(new Date(now.getTime() - accessPolicy.sealAfterMinutes * MINUTE_MS));
  const from = await audits.begin(open);
  const last = (await audits.sealed())?.untilInAll;
  const first = last === undefined ? from : plusDays(last, 1);
  const days = Math.max(0, daysBetween(first, open));
  for (let at = 0; at < days; at++) await sealDay(audits, plusDays(first, at));
  return days;
};
