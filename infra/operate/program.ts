import { Command, Option } from 'commander';

import { type Profile, PROFILES, type StageName, STAGES, usualRegion } from '../stages.ts';
import { type Act, carryOut, type Site } from './deploy.ts';
import { missingOf } from './missing.ts';

type Options = {
  readonly stage: StageName;
  readonly profile: Profile;
  readonly context: Readonly<Record<string, string>>;
  readonly dryRun: boolean;
  readonly diff?: true;
  readonly tearDown?: true;
};

const NAMES_THE_DEPLOYMENT: ReadonlySet<string> = new Set(['stage', 'profile']);

/** Adds `name=value` to what was given; the deployment itself is named by its own options, where nobody overlooks it. */
const collect =
  (refuse: (sentence: string) => never) =>
  (text: string, before: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
    const at = text.indexOf('=');
    const name = text.slice(0, at);
    if (at < 1) return refuse(`-c ${text}: it is name=value`);
    if (NAMES_THE_DEPLOYMENT.has(name)) return refuse(`-c ${text}: say --${name} ${text.slice(at + 1)}`);
    return { ...before, [name]: text.slice(at + 1) };
  };

const actOf = ({ diff, tearDown }: Options): Act =>
  tearDown === true ? 'tear-down' : diff === true ? 'diff' : 'deploy';

/** What a deployment needs besides the options. */
export type Given = {
  /** What `cdk.context.json` says. */
  readonly kept: Readonly<Record<string, string>>;
  readonly exit: (code: number) => void;
};

const act =
  (site: Site, { kept, exit }: Given) =>
  async (options: Options): Promise<void> => {
    const { stage, profile, context, dryRun: isDryRun } = options;
    const given = { ...kept, ...context };
    const missing = missingOf(stage, profile, given);
    for (const sentence of missing) site.print(sentence);
    if (missing.length > 0) return exit(1);
    const region = given['region'] ?? usualRegion(profile);
    exit(await carryOut({ stage, profile, region, given }, { act: actOf(options), isDryRun }, site));
  };

/** The command line of `npm run deploy`. Wrong use ends with a commander error, which the caller turns into exit code 2. */
export const deployCommand = (site: Site, given: Given): Command => {
  const program = new Command('deploy').description(
    'deploy the service: the data, their key, then what runs',
  );
  const refuse = (sentence: string): never => program.error(`error: ${sentence}`);
  return program
    .addOption(new Option('--stage <STAGE>', 'the stage').choices(STAGES).makeOptionMandatory())
    .addOption(
      new Option('--profile <PROFILE>', 'the global regions, or those of the mainland')
        .choices(PROFILES)
        .default('aws'),
    )
    .addOption(
      new Option('-c, --context <NAME=VALUE>', 'what is given; docs/runbooks/deploy.md lists it')
        .argParser(collect(refuse))
        .default({}),
    )
    .option('--dry-run', 'print the commands and run none', false)
    .addOption(new Option('--diff', 'show what would change, and change nothing').conflicts('tearDown'))
    .option('--tear-down', 'remove what runs; the data stay')
    .exitOverride()
    .action(act(site, given));
};
