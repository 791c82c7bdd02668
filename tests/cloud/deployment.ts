import { once } from 'node:events';
import { join } from 'node:path';

import { App } from 'aws-cdk-lib';

import cdk from '../../cdk.json' with { type: 'json' };
import { manifest } from '../../functions/manifest.ts';
import { bundle } from '../../infra/bundle.ts';
import { stacksOf } from '../../infra/stacks.ts';
import { stageOf } from '../../infra/stages.ts';
import { daysBetween, type LocalDate, minuteOfDay, plusDays } from '../../domain/kernel/time.ts';
import { type MovableClock, movableClock } from '../../local/service/clock.ts';
import { startIssuer, type TestIssuer, type Told } from '../functions/adapters/identity/test-issuer.ts';
import { type Engine, startEngine } from '../functions/adapters/store/local-engine.ts';
import type { Reply, Sending } from '../local/service/given-server.ts';
import { tempFolder } from '../local/sources/temp-folder.ts';
import { loadCounty } from './county.ts';
import { gatewayOf } from './gateway.ts';
import { lambdaOf, type RunningLambda } from './lambda.ts';
import { type LocalAws, sealedKeyOf, startLocalAws } from './local-aws.ts';
import { feed, type Feeding } from './sources.ts';
import { type GuardedTables, guardTables } from './permissions.ts';
import { openStream } from './stream.ts';
import { makeTable } from './table.ts';
import { type Deployed, deployedIn } from './template.ts';

const STAGE = 'dev';
const REGION = 'ap-southeast-1';
/** Within the hours in which SMS go out, whatever this machine's hour is. */
const MORNING_MINUTE = 10 * 60;
/** How soon the stream is read again. */
const STREAM_EVERY_MS = 100;

/** Bundles and synthesises a deployment, as its operator would before it is sent to an account.
 *  @returns the folder of its templates and bundles */
const synthesise = async (): Promise<string> => {
  const folder = tempFolder();
  const [bundles, outdir] = [join(folder, 'lambdas'), join(folder, 'cdk.out')];
  await bundle(bundles);
  const app = new App({ context: cdk.context, outdir, analyticsReporting: false });
  stacksOf(app, { stage: stageOf(STAGE, 'aws', {}), manifest, bundles });
  app.synth();
  return outdir;
};

/** This machine's clock set to the morning, to be moved. */
const morningClock = (): MovableClock => {
  const today = movableClock().today();
  const offMs = minuteOfDay(today, MORNING_MINUTE).getTime() - Date.now();
  return movableClock(() => new Date(Date.now() + offMs));
};

/** What every Lambda is given beside its own environment: here the SDK finds the services of this machine. */
const variablesOf = (tables: GuardedTables, aws: LocalAws): Readonly<Record<string, string>> => ({
  AWS_REGION: REGION,
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_ENDPOINT_URL_DYNAMODB: tables.endpoint,
  AWS_ENDPOINT_URL_KMS: aws.endpoint,
  AWS_ENDPOINT_URL_SNS: aws.endpoint,
  AWS_ENDPOINT_URL_SQS: aws.endpoint,
  AWS_ENDPOINT_URL_EVENTBRIDGE: aws.endpoint,
});

/** What runs beneath a deployment, and the deployment as its templates say. */
type Ground = {
  readonly engine: Engine;
  /** The engine as Lambdas reach it: each as far as its policies let it. */
  readonly guarded: GuardedTables;
  readonly aws: LocalAws;
  readonly issuer: TestIssuer;
  readonly clock: MovableClock;
  readonly deployed: Deployed;
};

const layGround = async (residents: number): Promise<Ground> => {
  const [folder, engine, aws, issuer] = await Promise.all([
    synthesise(),
    startEngine(),
    startLocalAws(),
    startIssuer(),
  ]);
  const parameters = { [`/jiayi/${STAGE}/data-key`]: sealedKeyOf(STAGE, 7) };
  const deployed = deployedIn(folder, { parameters, issuer: issuer.issuer, queues: aws.endpoint });
  const clock = morningClock();
  for (const table of deployed.tables) await makeTable(table, engine.endpoint);
  const environment = deployed.lambdas.find((lambda) => 'JIAYI_TABLE' in lambda.environment)?.environment;
  const variables = { AWS_REGION: REGION, ...environment };
  await loadCounty({ variables, endpoint: engine.endpoint, aws: aws.endpoint, clock }, residents);
  const statementsBy = new Map(deployed.lambdas.map(({ name, statements }) => [name, statements]));
  const guarded = await guardTables(engine.endpoint, statementsBy);
  return { engine, guarded, aws, issuer, clock, deployed };
};

/** Reads the streams of all tables from now on. */
const openStreams = async (endpoint: string, tables: Deployed['tables']): Promise<Feeding['readStreams']> => {
  const streams = await Promise.all(
    tables.map(async ({ id }) => [id, await openStream(endpoint, id)] as const),
  );
  return async () =>
    new Map(await Promise.all(streams.map(async ([id, read]) => [id, await read()] as const)));
};

