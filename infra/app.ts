import { App } from 'aws-cdk-lib';
import { join } from 'node:path';
import * as z from 'zod';

import { deploymentIn } from './deployment.ts';
import { Given, PROFILES, stageOf, STAGES } from './stages.ts';

const BUNDLES = join(import.meta.dirname, '..', 'build', 'lambdas');

/** What the operator chooses, beside what a deployment is given. */
const Chosen = z.object({
  stage: z.enum(STAGES).default('dev'),
  profile: z.enum(PROFILES).default('aws'),
  bundles: z.string().default(BUNDLES),
});

const contextOf = (app: App, names: readonly string[]): Record<string, unknown> => {
  const found = names.map((name): [string, unknown] => [name, app.node.tryGetContext(name)]);
  return Object.fromEntries(found.filter(([, value]) => value !== undefined && value !== ''));
};

const app = new App();
const { stage, profile, bundles } = Chosen.parse(contextOf(app, Object.keys(Chosen.shape)));
const given = Given.parse(contextOf(app, Object.keys(Given.shape)));
deploymentIn(app, stageOf(stage, profile, given), bundles);
app.synth();
