const MACHINES = /^service\/\w+\/Map\/Function\/\w+\/Machine$/;
const FUNCTIONS = /^service\/\w+\/\w+\/Function\/Resource$/;
const POLICIES = /^service\/\w+\/\w+\/Policy\/Resource$/;

/** The findings of cdk-nag that stay by whether X-Ray records requests. @see docs/adr/0035-traces-and-capacity-by-choice.md */
export const ACKNOWLEDGED_OF_TRACES = [
  {
    id: 'AwsSolutions-IAM5[Resource::*]',
    at: POLICIES,
    traced: true as const,
    reason:
      'Traces belong to no resource: X-Ray takes segments only under “*”, and who may write them can read none.',
  },
  {
    id: 'Serverless-LambdaTracing',
    at: FUNCTIONS,
    traced: false as const,
    reason:
      'X-Ray does not exist in the mainland, and where people work it is switched on for the hour in which somebody looks: each line ' +
      'of the log carries the id of its request, its use case and how long it took.',
  },
  ...['AwsSolutions-SF2', 'Serverless-StepFunctionStateMachineXray'].map((id) => ({
    id,
    at: MACHINES,
    traced: false as const,
    reason:
      'Untraced as the Lambda that it starts; the log of the machine holds each step with its time, that of the Lambda each part ' +
      'with what it counted.',
  })),
];
