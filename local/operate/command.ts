import { Command, Option } from 'commander';

import {
  type Deployment,
  openDeployment,
  USUAL_REGION,
} from '../../functions/adapters/cloud/operate/open-deployment.ts';
import type { CloudWorld } from '../../functions/adapters/cloud/open-world.ts';
import type { Progress } from '../../functions/county-files/source.ts';
import { startProgress } from '../cli/progress.ts';
import type { Desk } from './keep-keys.ts';

/** The world that the operator's commands run in. */
export type OperatorsWorld = Desk & {
  readonly monotonicMs: () => number;
  readonly exit: (code: number) => void;
};

/** What every command is asked. */
export type Asked = {
  readonly stage: string;
  readonly profile: keyof typeof USUAL_REGION;
  readonly region?: string;
  readonly table?: string;
  readonly auditTable?: string;
};

/** Which deployment a command is for. */
export const deploymentOf = ({ stage, profile, region, table, auditTable }: Asked): Deployment => ({
  stage,
  profile,
  region: region ?? USUAL_REGION[profile],
  table,
  auditTable,
});

/** A command for one deployment, which nobody names by default: none is taken for another. */
export const command = (name: string, description: string): Command =>
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
    .option(
      '--audit-table <NAME>',
      '审计表，仅当该阶段有多个时 / the table of the audit, where the stage has more than one',
    )
    .helpOption('-h, --help', '显示帮助 / show this help');

type Work<Options> = (world: CloudWorld, options: Options, onProgress: Progress) => Promise<void>;

/** Runs work in the world of a deployment and closes it whatever happens. */
export const within =
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
