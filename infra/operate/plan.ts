import { named, type Profile, type StageName } from '../stages.ts';

/** Which deployment is asked for, and what the operator gave for it, as written. */
export type Wanted = {
  readonly stage: StageName;
  readonly profile: Profile;
  readonly region: string;
  readonly given: Readonly<Record<string, string>>;
};

/** One command, and what it is for. */
export type Step = { readonly says: string; readonly command: readonly [program: string, ...args: string[]] };

/** What runs, in the order in which it depends on another: everything but the data. */
const RUNNING = ['service', 'observability', 'web'] as const;

const contextOf = ({ stage, profile, given }: Wanted): string[] =>
  Object.entries({ stage, profile, ...given }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

const names = (wanted: Wanted, stacks: readonly string[]): string[] =>
  stacks.map((stack) => named({ name: wanted.stage }, stack));

/** A command of the CDK, which asks before it widens a right or removes anything: nothing here answers for the operator. */
const cdk = (
  verb: 'deploy' | 'destroy' | 'diff',
  wanted: Wanted,
  stacks: readonly string[],
): Step['command'] => ['npx', 'cdk', verb, ...names(wanted, stacks), ...contextOf(wanted)];

/** What every synthesis needs: the code of the Lambdas. */
const bundles: Step = { says: 'build the code of the Lambdas', command: ['npm', 'run', '-s', 'bundle'] };

/** What comes first: the data, and their key, which is kept outside of every stack. */
export const foundation = (wanted: Wanted): readonly Step[] => [
  bundles,
  { says: 'deploy what must never be deleted', command: cdk('deploy', wanted, ['data']) },
  {
    says: 'make the data key, if there is none',
    command: [
      'npm',
      'run',
      '-s',
      'keys',
      '--',
      '--stage',
      wanted.stage,
      '--profile',
      wanted.profile,
      '--region',
      wanted.region,
    ],
  },
];

/** What is known of a deployment once its data are there: which version of the data keys to open and, for a page that puts
 *  files into the archive, its name. */
export type Found = { readonly dataKeyVersion: string; readonly archive?: string };

const told = (wanted: Wanted, found: Found): Wanted => ({ ...wanted, given: { ...wanted.given, ...found } });

/** What the stacks say once they are deployed, for the page. */
const OUTPUTS = 'build/outputs.json';

/** What comes then, told what was found: what runs, and the page for it. */
export const running = (wanted: Wanted, found: Found): readonly Step[] => [
  {
    says: 'deploy what runs',
    command: [...cdk('deploy', told(wanted, found), ['data', ...RUNNING]), '--outputs-file', OUTPUTS],
  },
  { says: 'build the page', command: ['npm', 'run', '-s', 'console'] },
  { says: 'publish the page', command: ['npm', 'run', '-s', 'publish-page', '--', wanted.stage, OUTPUTS] },
];

/** Shows what a deployment would change, and changes nothing. */
export const differences = (wanted: Wanted, found: Found): readonly Step[] => [
  bundles,
  {
    says: 'show what would change',
    command: cdk('diff', told(wanted, found), ['data', ...RUNNING]),
  },
];

/** Removes what runs and never the data: their stack is not named, and no other is taken along. */
export const tearDown = (wanted: Wanted): readonly Step[] => [
  bundles,
  {
    says: 'remove what runs',
    command: [...cdk('destroy', wanted, RUNNING.toReversed()), '--exclusively'],
  },
];

/** What is there after what runs was removed, and how each of it goes by hand. */
export const whatStays = (wanted: Wanted): readonly string[] => [
  `${named({ name: wanted.stage }, 'data')} stays, and in it everything known of people: the tables, the archive, the key, ` +
    'the staff, the copies.',
  `/jiayi/${wanted.stage}/data-key stays: without it no name can be read again.`,
  `Queues jiayi-${wanted.stage}-…-unheard stay with what lies in them: delete them by name before you deploy again.`,
  'The buckets of the page and the key of logs stay, empty of people.',
  'No command of this project deletes any of these: docs/runbooks/tear-down.md says how it is done by hand.',
];

const WORD = /^[\w./:@=%+,-]+$/;

/** A command as a shell takes it. */
export const shellText = ({ command }: Step): string =>
  command.map((word) => (WORD.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`)).join(' ');