/** The Lambdas of a deployment, each started by its first event. */
const lambdasOf = ({ guarded, aws, clock, deployed }: Ground, onLog: (line: string) => void) => {
  const variables = variablesOf(guarded, aws);
  const shiftMs = (): number => clock.now().getTime() - Date.now();
  const running = new Map<string, RunningLambda>(
    deployed.lambdas.map((lambda) => [lambda.name, lambdaOf(lambda, { variables, shiftMs, onLog })]),
  );
  return {
    invoke: async (name: string, event: unknown): Promise<unknown> => running.get(name)?.invoke(event),
    start: async (name: string): Promise<void> => running.get(name)?.start(),
    stop: () => Promise.all(Array.from(running.values(), (lambda) => lambda.stop())),
  };
};

/** A deployment that runs on this machine from its template. */
export type RunningDeployment = {
  readonly deployed: Deployed;
  readonly url: string;
  readonly call: (...sending: Sending) => Promise<Reply>;
  readonly clock: MovableClock;
  /** Hands all that was written to who hears of it, until nothing more is written. */
  readonly settle: () => Promise<void>;
  /** Goes to a day through each day before it, as the clock starts what it starts. */
  readonly moveTo: (day: LocalDate) => Promise<void>;
  readonly sms: LocalAws['sms'];
  /** What other systems were told. */
  readonly told: LocalAws['told'];
  /** Starts a Lambda that no event has started. */
  readonly coldStart: (lambda: string) => Promise<void>;
  /** A token of the staff's issuer. */
  readonly tokenOf: (told: Told) => Promise<string>;
  /** The lines of all logs. */
  readonly log: readonly string[];
  /** What Lambdas asked of the tables that their policies do not let them. */
  readonly refused: readonly string[];
  /** What broke where nobody waited for it. */
  readonly failures: readonly unknown[];
  readonly stop: () => Promise<void>;
};

const listen = async (server: ReturnType<typeof gatewayOf>): Promise<string> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
};

const bodyOf = (body: unknown): string | Uint8Array<ArrayBuffer> => {
  if (typeof body === 'string') return body;
  return body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body);
};

/** As whom the gateway knows this service. */
const audienceOf = ({ routes }: Deployed): string =>
  routes.flatMap(({ authorizer }) => authorizer?.audience ?? [])[0] ?? '';

/** A client whom the staff's issuer vouches for. */
const clientOf = (url: string, { issuer, clock, deployed }: Ground): RunningDeployment['call'] => {
  const aud = audienceOf(deployed);
  return async (...[user, method, path, body, headers]) => {
    const token = user === '' ? undefined : await issuer.tokenAt(clock.now(), { sub: user, aud });
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        'accept-language': 'en',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: bodyOf(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers };
  };
};

/** Starts a deployment with a synthetic county of so many residents. */
export const givenDeployment = async (residents: number): Promise<RunningDeployment> => {
  const ground = await layGround(residents);
  const { deployed, engine, guarded, aws, issuer, clock } = ground;
  const [log, failures]: [string[], unknown[]] = [[], []];
  const onFailure = (error: unknown): void => void failures.push(error);
  const { invoke, start, stop } = lambdasOf(ground, (line) => line !== '' && log.push(line));
  const readStreams = await openStreams(engine.endpoint, deployed.tables);
  let last: Promise<unknown> = Promise.resolve();
  const settle = (): Promise<void> => {
    const drain = async (): Promise<void> => {
      const feeding = { readStreams, queues: aws.queues, invoke };
      while (await feed(deployed.sources, feeding)) continue;
    };
    const done = last.then(drain);
    last = done.catch(() => undefined);
    return done;
  };
  const hearing = setInterval(() => void settle().catch(onFailure), STREAM_EVERY_MS);
  const server = gatewayOf({ routes: deployed.routes, invoke, now: clock.now }, onFailure);
  const url = await listen(server);
  const moveTo = async (day: LocalDate): Promise<void> => {
    for (let left = daysBetween(clock.today(), day) - 1; left >= 0; left--) {
      clock.moveTo(plusDays(day, -left));
      await settle();
      for (const schedule of deployed.schedules) await schedule.start(invoke);
      await settle();
    }
  };
  return {
    deployed,
    url,
    call: clientOf(url, ground),
    clock,
    settle,
    moveTo,
    sms: aws.sms,
    told: aws.told,
    coldStart: start,
    tokenOf: (told) => issuer.tokenAt(clock.now(), { aud: audienceOf(deployed), ...told }),
    log,
    refused: guarded.refused,
    failures,
    stop: async () => {
      clearInterval(hearing);
      await settle().catch(onFailure);
      server.closeAllConnections();
      server.close();
      await stop();
      issuer.stop();
      aws.stop();
      guarded.stop();
      await engine.stop();
    },
  };
};
