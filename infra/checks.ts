import { AwsSolutionsChecks, HIPAASecurityChecks, type NagPack, ServerlessChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';

/** The packs of rules that every deployment is held to. */
export const checksOf = (scope: IConstruct): readonly NagPack[] => [
  new AwsSolutionsChecks(scope),
  new HIPAASecurityChecks(scope),
  new ServerlessChecks(scope),
];
