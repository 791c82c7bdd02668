import { createServer, type Server } from 'node:http';

import * as z from 'zod';

import { clinicDate } from '../../domain/kernel/time.ts';
import type { Difference } from '../../functions/indicators/every-night-recount.ts';
import { sentenceFor } from '../cli/failures.ts';
import { startProgress } from '../cli/progress.ts';
import { makeFolder } from '../../functions/county-files/sources/make-folder.ts';
import { startBackgroundThread, withBackgroundThread } from './background-thread.ts';
import { prepareCounty } from './county-views.ts';
import { hasService, makeDemonstration } from './demonstration.ts';
import { type Jobs, jobsOf } from './jobs.ts';
import { serve } from './server.ts';
import { openWorld, type World } from './world.ts';
import { LOG_LEVELS, logFrom } from './write-log.ts';

/** What `npm start` reads from its environment. @source api.md, Running locally */
const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  /** The folder of everything that the service keeps. */
  JIAYI_DATA: z.string().min(1).default('.jiayi'),
  /** Residents of the demonstration county; 0 = none. */
  JIAYI_COUNTY: z.coerce.number().int().nonnegative().max(10_000_000).default(20_000),
  /** What the service writes of requests on standard error, one JSON object a line. */
  JIAYI_LOG: z.enum(LOG_LEVELS).default('warning'),
});
type Environment = z.infer<typeof Environment>;

const FAILED = 1;
const WRONG_USE = 2;
const LONGEST_STOP_MS = 10_000;
const IDLE_CHECK_MS = 50;
/** Anybody may sign in here as anybody: only this machine is answered. */
const HOST = '127.0.0.1';

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const complain = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

const welcome = (address: string): string => `
演示用户 / demonstration users:
  doctor-1, nurse-1 (team 1) · doctor-2 (team 2) · manager-1 · hospital-1 · bureau-1 · auditor-1 · admin-1 · integration-1
登录页 / sign-in page: ${address}
令牌 / a token: curl -s -X POST ${address}/local/token -d '{"user":"doctor-1"}'
停止 / stop: Ctrl-C`;

/** By person, so that somebody can look; a bucket in which nobody differs has counts that are not its people's. */
const differenceLines = (found: readonly Difference[]): string =>
  found
    .map(({ village, bucket, residentId }) => `indicators.differ ${village} ${bucket} ${residentId ?? '-'}`)
    .join('\n');

const makeCounty = async (folder: string, residents: number): Promise<void> => {
  say(`首次启动：正在生成${residents}人的演示县 / first start: making a county of ${residents} people …`);
  const bar = startProgress(() => performance.now());
  const startedMs = performance.now();
  try {
    const day = clinicDate(new Date());
    await makeDemonstration(folder, { residents, day, onProgress: bar.update });
  } finally {
    bar.stop();
  }
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  say(`已入库，用时${seconds}秒 / stored, in ${seconds} s`);
};

const listen = (server: Server, port: number): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(`http://localhost:${typeof address === 'object' && address !== null ? address.port : port}`);
    });
  });

/** Says at once that a port is taken, before a county is made for nothing. */
const tryPort = async (port: number): Promise<void> => {
  const probe = createServer();
  await listen(probe, port);
  await new Promise((resolve) => probe.close(resolve));
};

/** Answers what is being asked, takes nothing new, and lets the store go. */
const stopper = (server: Server, world: World, jobs: Jobs): (() => void) => {
  const finish = (): void =>
    void jobs
      .stop()
      .then(world.background.stop)
      .then(world.close)
      .then(() => process.exit());
  return () => {
    server.close(finish);
    setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS).unref();
    setTimeout(() => server.closeAllConnections(), LONGEST_STOP_MS).unref();
  };
};

/** A day that the clock was moved to goes on after a stop: the days before it are sealed and reported. */
const resumeDay = async ({ ports, clock }: World): Promise<void> => {
  const doneThrough = (await ports.indicators.daily())?.doneThrough;
  if (doneThrough !== undefined && doneThrough > clock.today()) clock.moveTo(doneThrough);
};

const start = async ({ PORT, JIAYI_DATA, JIAYI_COUNTY, JIAYI_LOG }: Environment): Promise<void> => {
  await tryPort(PORT);
  makeFolder(JIAYI_DATA);
  const thread = startBackgroundThread(JIAYI_DATA);
  if (!hasService(JIAYI_DATA) && JIAYI_COUNTY > 0) await makeCounty(JIAYI_DATA, JIAYI_COUNTY);
  const opened = await openWorld(JIAYI_DATA);
  await resumeDay(opened);
  const { users } = await opened.ports.reference();
  if (users.size === 0) await prepareCounty(opened);
  // Nobody waits yet: the day is brought up while the thread may still load.
  await opened.background.passDays();
  const world = await withBackgroundThread(opened, thread);
  const onFailure = (error: unknown): void =>
    complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const server = serve(world, { log: logFrom(JIAYI_LOG, complain), onFailure });
  const jobs = jobsOf({ world, folder: JIAYI_DATA, onFailure });
  const stop = stopper(server, world, jobs);
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const address = await listen(server, PORT);
  world.background.start({
    onFailure,
    onDifferences: (found) => complain(differenceLines(found)),
  });
  await jobs.start();
  say(welcome(address));
  say(`Jiayi is ready at ${address}`);
};

const isPortTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

const fail = (error: unknown, { PORT }: Environment): void => {
  const sentence = isPortTaken(error)
    ? `端口${PORT}已被占用，请设置PORT，如 PORT=8081 npm start / port ${PORT} is in use: set PORT, as in PORT=8081 npm start`
    : sentenceFor(error);
  complain(`jiayi: ${sentence}`);
  process.exit(FAILED);
};

const environment = Environment.safeParse(process.env);
if (environment.success) {
  const { data } = environment;
  await start(data).catch((error: unknown) => fail(error, data));
} else {
  complain(z.prettifyError(environment.error));
  process.exitCode = WRONG_USE;
}
