import { Command, Option } from 'commander';

import { openBeside } from '../../functions/adapters/cloud/operate/open-deployment.ts';
import { importSummary } from '../cli/summaries.ts';
import { bringAuditBackCommand, looksCommand, verifyAuditCommand } from './audit-commands.ts';
import { type BringBack, bringBack } from './bring-back.ts';
import { type Asked, command, deploymentOf, type OperatorsWorld, within } from './command.ts';
import { admitFirst, type FirstAdministrator } from './first-administrator.ts';
import { importFirst } from './import-first.ts';
import { keepKeys } from './keep-keys.ts';
import { rebuild, verify } from './rebuild.ts';

const keysCommand = (desk: OperatorsWorld): Command =>
  command(
    'keys',
    '数据密钥：首次生成，或分两步更换 / the data key: make the first, or change it in two steps',
  )
    .addOption(
      new Option(
        '--change',
        '第一步：新密钥先不用于加密 / step one: a new key that does not seal yet',
      ).conflicts('seal'),
    )
    .option('--seal', '第二步：一小时后用新密钥加密 / step two, an hour later: the new key seals')
    .action(async (options: Asked & { readonly change?: true; readonly seal?: true }) => {
      const step = options.change === true ? 'change' : options.seal === true ? 'seal' : undefined;
      await keepKeys(deploymentOf(options), step, desk);
    });

const administratorCommand = (desk: OperatorsWorld): Command =>
  command('first-administrator', '首位管理员 / let the first administrator sign in, who admits all others')
    .requiredOption('--user <SUBJECT>', '统一身份认证的用户标识 / the subject of their tokens')
    .requiredOption('--name <NAME>', '姓名 / their name')
    .option('--instead-of <USER>', '接替的管理员 / the administrator whose place they take')
    .option('--area <CODE>', '辖区代码，默认为全县 / the region, by default the one that all others lie in')
    .action(
      within<FirstAdministrator>(desk, async (world, options) => {
        const area = await admitFirst(world, options);
        desk.print(`管理员 / administrator: ${options.name}, ${area}`);
      }),
    );

const importCommand = (desk: OperatorsWorld): Command =>
  command('import', '首次导入县域 / import the first county: a folder of county files or one .xlsx')
    .requiredOption('--data <PATH>', '县域文件夹或.xlsx / the folder or workbook')
    .option('--out <DIR>', 'rejects.csv所在文件夹 / where rejects.csv goes', 'build/import')
    .action(
      within<{ readonly data: string; readonly out: string }>(desk, async (world, options, onProgress) => {
        const { data, out } = options;
        desk.print(importSummary(await importFirst(world, { data, findings: out, onProgress }), out));
      }),
    );

const verifyCommand = (desk: OperatorsWorld): Command =>
  command('verify', '按档案重算并逐人核对 / recount from the records: exit 1 where somebody differs').action(
    within<object>(desk, async (world) => {
      const { day, differences } = await verify(world);
      for (const { village, bucket, residentId = '' } of differences)
        desk.print(`${village} ${bucket} ${residentId}`);
      desk.print(`${day} 不同 / differences: ${differences.length}`);
      if (differences.length > 0) desk.exit(1);
    }),
  );

const rebuildCommand = (desk: OperatorsWorld): Command =>
  command(
    'rebuild',
    '由档案重建一切派生数据；期间服务须停写 / make everything derived anew from the records, while nobody writes',
  ).action(
    within<object>(desk, async (world, _options, onProgress) => {
      const { residents, swept, day } = await rebuild(world, onProgress);
      desk.print(`${day} 重建 / made anew: ${residents}；清除 / swept: ${swept}`);
    }),
  );

const bringBackCommand = (desk: OperatorsWorld): Command =>
  command(
    'bring-back',
    '从恢复出的数据表取回一人或全部记录 / bring records back from a table that a restore has made, of one person or all',
  )
    .requiredOption('--from <TABLE>', '恢复出的数据表 / the table that the restore has made')
    .option('--resident <ID>', '一人 / one person')
    .addOption(
      new Option('--everything', '全部：此后写入的都会丢失 / all; what was written since is lost').conflicts(
        'resident',
      ),
    )
    .action(async (options: Asked & BringBack) => {
      const beside = await openBeside(deploymentOf(options), options.from);
      const work = within<BringBack>(desk, async (world) => {
        const { put, removed } = await bringBack(world, beside, options);
        desk.print(`取回 / brought back: ${put}；删除 / removed: ${removed}`);
      });
      try {
        await work(options);
      } finally {
        await beside.table.close();
      }
    });

/** The operator's command line. Wrong use ends with a commander error, which the caller turns into exit code 2. */
export const operate = (world: OperatorsWorld): Command => {
  const program = new Command('operate')
    .description('家医的运维：对已部署的服务 / what an operator does to a deployed service')
    .helpOption('-h, --help', '显示帮助 / show this help')
    .helpCommand('help [command]', '显示某个命令的帮助 / show the help of a command');
  for (const make of [
    keysCommand,
    administratorCommand,
    importCommand,
    verifyCommand,
    rebuildCommand,
    bringBackCommand,
    verifyAuditCommand,
    bringAuditBackCommand,
    looksCommand,
  ])
    program.addCommand(make(world).copyInheritedSettings(program));
  for (const each of [program, ...program.commands]) each.exitOverride();
  return program;
};
