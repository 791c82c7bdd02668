import { Command, Option } from 'commander';

import { clinicDate } from '../../domain/kernel/time.ts';
import { defaultProfile } from '../../domain/programmes/index.ts';
import { verifyAudit } from './audit.ts';
import { type ExitCode, exportData, generate, importData, rates, run, type Terminal } from './commands.ts';
import { startProgress } from './progress.ts';
import { dateValue, generatedDateValue, profileValue, scopeValue, wholeValue } from './values.ts';

const MOST_RESIDENTS = 10_000_000;
const MOST_SEED = 2 ** 31;

/** The world that the program runs in. */
export type World = {
  readonly now: () => Date;
  readonly monotonicMs: () => number;
  readonly print: (line: string) => void;
  readonly exit: (code: ExitCode) => void;
};

type Work<Options> = (terminal: Terminal, options: Options) => ExitCode | Promise<ExitCode>;

/** Runs a command's work with its terminal, and ends with its code. */
const acting =
  <Options>({ print, monotonicMs, exit }: World, work: Work<Options>) =>
  async (options: Options & { readonly json: boolean }): Promise<void> => {
    const progress = startProgress(monotonicMs);
    try {
      exit(await work({ print, isJson: options.json, onProgress: progress.update }, options));
    } finally {
      progress.stop();
    }
  };

const command = (name: string, description: string): Command =>
  new Command(name)
    .description(description)
    .option('--json', '每行输出一个JSON对象 / print one JSON object a line', false)
    .helpOption('-h, --help', '显示帮助 / show this help');

const profileOption = (): Option =>
  new Option('--programme-profile <ID>', '规则集 / the rule profile')
    .argParser(profileValue)
    .default(defaultProfile, defaultProfile.id);

const strictOption = (): Option =>
  new Option('--strict', '有行被剔除时以3退出 / exit with 3 where rows were left out').default(false);

const DB = ['--db <FILE>', '数据库文件 / the database file'] as const;
const ENDPOINT = [
  '--endpoint <URL>',
  'DynamoDB端点，代替--db / a DynamoDB endpoint in place of --db',
] as const;
const TABLE = ['--table <NAME>', '端点上的表名，默认jiayi / the table there, jiayi by default'] as const;

const withPlace = (to: Command): Command =>
  to
    .addOption(new Option(...DB).conflicts('endpoint'))
    .addOption(new Option(...ENDPOINT))
    .addOption(new Option(...TABLE));

const requirePlace = (to: Command): Command =>
  to.hook('preAction', () => {
    const { db, endpoint } = to.opts<{ db?: string; endpoint?: string }>();
    if (db === undefined && endpoint === undefined)
      to.error('error: 需要--db或--endpoint / --db or --endpoint is needed');
  });

const generateCommand = (world: World): Command =>
  command('generate', '生成模拟县域 / make a believable synthetic county: same seed, same bytes')
    .option('--residents <N>', '人数 / how many people', wholeValue(1, MOST_RESIDENTS), 20_000)
    .option('--seed <S>', '随机种子 / the seed of chance', wholeValue(0, MOST_SEED), 1)
    .option(
      '--as-of <DATE>',
      '数据截至日 / the day that histories lead up to',
      generatedDateValue,
      clinicDate(world.now()),
    )
    .requiredOption('--out <DIR>', '输出文件夹 / the folder to write')
    .action(acting(world, generate));

const importCommand = (world: World): Command =>
  requirePlace(withPlace(command('import', '导入县域文件 / import a county folder or one .xlsx')))
    .requiredOption('--data <PATH>', '县域文件夹或.xlsx / the folder or workbook')
    .option(
      '--out <DIR>',
      'rejects.csv所在文件夹，默认与数据库相同 / where rejects.csv goes, by default beside the database',
    )
    .addOption(strictOption())
    .action(acting(world, importData));

