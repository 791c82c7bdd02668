const EXECUTIONS = 'arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution';

/** The state machines, by the names of their use cases. */
const NAMES = ['indicators-every-night-recount', 'county-files-every-job-in-parts'] as const;

const POLICIES = /^service\/\w+\/Map\/Function\/\w+\/Policy\/Resource$/;

/** The findings of cdk-nag that stay at state machines of work in parts, and at who reads what others put into the archive. */
export const ACKNOWLEDGED_OF_PARTS = [
  {
    id: 'AwsSolutions-IAM5[Resource::jiayi-{stage}-data:ExportsOutputFnGetAttArchiveArn1EBA378E/uploads/*]',
    at: /^service\/CountyFiles\/Change\/Policy\/Resource$/,
    reason:
      'Other systems choose the names of what they put there. It may be read and not be written, and nothing else lies there.',
  },
  {
    id: 'AwsSolutions-IAM5[Resource::jiayi-{stage}-data:ExportsOutputFnGetAttArchiveArn1EBA378E/uploads/!links/*]',
    at: /^service\/CountyFiles\/Http\/Policy\/Resource$/,
    reason:
      'A link leads to a key that is made when it is asked for: who asked, and an id that nobody guesses. Links may be signed for ' +
      'this folder alone, in which nothing else lies.',
  },
  {
    id: 'AwsSolutions-IAM5[Resource::*]',
    at: POLICIES,
    reason:
      'Deliveries of logs belong to no resource, nor do traces: Step Functions asks for both under “*” alone, and its log holds ' +
      'states and times without what was told.',
  },
  ...NAMES.flatMap((name) => [name, `${name}/Parts`]).map((name) => ({
    id: `AwsSolutions-IAM5[Resource::${EXECUTIONS}:jiayi-{stage}-${name}:*]`,
    at: POLICIES,
    reason:
      'A run of the machine gets its name when it begins. The machine may look after its own runs and parts, and after no ' +
      'other machine’s.',
  })),
];
