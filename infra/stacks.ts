import type { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

import type { ManifestRow } from '../functions/kit/manifest-row.ts';
import { dataStack } from './data-stack.ts';
import { observabilityStack } from './observability.ts';
import { type Materials, serviceStack } from './service-stack.ts';
import type { Stage } from './stages.ts';
import { webStack } from './web-stack.ts';

/** The stacks of one deployment, by what they are for. */
export type Stacks = {
  readonly data: Stack;
  readonly service: Stack;
  readonly observability: Stack;
  readonly web: Stack;
};

/** All stacks of a deployment, from what the operator chose, the manifest, and the folder of the Lambdas' bundles. */
export const stacksOf = (
  scope: Construct,
  given: { readonly stage: Stage; readonly manifest: readonly ManifestRow[]; readonly bundles: string },
): Stacks => {
  const data = dataStack(scope, given.stage);
  const materials: Materials = { ...given, data };
  const service = serviceStack(scope, materials);
  const observability = observabilityStack(scope, materials, service);
  return { data: data.stack, service: service.stack, observability, web: webStack(scope, given.stage) };
};
