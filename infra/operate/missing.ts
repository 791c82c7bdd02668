import type { Profile, StageName } from '../stages.ts';
import { Given, stageOf } from '../stages.ts';
import { pageRegion } from '../constructs/page-host.ts';
import type { Account } from './account.ts';
import type { Wanted } from './plan.ts';

/** What the CDK's preparation of an account leaves in each region, under its usual qualifier. */
const PREPARED = '/cdk-bootstrap/hnb659fds/version';

const sentences = (error: unknown): string[] =>
  (error instanceof Error ? error.message : String(error)).split('; ');

/** What of the stage's own demands is missing or does not fit, one sentence each.
 *  @see stageOf */
export const missingOf = (
  stage: StageName,
  profile: Profile,
  written: Readonly<Record<string, string>>,
): readonly string[] => {
  const given = Given.safeParse(written);
  if (!given.success)
    return given.error.issues.map(({ path, message }) => `-c ${path.join('.') || '…'}: ${message}`);
  try {
    stageOf(stage, profile, given.data);
    return [];
  } catch (error) {
    return sentences(error);
  }
};

const unprepared = (region: string): string =>
  `${region} is not prepared for the CDK: run \`npx cdk bootstrap aws://ACCOUNT/${region}\` once`;

/** What of the account is missing: credentials first, without which nothing else can be asked. */
export const missingAt = async (account: Account, wanted: Wanted): Promise<readonly string[]> => {
  const page = pageRegion(stageOf(wanted.stage, wanted.profile, Given.parse(wanted.given)));
  const missing: string[] = [];
  try {
    for (const region of new Set([wanted.region, page]))
      if ((await account.versionOf(PREPARED, region)) === undefined) missing.push(unprepared(region));
  } catch (error) {
    return sentences(error);
  }
  return missing;
};
