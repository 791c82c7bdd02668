import { describe, expect, test } from 'vitest';

import type { Account } from '../../../infra/operate/account.ts';
import { deployCommand } from '../../../infra/operate/program.ts';
import { EXAMPLE_GIVEN } from '../../../infra/example-given.ts';

type Told = { readonly said: readonly string[]; readonly ran: readonly string[]; readonly code: number };

/** What a test may say of the account and of the commands. */
type World = {
  /** Versions of parameters by name; by default a prepared account with a data key. */
  readonly parameters?: Readonly<Record<string, number>>;
  /** What parameters say, by name. */
  readonly values?: Readonly<Record<string, string>>;
  readonly isSignedOut?: true;
  /** What fails. */
  readonly fails?: string;
  readonly kept?: Readonly<Record<string, string>>;
};

const PREPARED = { '/cdk-bootstrap/hnb659fds/version': 21 };

const accountOf = ({
  parameters = { ...PREPARED, '/jiayi/dev/data-key': 3 },
  values = {},
  isSignedOut,
}: World): Account => ({
  versionOf: async (name) => {
    if (isSignedOut === true) throw new Error('there are no AWS credentials that hold');
    return parameters[name];
  },
  valueOf: async (name) => values[name],
});

const deploy = async (line: string, world: World = {}): Promise<Told> => {
  const said: string[] = [];
  const ran: string[] = [];
  let code = 0;
  const site = {
    print: (text: string) => void said.push(text),
    account: accountOf(world),
    run: async (command: readonly string[]) => {
      ran.push(command.join(' '));
      return world.fails !== undefined && command.join(' ').includes(world.fails) ? 9 : 0;
    },
  };
  const exit = (given: number): void => void (code = given);
  await deployCommand(site, { kept: world.kept ?? {}, exit }).parseAsync(line.split(' '), { from: 'user' });
  return { said, ran, code };
};

const ofProd = Object.entries(EXAMPLE_GIVEN.aws).map(([name, value]) => `-c ${name}=${value}`);
const PROD = `--stage prod ${ofProd.join(' ')}`;

