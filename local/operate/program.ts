import { Command, Option } from 'commander';

import {
  type Deployment,
  openBeside,
  openDeployment,
  USUAL_REGION,
} from '../../functions/adapters/cloud/operate/open-deployment.ts';
import type { CloudWorld } from '../../functions/adapters/cloud/open-world.ts';
import type { Progress } from '../../functions/county-files/source.ts';
import { startProgress } from '../cli/progress.ts';
import { importSummary } from '../cli/summaries.ts';
import { type BringBack, bringBack } from './bring-back.ts';
import { admitFirst, type FirstAdministrator } from './first-administrator.ts';
import { importFirst } from './import-first.ts';
import { type Desk, keepKeys } from './keep-keys.ts';
import { rebuild, verify } from './rebuild.ts';

/** The world that the operator's commands run in. */
export type OperatorsWorld = Desk & {
  readonly monotonicMs: () => number;
  readonly exit: (code: number) => void;
};

type Asked = {
  readonly stage: string;
  readonly profile: keyof typeof USUAL_REGION;
  readonly region?: string;
  readonly table?: string;
};

const deploymentOf = ({ stage, profile, region, table }: Asked): Deployment => ({
  stage,
  profile,
  region: region ?? USUAL_REGION[profile],
  table,
});

/** A command for one deployment, which nobody names by default: none is taken for another. */
const command = (name: string, description: string): Command =>
  new Command(name)
    .description(description)
    .addOption(
      new Option('--stage <STAGE>', '阶段 / the stage')
        .choices(['dev', 'staging', 'prod'])
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--profile <PROFILE>', '全球或中国区 / the global regions, or those of the mainland')
        .choices(Object.keys(USUAL_REGION))
        .default('aws'),
    )
    .option('--region <REGION>', '区域，默认按profile / the region, by the profile if absent')
    .option(
      '--table <NAME>',
      '数据表，仅当该阶段有多个时 / the table, where the stage has more than one, as after a restore',
    )
    .helpOption('-h, --help', '显示帮助 / show this help');

type Work<Options> = (world: CloudWorld, options: Options, onProgress: Progress) => Promise<void>;

/** Runs work in the world of a deployment and closes it whatever happens. */
const within =
  <Options>({ monotonicMs, now }: OperatorsWorld, work: Work<Options>) =>
  async (options: Asked & Options): Promise<void> => {
    const progress = startProgress(monotonicMs);
    const world = await openDeployment(deploymentOf(options), now);
    try {
      await work(world, options, progress.update);
    } finally {
      progress.stop();
      await world.close();
    }
  };

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
  ])
    program.addCommand(make(world).copyInheritedSettings(program));
  for (const each of [program, ...program.commands]) each.exitOverride();
  return program;
};
