import { CfnOutput, type Stack } from 'aws-cdk-lib';

/** Makes a stack say these values once it is deployed, each under its name. */
export const outputs = (stack: Stack, values: Readonly<Record<string, string>>): readonly CfnOutput[] =>
  Object.entries(values).map(([name, value]) => new CfnOutput(stack, name, { value }));
