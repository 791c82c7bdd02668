/** What a state machine of work in parts is made of: the Lambda that carries its steps and parts out. */
export type PartSteps = {
  readonly useCase: string;
  readonly functionArn: string;
  /** `aws`, or `aws-cn`. */
  readonly partition: string;
  /** How long the Lambda may take for a step or a part. */
  readonly timeoutS: number;
  /** Parts that are carried out side by side. */
  readonly atOnce: number;
};

/** What the part of a machine is called that is a machine of its own for each part of the work. */
export const PARTS = 'Parts';

/** What waits for a Lambda waits a little longer than it may take. */
const LONGER_S = 30;
/** A province's night at the pace of a county; what takes longer has stopped. */
const WHOLE_S = 10 * 60 * 60;

/** Work may be begun again: what was done stays done, and what a store or a Lambda is too busy for passes. */
const RETRY = [
  {
    ErrorEquals: ['States.ALL'],
    IntervalSeconds: 10,
    BackoffRate: 2,
    MaxAttempts: 5,
    MaxDelaySeconds: 300,
    JitterStrategy: 'FULL',
  },
] as const;

const BREAK_OFF = [{ ErrorEquals: ['States.ALL'], ResultPath: '$.broken', Next: 'BreakOff' }] as const;

/** Which run it is, as every step after the first is told. */
const RUN = { 'run.$': '$.run' } as const;

/** What a step that parts follow on answers, which alone is gone on with. */
const FOLLOWED = { 'run.$': '$.Payload.run', 'parts.$': '$.Payload.parts' } as const;

const asking = ({ partition, functionArn, useCase, timeoutS }: PartSteps, told: object) => ({
  Type: 'Task',
  Resource: `arn:${partition}:states:::lambda:invoke`,
  Parameters: { FunctionName: functionArn, Payload: { useCase, ...told } },
  TimeoutSeconds: timeoutS + LONGER_S,
  Retry: RETRY,
});

/** The part of the machine that is a machine of its own for each part: it keeps nothing of what the Lambda answers. */
const eachPart = (steps: PartSteps) => ({
  ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
  StartAt: 'CarryOut',
  States: {
    CarryOut: {
      ...asking(steps, { step: 'carry-out', ...RUN, 'part.$': '$.part' }),
      ResultPath: null,
      OutputPath: null,
      End: true,
    },
  },
});

/** The states of work in parts, in the Amazon States Language: the parts are listed, carried out so many at once, and put
 *  together, as often as others follow from them; no part may fail. Where something breaks after all tries it is noted, and
 *  the execution fails.
 *  @source AWS Step Functions Developer Guide, “Using Map state in Distributed mode”, “Choice workflow state”, “Accessing
 *  execution data from the Context object” */
export const statesOf = (steps: PartSteps) => ({
  Comment: steps.useCase,
  StartAt: 'Begin',
  TimeoutSeconds: WHOLE_S,
  States: {
    Begin: {
      ...asking(steps, { step: 'begin', 'input.$': '$$.Execution.Input' }),
      ResultSelector: FOLLOWED,
      Next: PARTS,
    },
    [PARTS]: {
      Type: 'Map',
      Label: PARTS,
      ItemsPath: '$.parts',
      ItemSelector: { ...RUN, 'part.$': '$$.Map.Item.Value' },
      ItemProcessor: eachPart(steps),
      MaxConcurrency: steps.atOnce,
      ToleratedFailurePercentage: 0,
      ResultPath: null,
      Catch: BREAK_OFF,
      Next: 'Finish',
    },
    Finish: {
      ...asking(steps, { step: 'finish', ...RUN }),
      ResultSelector: FOLLOWED,
      Catch: BREAK_OFF,
      Next: 'Followed',
    },
    Followed: {
      Type: 'Choice',
      Choices: [{ Variable: '$.parts[0]', IsPresent: true, Next: PARTS }],
      Default: 'Done',
    },
    Done: { Type: 'Succeed' },
    BreakOff: {
      ...asking(steps, { step: 'break-off', ...RUN, 'error.$': '$.broken.Error' }),
      ResultPath: null,
      Next: 'Broken',
    },
    Broken: { Type: 'Fail', ErrorPath: '$.broken.Error' },
  },
});