const runCommand = (world: World): Command => {
  const to = withPlace(
    command(
      'run',
      '运行一天：随访、待办、短信、电话、指标 / run a day: follow-ups, work list, SMS, calls, rates',
    ),
  )
    .option('--data <PATH>', '先导入的县域文件夹或.xlsx / a folder or workbook to import first')
    .requiredOption('--as-of <DATE>', '哪一天 / the day', dateValue)
    .requiredOption('--out <DIR>', '输出文件夹 / the folder of the output files')
    .addOption(profileOption())
    .addOption(strictOption())
    .action(acting(world, run));
  return to.hook('preAction', () => {
    const { data, db, endpoint } = to.opts<{ data?: string; db?: string; endpoint?: string }>();
    if ((data ?? db ?? endpoint) === undefined)
      to.error('error: 需要--data、--db或--endpoint / --data, --db or --endpoint is needed');
  });
};

const ratesCommand = (world: World): Command =>
  requirePlace(
    withPlace(command('rates', '某日指标，或其背后的人 / the rates of a day, or the people behind one')),
  )
    .requiredOption('--on <DATE>', '哪一天 / the day', dateValue)
    .option('--scope <SCOPE>', 'region、institution或team', scopeValue)
    .option('--id <ID>', '该范围的编号 / the area of that scope')
    .option(
      '--explain <INDICATOR>',
      '列出一个指标背后的人和规则 / the people behind an indicator and the rule for each',
    )
    .option('--group <G>', '--explain的人群 / the group to explain', 'all')
    .addOption(profileOption())
    .action(acting(world, rates));

const exportCommand = (world: World): Command =>
  requirePlace(withPlace(command('export', '导出县域文件 / export the county as a folder')))
    .requiredOption('--out <DIR>', '输出文件夹 / the folder to write')
    .action(acting(world, exportData));

/** A command that only leads to others. */
const group = (name: string, description: string): Command =>
  new Command(name)
    .description(description)
    .helpOption('-h, --help', '显示帮助 / show this help')
    .helpCommand('help [command]', '显示某个命令的帮助 / show the help of a command');

const auditCommand = (world: World): Command => {
  const verify = requirePlace(
    withPlace(
      command(
        'verify',
        '核验审计记录与封印 / verify the audit records against their seals: exit 1 where broken',
      ),
    ),
  ).action(acting(world, verifyAudit));
  return group('audit', '审计记录 / the audit: who looked at whom').addCommand(verify);
};

const indicatorsCommand = (world: World): Command => {
  const verify = command(
    'verify',
    '按档案重算全部实时指标并逐人核对 / recount all live numbers from the records: exit 1 where somebody differs',
  )
    .requiredOption(...DB)
    .action(
      acting<{ readonly db: string }>(world, async (terminal, options) => {
        // The whole service: no other command waits for it to load.
        const { verifyIndicators } = await import('./indicators.ts');
        return verifyIndicators(terminal, options);
      }),
    );
  return group('indicators', '实时指标 / the live numbers of a service').addCommand(verify);
};

/** A command and all below it. */
const withAllBelow = (one: Command): Command[] => [one, ...one.commands.flatMap(withAllBelow)];

/** The command line `jiayi`. Wrong use ends with a commander error, which the caller turns into exit code 2. */
export const jiayi = (world: World): Command => {
  const program = new Command('jiayi')
    .description(
      '家医：县域慢病随访与家庭医生签约 / chronic-disease care and family-doctor contracts for a county',
    )
    .helpOption('-h, --help', '显示帮助 / show this help')
    .helpCommand('help [command]', '显示某个命令的帮助 / show the help of a command')
    .showHelpAfterError('(--help 查看用法 / shows how)');
  for (const make of [
    generateCommand,
    importCommand,
    runCommand,
    ratesCommand,
    exportCommand,
    auditCommand,
    indicatorsCommand,
  ]) {
    program.addCommand(make(world).copyInheritedSettings(program));
  }
  for (const each of withAllBelow(program)) each.exitOverride();
  return program;
};