describe('a deployment', () => {
  test('begins with the data, makes their key, and then deploys what runs with the newest version of it', async () => {
    expect((await deploy('--stage dev -c alarmsTo=a@example.org')).ran).toEqual([
      'npm run -s bundle',
      'npx cdk deploy jiayi-dev-data -c stage=dev -c profile=aws -c alarmsTo=a@example.org',
      'npm run -s keys -- --stage dev --profile aws --region ap-southeast-1',
      'npx cdk deploy jiayi-dev-data jiayi-dev-service jiayi-dev-observability jiayi-dev-web -c stage=dev -c profile=aws ' +
        '-c alarmsTo=a@example.org -c dataKeyVersion=3 --outputs-file build/outputs.json',
      'npm run -s console',
      'npm run -s publish-page -- dev build/outputs.json',
    ]);
  });

  test('by a dry run shows these commands, runs none and asks nobody', async () => {
    const { said, ran } = await deploy('--stage dev --dry-run', { isSignedOut: true });
    expect(ran).toEqual([]);
    expect(said.join('\n')).toMatchInlineSnapshot(`
      "# build the code of the Lambdas
      npm run -s bundle
      # deploy what must never be deleted
      npx cdk deploy jiayi-dev-data -c stage=dev -c profile=aws
      # make the data key, if there is none
      npm run -s keys -- --stage dev --profile aws --region ap-southeast-1
      # deploy what runs
      npx cdk deploy jiayi-dev-data jiayi-dev-service jiayi-dev-observability jiayi-dev-web -c stage=dev -c profile=aws -c dataKeyVersion=NEWEST --outputs-file build/outputs.json
      # build the page
      npm run -s console
      # publish the page
      npm run -s publish-page -- dev build/outputs.json
      # NEWEST: the version of /jiayi/dev/data-key"
    `);
  });

  const NAMED = '--stage dev -c webDomain=jiayi.example.org -c webCertificate=arn:a';
  const values = { '/jiayi/dev/archive': 'the-archive' };

  test.each(['', ' --diff'])(
    'whose page has a name tells that page the archive, once it is there:%s',
    async (act) => {
      const { ran } = await deploy(NAMED + act, { values });
      expect(ran.filter((command) => command.includes('archive='))).toEqual([
        expect.stringMatching(/jiayi-dev-web .*-c dataKeyVersion=3 -c archive=the-archive( |$)/),
      ]);
      expect((await deploy(NAMED + act)).ran.join()).not.toContain('archive=');
    },
  );

  test.each([
    [
      'is of the mainland',
      `${NAMED} --profile aws-cn -c oidcIssuer=https://a.example -c oidcAudience=a -c smsSecret=arn:b`,
    ],
    ['has no name', '--stage dev'],
  ])('whose page %s tells it no archive', async (_, line) => {
    expect((await deploy(line, { values })).ran.join()).not.toContain('archive=');
  });

  test('whose page has a name says by a dry run where it takes the archive from', async () => {
    const { said } = await deploy(`${NAMED} --dry-run`, { isSignedOut: true });
    expect(said.join('\n')).toContain('-c archive=ARCHIVE');
    expect(said.at(-1)).toBe('# ARCHIVE: what /jiayi/dev/archive says');
  });

  test('takes the version that it is told, and what the file of the operator says', async () => {
    const { ran } = await deploy('--stage dev -c dataKeyVersion=2', { kept: { region: 'ap-east-1' } });
    expect(ran[3]).toMatch(/-c region=ap-east-1 -c dataKeyVersion=2 --outputs-file/);
    expect(ran[2]).toMatch(/--region ap-east-1$/);
  });

  test('stops at the first command that fails', async () => {
    const { ran, code } = await deploy('--stage dev', { fails: 'keys' });
    expect([ran.length, code]).toEqual([3, 9]);
  });

  test.each([
    ['without credentials', { isSignedOut: true }, ['there are no AWS credentials that hold']],
    [
      'in an account that is not prepared',
      { parameters: {} },
      ['ap-southeast-1', 'us-east-1'].map(
        (region) =>
          `${region} is not prepared for the CDK: run \`npx cdk bootstrap aws://ACCOUNT/${region}\` once`,
      ),
    ],
  ] as const)('%s is not begun, and one sentence says why', async (_, world, said) => {
    expect(await deploy('--stage dev', world)).toEqual({ said, ran: [], code: 1 });
  });

  test('says each thing that the stage wants and was not given', async () => {
    const { said, ran, code } = await deploy('--stage staging --profile aws-cn');
    expect([ran, code]).toEqual([[], 1]);
    expect(said).toEqual([
      'staging in aws-cn: alarmsTo is not given',
      'oidcIssuer is not given',
      'oidcAudience is not given',
      'smsSecret is not given',
    ]);
  });

  test('knows no value by another name', async () => {
    expect((await deploy('--stage dev -c alarmTo=a@example.org')).said.join()).toContain('alarmTo');
  });

  test.each([
    ['', /--stage/],
    ['-c stage=prod', /say --stage prod|--stage/],
    ['--stage dev -c stage=prod', /say --stage prod/],
    ['--stage dev -c profile=aws-cn', /say --profile aws-cn/],
    ['--stage live', /live/],
    ['--stage dev --force', /--force/],
    ['--stage dev --diff --tear-down', /cannot be used/],
  ])('“%s” is wrong use', async (line, message) => {
    await expect(deploy(line)).rejects.toThrow(message);
  });

  test.each(['', ' --diff', ' --tear-down'])(
    'of prod answers no question for the operator:%s',
    async (act) => {
      const { ran } = await deploy(PROD + act, { parameters: { ...PREPARED, '/jiayi/prod/data-key': 1 } });
      expect(ran.join('\n')).toContain('jiayi-prod-service');
      expect(ran.join('\n')).not.toMatch(/--force|-f\b|--require-approval|--no-/);
    },
  );

  test('may be looked at before it is made', async () => {
    expect((await deploy('--stage dev --diff')).ran).toEqual([
      'npm run -s bundle',
      'npx cdk diff jiayi-dev-data jiayi-dev-service jiayi-dev-observability jiayi-dev-web -c stage=dev -c profile=aws -c dataKeyVersion=3',
    ]);
  });
});

describe('a tear-down', () => {
  test('removes what runs, never the data, and says what stays', async () => {
    const { said, ran } = await deploy('--stage dev --tear-down');
    expect(ran).toEqual([
      'npm run -s bundle',
      'npx cdk destroy jiayi-dev-web jiayi-dev-observability jiayi-dev-service -c stage=dev -c profile=aws --exclusively',
    ]);
    expect(said.join('\n')).toContain('jiayi-dev-data stays');
    expect(said.join('\n')).toContain('/jiayi/dev/data-key stays');
    expect(said.join('\n')).toContain('docs/runbooks/tear-down.md');
  });

  test('that fails says nothing of what stays', async () => {
    const { said, code } = await deploy('--stage dev --tear-down', { fails: 'destroy' });
    expect([said.join().includes('stays'), code]).toEqual([false, 9]);
  });

  test('by a dry run names no stack of data in any stage', async () => {
    for (const line of ['--stage dev', '--stage staging -c alarmsTo=a@example.org', PROD]) {
      const { said } = await deploy(`${line} --tear-down --dry-run`);
      const commands = said.filter((text) => text.startsWith('#')).join('\n');
      expect(commands).toContain('cdk destroy');
      expect(commands).not.toContain('-data');
    }
  });
});
