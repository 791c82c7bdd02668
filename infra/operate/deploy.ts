import type { Account } from './account.ts';
import { missingAt } from './missing.ts';
import {
  differences,
  type Found,
  foundation,
  running,
  shellText,
  type Step,
  tearDown,
  type Wanted,
  whatStays,
} from './plan.ts';

/** What is to be done: bring a deployment up to this code, show what that would change, or remove what runs. */
export type Act = 'deploy' | 'diff' | 'tear-down';

/** The world that a deployment is made in. */
export type Site = {
  readonly print: (line: string) => void;
  readonly account: Account;
  /** Runs a command, its output before the operator's eyes. Gives its exit code. */
  readonly run: (command: Step['command']) => Promise<number>;
};

/** What stands for the version and for the archive where nobody was asked. */
const NEWEST = 'NEWEST';
const ARCHIVE = 'ARCHIVE';

const parameterOf = ({ stage }: Wanted): string => `/jiayi/${stage}/data-key`;
const archiveParameterOf = ({ stage }: Wanted): string => `/jiayi/${stage}/archive`;

/** A page with a name of its own is let put files into the archive; that of the mainland says nothing of where it speaks to. */
const doesNameArchive = ({ profile, given }: Wanted): boolean =>
  profile === 'aws' && given['webDomain'] !== undefined;

const notesOn = (wanted: Wanted, { dataKeyVersion, archive }: Found): readonly string[] => [
  ...(dataKeyVersion === NEWEST ? [`# ${NEWEST}: the version of ${parameterOf(wanted)}`] : []),
  ...(archive === ARCHIVE ? [`# ${ARCHIVE}: what ${archiveParameterOf(wanted)} says`] : []),
];

/** Shows the commands of an act and asks nobody. */
const show = (wanted: Wanted, act: Act, { print }: Site): number => {
  const { dataKeyVersion = NEWEST, archive = ARCHIVE } = wanted.given;
  const found = { dataKeyVersion, ...(doesNameArchive(wanted) && { archive }) };
  const steps = {
    deploy: [...foundation(wanted), ...running(wanted, found)],
    diff: differences(wanted, found),
    'tear-down': tearDown(wanted),
  }[act];
  for (const step of steps) print(`# ${step.says}\n${shellText(step)}`);
  if (act === 'tear-down') whatStays(wanted).forEach(print);
  else notesOn(wanted, found).forEach(print);
  return 0;
};

/** Runs one after another; stops at the first that fails and gives its exit code. */
const runAll = async (steps: readonly Step[], { print, run }: Site): Promise<number> => {
  for (const step of steps) {
    print(`# ${step.says}`);
    const code = await run(step.command);
    if (code !== 0) return code;
  }
  return 0;
};

/** The version that is asked for, else the newest: one of before would leave names unread that the newest has sealed. */
const versionFor = async (wanted: Wanted, { account }: Site): Promise<string | undefined> => {
  const asked = wanted.given['dataKeyVersion'];
  if (asked !== undefined) return asked;
  const version = await account.versionOf(parameterOf(wanted), wanted.region);
  return version === undefined ? undefined : String(version);
};

/** The archive that is named, else that of the deployment; nothing before it is there. */
const archiveFor = async (wanted: Wanted, { account }: Site): Promise<Pick<Found, 'archive'>> => {
  if (!doesNameArchive(wanted)) return {};
  const archive =
    wanted.given['archive'] ?? (await account.valueOf(archiveParameterOf(wanted), wanted.region));
  return archive === undefined ? {} : { archive };
};

const noKey = (wanted: Wanted, { print }: Site): number => {
  print(`${parameterOf(wanted)} is not there: run \`npm run keys -- --stage ${wanted.stage}\``);
  return 1;
};

const deploy = async (wanted: Wanted, site: Site): Promise<number> => {
  const failed = await runAll(foundation(wanted), site);
  if (failed !== 0) return failed;
  const dataKeyVersion = await versionFor(wanted, site);
  if (dataKeyVersion === undefined) return noKey(wanted, site);
  return runAll(running(wanted, { dataKeyVersion, ...(await archiveFor(wanted, site)) }), site);
};

const diff = async (wanted: Wanted, site: Site): Promise<number> => {
  const dataKeyVersion = (await versionFor(wanted, site)) ?? '1';
  return runAll(differences(wanted, { dataKeyVersion, ...(await archiveFor(wanted, site)) }), site);
};

const remove = async (wanted: Wanted, site: Site): Promise<number> => {
  const code = await runAll(tearDown(wanted), site);
  if (code === 0) whatStays(wanted).forEach(site.print);
  return code;
};

const ACTS = { deploy, diff, 'tear-down': remove } as const satisfies Record<
  Act,
  (wanted: Wanted, site: Site) => Promise<number>
>;

/** Carries an act out, or only shows its commands. What is missing is said first, one sentence each, and nothing is begun
 *  then. Gives the exit code. */
export const carryOut = async (
  wanted: Wanted,
  { act, isDryRun }: { readonly act: Act; readonly isDryRun: boolean },
  site: Site,
): Promise<number> => {
  if (isDryRun) return show(wanted, act, site);
  const missing = await missingAt(site.account, wanted);
  for (const sentence of missing) site.print(sentence);
  return missing.length > 0 ? 1 : ACTS[act](wanted, site);
};
