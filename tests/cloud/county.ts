import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { KMSClient } from '@aws-sdk/client-kms';

import { readEnvironment } from '../../functions/adapters/cloud/environment.ts';
import { openCloudWorld } from '../../functions/adapters/cloud/open-world.ts';
import { localIdentity } from '../../functions/adapters/identity/local-identity.ts';
import { dynamoClient, tablesOf } from '../../functions/adapters/store/dynamo-open.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { COUNTY_FILES, fileName } from '../../functions/county-files/columns.ts';
import { generateCounty } from '../../local/generate/index.ts';
import { background } from '../../local/service/background.ts';
import type { MovableClock } from '../../local/service/clock.ts';
import { prepareCounty } from '../../local/service/county-views.ts';
import type { World } from '../../local/service/world.ts';
import { type CountyTexts, sourceOf } from '../functions/county-files/county-texts.ts';
import { importInto } from '../functions/county-files/imported.ts';
import { tempFolder } from '../local/sources/temp-folder.ts';

/** Where the world of a deployment is, and by which variables a Lambda finds it. */
export type Deployment = {
  readonly variables: Readonly<Record<string, string>>;
  /** Of the table. */
  readonly endpoint: string;
  /** Of the key service. */
  readonly aws: string;
  readonly clock: MovableClock;
};

/** The world of a deployment with what only one machine has. */
const openWorld = async ({ variables, endpoint, aws, clock }: Deployment): Promise<World> => {
  const environment = readEnvironment(variables);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const { region } = environment;
  const kms = new KMSClient({ region, endpoint: aws, credentials });
  const table = tablesOf(dynamoClient({ region, endpoint, credentials }), environment);
  const world = await openCloudWorld(environment, { kms, table, now: clock.now });
  return {
    ...world,
    clock,
    identity: localIdentity(Buffer.alloc(32)),
    background: background({ ...world, clock }),
    hearJobs: () => undefined,
  };
};

/** The files of a synthetic county as of a day. */
export const countyTexts = (residents: number, asOf: LocalDate): CountyTexts => {
  const data = tempFolder();
  generateCounty({ residents, seed: 1, asOf, out: data });
  return Object.fromEntries(
    COUNTY_FILES.map((file) => [file, readFileSync(join(data, fileName(file)), 'utf8')]),
  );
};

/** Puts a synthetic county and the demonstration users into the table of a deployment: what an import does there. */
export const loadCounty = async (deployment: Deployment, residents: number): Promise<void> => {
  const world = await openWorld(deployment);
  await importInto(world.county, sourceOf(countyTexts(residents, deployment.clock.today())));
  await prepareCounty(world);
  await world.close();
};
