import { clinicDate, daysBetween, type LocalDate, plusDays } from '../../domain/kernel/time.ts';
import { onPeopleShown } from '../../functions/access/on-people-shown.ts';
import type { CloudWorld } from '../../functions/adapters/cloud/open-world.ts';
import type { AuditBeside } from '../../functions/adapters/cloud/operate/open-deployment.ts';
import { auditChainsOn } from '../../functions/adapters/service-store/audit.ts';
import { isOfAudit } from '../../functions/adapters/store/keys.ts';
import { isSameItem } from '../../functions/adapters/store/items.ts';
import type { Item, Table } from '../../functions/adapters/store/table.ts';
import { countyError } from '../../functions/county-files/county-error.ts';
import { verifyChains } from '../cli/audit.ts';
import type { Terminal } from '../cli/commands.ts';

const differs = ({ key }: Item): Error =>
  countyError({
    'zh-CN': `现有审计表的${key.pk} ${key.sk}与恢复出的不同：没有补回任何记录，恢复出的审计表须留在旁边单独查阅`,
    en: `the audit of the stage has another ${key.pk} ${key.sk}: nothing was added, and the restored one stays beside it to be read there`,
  });

/** What a page of the restored audit has that the live one lacks. @throws where they differ */
const lacking = async (live: Table, items: readonly Item[]): Promise<readonly Item[]> => {
  const found = await live.getMany(
    items.map(({ key }) => key),
    { consistent: true },
  );
  const other = items.find((item, at) => {
    const there = found[at];
    return there !== undefined && !isSameItem(there, item);
  });
  if (other !== undefined) throw differs(other);
  return items.filter((_, at) => found[at] === undefined);
};

const recordsIn = (items: readonly Item[]): readonly Item[] => items.filter(({ key }) => isOfAudit(key.pk));

const ADDED_TOGETHER = 25;

/** Adds to the audit of a stage what a restored one has beside; nothing is overwritten. The restored one is verified before, and
 *  that of the stage after it. Where they differ anywhere nothing is added. Broken off, it goes on.
 *  @returns how many were added; undefined where one of them is not what was sealed */
export const bringAuditBack = async (
  { restored, records, live }: AuditBeside,
  terminal: Pick<Terminal, 'print' | 'isJson'>,
): Promise<number | undefined> => {
  if ((await verifyChains(auditChainsOn(restored), terminal)) > 0) return undefined;
  for await (const items of records()) await lacking(live, recordsIn(items));
  let added = 0;
  for await (const items of records()) {
    const missing = await lacking(live, recordsIn(items));
    for (let at = 0; at < missing.length; at += ADDED_TOGETHER)
      await live.putMany(missing.slice(at, at + ADDED_TOGETHER));
    added += missing.length;
  }
  return (await verifyChains(auditChainsOn(live), terminal)) > 0 ? undefined : added;
};

/** Tells each person who looked at them, from the records of a day and of all after it; what was told stays as it is.
 *  @returns from how many records */
export const tellAnew = async ({ ports }: Pick<CloudWorld, 'ports'>, since: LocalDate): Promise<number> => {
  const { audits, now } = ports;
  let records = 0;
  const days = daysBetween(since, clinicDate(now()));
  for (let at = 0; at <= days; at++)
    for (const shard of audits.shards) {
      const link = await audits.link(shard, plusDays(since, at));
      for (const record of link.records) await onPeopleShown(ports, record);
      records += link.records.length;
    }
  return records;
};
