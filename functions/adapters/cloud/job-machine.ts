import { ExecutionAlreadyExists, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';

import type { JobPlace } from '../../county-files/job-place.ts';
import { askService } from './service-failure.ts';

/** What begins a job that is cut into parts, once for a name. */
type BeginInParts = NonNullable<JobPlace['beginInParts']>;

const SERVICE = { name: 'the state machine of jobs', isWrite: true, patienceMs: 10_000 } as const;

/** What a name of an execution may be everywhere: in its log and its ARN too.
 *  @source AWS Step Functions API Reference, StartExecution, “name” */
const NAME = /^[\w-]{1,80}$/;

/** Begins executions of a state machine by its ARN, once for a name in ninety days: begun again, it is told that all is well.
 *  @throws a `StoreError` where it was not begun, or nobody knows */
export const jobMachine =
  (client: SFNClient, stateMachineArn: string): BeginInParts =>
  async (asked, name) => {
    if (!NAME.test(name)) throw new Error('what a job is begun by has letters, digits, - and _ alone');
    const command = new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify({ asked }) });
    await askService(SERVICE, async (options) => {
      try {
        await client.send(command, options);
      } catch (error) {
        if (!(error instanceof ExecutionAlreadyExists)) throw error;
      }
    });
  };

/** The state machine of a region by its ARN, with a client of its own. */
export const openJobMachine = (region: string, stateMachineArn: string): BeginInParts =>
  jobMachine(new SFNClient({ region }), stateMachineArn);
