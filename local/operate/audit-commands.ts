import type { Command } from 'commander';

import { isLocalDate } from '../../domain/kernel/time.ts';
import { openAuditBeside, openTableOf } from '../../functions/adapters/cloud/operate/open-deployment.ts';
import { auditChainsOn } from '../../functions/adapters/service-store/audit.ts';
import { countyError } from '../../functions/county-files/county-error.ts';
import { verifyChains } from '../cli/audit.ts';
import { bringAuditBack, tellAnew } from './audit-back.ts';
import { type Asked, command, deploymentOf, type OperatorsWorld, within } from './command.ts';

/** `verify-audit`: holds the audit of a stage, or a restored one, against its seals; exit 1 where it is broken. */
export const verifyAuditCommand = ({ print, exit }: OperatorsWorld): Command =>
  command(
    'verify-audit',
    '核验审计记录与封印 / verify the audit against its seals: exit 1 where it is broken',
  )
    .option(
      '--from <TABLE>',
      '恢复出的审计表，默认为正在使用的 / a table that a restore has made, else the live one',
    )
    .action(async (options: Asked & { readonly from?: string }) => {
      const deployment = deploymentOf(options);
      const { from } = options;
      const beside = from === undefined ? undefined : await openAuditBeside(deployment, from);
      const table = beside === undefined ? await openTableOf(deployment) : beside.restored;
      if (table === undefined) throw nothing(deployment.stage);
      try {
        if ((await verifyChains(auditChainsOn(table), { print, isJson: false })) > 0) exit(1);
      } finally {
        await (beside ?? table).close();
      }
    });

const nothing = (stage: string): Error =>
  countyError({ 'zh-CN': `${stage}还没有审计表`, en: `${stage} has no table of the audit` });

/** `bring-back-audit`: adds what a stage's audit lacks from a restored one that is sound; exit 1 where it is not. */
export const bringAuditBackCommand = ({ print, exit }: OperatorsWorld): Command =>
  command(
    'bring-back-audit',
    '从恢复出的审计表补回缺少的记录，不覆盖任何记录 / add what is missing from a restored audit, and overwrite nothing',
  )
    .requiredOption('--from <TABLE>', '恢复出的审计表 / the table that the restore has made')
    .action(async (options: Asked & { readonly from: string }) => {
      const beside = await openAuditBeside(deploymentOf(options), options.from);
      try {
        const added = await bringAuditBack(beside, { print, isJson: false });
        if (added === undefined) return exit(1);
        print(`补回 / added: ${added}`);
      } finally {
        await beside.close();
      }
    });

const noDay = (text: string): Error =>
  countyError({ 'zh-CN': `不是日期：${text}`, en: `not a day as 2026-01-31: ${text}` });

/** `looks`: who looked at each person, told anew from the audit. */
export const looksCommand = (desk: OperatorsWorld): Command =>
  command('looks', '由审计记录重建“谁看过我” / tell anew from the audit who looked at each person')
    .requiredOption('--since <DAY>', '从哪一天起 / from which day on')
    .action(
      within<{ readonly since: string }>(desk, async (world, { since }) => {
        if (!isLocalDate(since)) throw noDay(since);
        desk.print(`记录 / records: ${await tellAnew(world, since)}`);
      }),
    );
