import { clinicDate } from '../../../domain/kernel/time.ts';
import { failureOf } from '../../kit/failure.ts';
import type { Log } from '../../kit/log.ts';
import type { Consumers, Schedules, WorkDone, Workplace } from '../../kit/work.ts';
import * as z from 'zod';
import { changesOf } from '../store/changes.ts';
import type { Change } from '../store/table.ts';
import { cloudLog } from './cloud-log.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { type CloudWorld, openCloudWorld } from './open-world.ts';

/** Carries out a piece of work and logs it; what broke it rises. */
const logged = async (log: Log, useCase: string, work: () => Promise<WorkDone>): Promise<void> => {
  const startedMs = performance.now();
  try {
    const done = await work();
    log({ code: 'work.finished', useCase, done, ms: Math.round(performance.now() - startedMs) });
  } catch (error) {
    const { code: problem, ...rest } = failureOf(error);
    log({ code: 'work.failed', useCase, problem, error: rest.error, at: rest.at });
    throw error;
  }
};

/** What a stream is told of a batch: the positions from which on it is to come again. */
export type BatchAnswer = { readonly batchItemFailures: readonly { readonly itemIdentifier: string }[] };

const placeOf = ({ ports, forgetReference }: CloudWorld): Workplace => ({
  ports,
  today: clinicDate(ports.now()),
  forgetReference,
  rest: async () => undefined,
});

/** The handler of a Lambda that changes of the table start. A record that cannot be read comes again and is set aside in the
 *  end; those before it are done. Where work breaks, the whole batch comes again: it is halved by the stream. */
export const changeHandler =
  (consumers: Consumers<Change>, world: CloudWorld, log: Log) =>
  async (event: unknown): Promise<BatchAnswer> => {
    const records = changesOf(event);
    const unread = records.findIndex(({ change }) => !change.ok);
    const sound = unread < 0 ? records : records.slice(0, unread);
    const changes = sound.flatMap(({ change }) => (change.ok ? [change.value] : []));
    for (const [useCase, consume] of Object.entries(consumers))
      await logged(log, useCase, async () => {
        await consume(changes, placeOf(world));
        return { changes: changes.length };
      });
    const [first] = records.slice(sound.length);
    return { batchItemFailures: first === undefined ? [] : [{ itemIdentifier: first.position }] };
  };

const Start = z.object({ useCase: z.string() });

/** The handler of a Lambda that the clock starts, for one of its use cases. */
export const scheduleHandler =
  <Tools>(schedules: Schedules<Tools>, tools: Tools, log: Log) =>
  async (event: unknown): Promise<void> => {
    const { useCase } = Start.parse(event);
    const work = schedules[useCase];
    if (work === undefined) throw new Error(`this Lambda does not carry ${useCase}`);
    await logged(log, useCase, () => work(tools));
  };

/** The handler of a Lambda that changes of the table start; its world is opened before the first. */
export const serveChanges = async (consumers: Consumers<Change>) => {
  const environment = readEnvironment(process.env);
  return changeHandler(consumers, await openCloudWorld(environment), cloudLog(environment.stage));
};

/** The handler of a Lambda that the clock starts; its world is opened before the first.
 *  @param toolsOf what its use cases work with beside the world's ports */
export const serveSchedules = async <Tools>(
  schedules: Schedules<Tools>,
  toolsOf: (world: CloudWorld, environment: Environment) => Promise<Tools>,
) => {
  const environment = readEnvironment(process.env);
  const world = await openCloudWorld(environment);
  return scheduleHandler(schedules, await toolsOf(world, environment), cloudLog(environment.stage));
};
