import { CfnOutput, type Stack } from 'aws-cdk-lib';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';

/** Makes a stack say these values once it is deployed, each under its name. */
export const outputs = (stack: Stack, values: Readonly<Record<string, string>>): readonly CfnOutput[] =>
  Object.entries(values).map(([name, value]) => new CfnOutput(stack, name, { value }));

/** Makes a stack say a value where whoever deploys another one may ask for it, in any region. */
export const toldParameter = (
  stack: Stack,
  id: string,
  { name, value }: { readonly name: string; readonly value: string },
): StringParameter => new StringParameter(stack, id, { parameterName: name, stringValue: value });
