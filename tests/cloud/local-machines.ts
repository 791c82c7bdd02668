import * as z from 'zod';

/** An execution of a state machine that was begun. */
export type Execution = { readonly machine: string; readonly name: string; readonly input: unknown };

/** The executions of the state machines of a deployment, which are known by their names. */
export type LocalMachines = {
  /** What StartExecution is asked for: the machine, by its ARN. */
  readonly machineOf: (asked: unknown) => string;
  /** What it answers, or the name of its error. */
  readonly start: (asked: unknown) => object | string;
  /** Takes out what was begun and is still to be run, the oldest first. */
  readonly take: () => Execution | undefined;
};

const StartExecution = z.looseObject({
  stateMachineArn: z.string(),
  name: z.string().regex(/^[\w-]{1,80}$/),
  input: z.string(),
});

const nameIn = (arn: string): string => arn.split(':').at(-1) ?? '';

/** State machines that note what they are asked to begin, each name once.
 *  @source AWS Step Functions API Reference, StartExecution */
export const localMachines = (): LocalMachines => {
  const waiting: Execution[] = [];
  const begun = new Set<string>();
  return {
    machineOf: (asked) => StartExecution.parse(asked).stateMachineArn,
    start: (asked) => {
      const { stateMachineArn, name, input } = StartExecution.parse(asked);
      const executionArn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
      if (begun.has(executionArn)) return 'ExecutionAlreadyExists';
      begun.add(executionArn);
      waiting.push({ machine: nameIn(stateMachineArn), name, input: JSON.parse(input) });
      return { executionArn, startDate: 0 };
    },
    take: () => waiting.shift(),
  };
};
