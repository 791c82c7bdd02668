import { type App, Validations } from 'aws-cdk-lib';

import { manifest } from '../functions/manifest.ts';
import { acknowledgeIn } from './acknowledged.ts';
import { checksOf } from './checks.ts';
import { type Stacks, stacksOf } from './stacks.ts';
import type { Stage } from './stages.ts';

/** Puts the stacks of one deployment into an app, held to the packs of rules when it is synthesised. */
export const deploymentIn = (app: App, stage: Stage, bundles: string): Stacks => {
  const stacks = stacksOf(app, { stage, manifest, bundles });
  acknowledgeIn(app, stage);
  Validations.of(app).addPlugins(...checksOf(app));
  return stacks;
};
