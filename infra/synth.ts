import { App } from 'aws-cdk-lib';
import { join } from 'node:path';

import cdk from '../cdk.json' with { type: 'json' };
import { deploymentIn } from './deployment.ts';
import { EXAMPLE_GIVEN } from './example-given.ts';
import { PROFILES, stageOf } from './stages.ts';

const BUILD = join(import.meta.dirname, '..', 'build');
const [bundles = join(BUILD, 'lambdas')] = process.argv.slice(2);

/** Both profiles in one process, what is loaded and compiled once serving both; without an account and a network. */
for (const profile of PROFILES) {
  const outdir = join(BUILD, 'cdk.out', profile);
  const app = new App({ context: cdk.context, outdir, analyticsReporting: false });
  const stacks = deploymentIn(app, stageOf('prod', profile, EXAMPLE_GIVEN[profile]), bundles);
  app.synth();
  const names = Object.values(stacks).map(({ stackName }) => stackName);
  process.stdout.write(`${profile}: ${names.join(', ')} in ${outdir}\n`);
}
