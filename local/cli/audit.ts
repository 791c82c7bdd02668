import type { AuditFault } from '../../domain/access/index.ts';
import type { Sentence } from '../../domain/kernel/text.ts';
import { type Chains, type LinkFound, verifyAll } from '../../functions/access/audit-links.ts';
import { auditChainsOn } from '../../functions/adapters/service-store/audit.ts';
import { bilingual } from '../../functions/county-files/county-error.ts';
import type { ExitCode, Terminal } from './commands.ts';
import { type Place, withTable } from './county.ts';

/** What is wrong with a day's records, as people read it. */
const FAULTS = {
  'access/audit-seal-missing': { 'zh-CN': '缺少封印', en: 'a seal is missing' },
  'access/audit-seal-changed': { 'zh-CN': '封印被改动', en: 'the seal was changed' },
  'access/audit-order': { 'zh-CN': '记录位置不对', en: 'a record stands where it does not belong' },
  'access/audit-record-missing': { 'zh-CN': '缺少记录', en: 'a record is missing' },
  'access/audit-record-added': { 'zh-CN': '多出记录', en: 'a record was added' },
  'access/audit-record-changed': { 'zh-CN': '记录被改动', en: 'a record was changed' },
  'access/audit-end-differs': { 'zh-CN': '末尾封印不符', en: 'the last seal is another one' },
} as const satisfies Record<AuditFault['code'], Sentence>;

const brokenLine = ({ day, shard }: LinkFound, fault: AuditFault): string => {
  const numbers = 'sealed' in fault ? ` (${fault.sealed} → ${fault.found})` : '';
  const record = 'recordId' in fault ? ` ${fault.recordId}` : '';
  return `${day} 分片/shard ${shard}: ${bilingual(FAULTS[fault.code])}${numbers}${record}`;
};

type Tally = { days: Set<string>; records: number; broken: number };

const summaryOf = ({ days, records, broken }: Tally): string => {
  if (days.size === 0) return '还没有封存的审计记录 / no day of the audit is sealed yet';
  const counts = `${days.size}日${records}条 / ${days.size} days, ${records} records`;
  return broken === 0
    ? `审计记录完整：${counts}, all sound`
    : `审计记录有${broken}处不符：${counts}, broken in ${broken} places`;
};

/** Says where chains are not what was sealed; gives 1 then. */
export const verifyChains = async (
  chains: Chains,
  { print, isJson }: Pick<Terminal, 'print' | 'isJson'>,
): Promise<0 | 1> => {
  const tally: Tally = { days: new Set(), records: 0, broken: 0 };
  for await (const found of verifyAll(chains)) {
    tally.days.add(found.day);
    tally.records += found.records;
    if (isJson) print(JSON.stringify(found));
    if (found.state !== 'broken') continue;
    tally.broken += 1;
    if (!isJson) print(brokenLine(found, found.fault));
  }
  if (!isJson) print(summaryOf(tally));
  return tally.broken === 0 ? 0 : 1;
};

/** `jiayi audit verify`: says where the audit is not what was sealed, and ends with 1 then. It needs no key. */
export const verifyAudit = async (terminal: Terminal, place: Place): Promise<ExitCode> =>
  withTable(place, false, (table) => verifyChains(auditChainsOn(table), terminal));
