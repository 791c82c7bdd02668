import { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Gives what stands behind a construct the name in the template under which it is known for ever: another name would
 *  be another thing, and leave the first one behind with everything in it. */
export const pinned = <C extends IConstruct>(construct: C, logicalId: string): C => {
  const resource = construct.node.defaultChild;
  if (!CfnResource.isCfnResource(resource)) throw new Error(`${construct.node.path} is nothing to be pinned`);
  resource.overrideLogicalId(logicalId);
  return construct;
};
