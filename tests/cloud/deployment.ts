import { once } from 'node:events';

import { daysBetween, type LocalDate, plusDays } from '../../domain/kernel/time.ts';
import type { MovableClock } from '../../local/service/clock.ts';
import type { Told } from '../functions/adapters/identity/test-issuer.ts';
import type { Phones } from '../journey/journey-service.ts';
import type { Reply, Sending } from '../local/service/given-server.ts';
import type { Carried } from './carrier.ts';
import { expectOne } from './expressions.ts';
import { gatewayOf } from './gateway.ts';
import { type Ground, layGround, type ToDeploy } from './ground.ts';
import { lambdaOf, type RunningLambda } from './lambda.ts';
import type { LocalAws } from './local-aws.ts';
import { phonesOf } from './phones.ts';
import { feed, type Feeding } from './sources.ts';
import { openStream } from './stream.ts';
import type { Deployed, DeployedSchedule } from './template.ts';

/** How soon the stream is read again. */
const STREAM_EVERY_MS = 100;

/** What every Lambda is given beside its own environment: here the SDK finds the services of this machine. */
const variablesOf = ({ stage, guarded, aws }: Ground): Readonly<Record<string, string>> => ({
  AWS_REGION: stage.region,
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_ENDPOINT_URL_DYNAMODB: guarded.endpoint,
  AWS_ENDPOINT_URL_KMS: aws.endpoint,
  AWS_ENDPOINT_URL_SNS: aws.endpoint,
  AWS_ENDPOINT_URL_SQS: aws.endpoint,
  AWS_ENDPOINT_URL_S3: aws.endpoint,
  AWS_ENDPOINT_URL_SECRETS_MANAGER: aws.endpoint,
  AWS_ENDPOINT_URL_EVENTBRIDGE: aws.endpoint,
  AWS_ENDPOINT_URL_SFN: aws.endpoint,
});

/** Reads the streams of all tables from now on. */
const openStreams = async (endpoint: string, tables: Deployed['tables']): Promise<Feeding['readStreams']> => {
  const streams = await Promise.all(
    tables.map(async ({ id }) => [id, await openStream(endpoint, id)] as const),
  );
  return async () =>
    new Map(await Promise.all(streams.map(async ([id, read]) => [id, await read()] as const)));
};

/** The Lambdas of a deployment, each started by its first event. */
const lambdasOf = (ground: Ground, onLog: (line: string) => void) => {
  const { clock, deployed, provider } = ground;
  const shiftMs = (): number => clock.now().getTime() - Date.now();
  const place = { variables: variablesOf(ground), elsewhere: provider.elsewhere, shiftMs, onLog };
  const running = new Map<string, RunningLambda>(
    deployed.lambdas.map((lambda) => [lambda.name, lambdaOf(lambda, place)]),
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
  /** Hands all that was written to who hears of it, and carries out all that was begun, until nothing more is written. */
  readonly settle: () => Promise<void>;
  /** Goes to a day through each of the last days before it, with all that the clock starts; of work on everybody as much as was
   *  said. */
  readonly moveTo: (day: LocalDate) => Promise<void>;
  readonly phones: Phones;
  /** What the provider of SMS was handed. */
  readonly sms: readonly Carried[];
  readonly archive: LocalAws['archive'];
  /** What other systems were told. */
  readonly told: LocalAws['told'];
  /** Starts a Lambda that no event has started. */
  readonly coldStart: (lambda: string) => Promise<void>;
  /** A token of the staff's issuer. */
  readonly tokenOf: (told: Told) => Promise<string>;
  /** The lines of all logs. */
  readonly log: readonly string[];
  /** What Lambdas asked that their policies do not let them. */
  readonly refused: () => readonly string[];
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

type Invoke = Feeding['invoke'];

/** Carries the execution out that was begun first. @returns whether there was one */
const execute = async ({ deployed, aws }: Ground, invoke: Invoke): Promise<boolean> => {
  const begun = aws.machines.take();
  if (begun === undefined) return false;
  await expectOne(`state machine ${begun.machine}`, deployed.machines.get(begun.machine))(
    begun.input,
    invoke,
  );
  return true;
};

/** Hands on what was written, one after the other, whoever asks for it, and carries out what is begun by that. */
const settling = async (ground: Ground, invoke: Invoke): Promise<RunningDeployment['settle']> => {
  const { engine, deployed, aws } = ground;
  const readStreams = await openStreams(engine.endpoint, deployed.tables);
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    const drain = async (): Promise<void> => {
      const feeding = { readStreams, queues: aws.queues, invoke };
      while ((await feed(deployed.sources, feeding)) || (await execute(ground, invoke))) continue;
    };
    const done = last.then(drain);
    last = done.catch(() => undefined);
    return done;
  };
};

/** Hears what was written, soon after it was, until it is stopped. */
const hearing = (settle: RunningDeployment['settle'], onFailure: (error: unknown) => void): (() => void) => {
  let isHearing = false;
  const hear = async (): Promise<void> => {
    if (isHearing) return;
    isHearing = true;
    await settle().catch(onFailure);
    isHearing = false;
  };
  const timer = setInterval(() => void hear(), STREAM_EVERY_MS);
  return () => clearInterval(timer);
};

/** The most days that are gone through one by one; before them nothing ran. */
const MOST_DAYS = 14;

const EVERY_MINUTE = 'rate(1 minute)';

/** Lets time pass, with what the clock starts meanwhile. */
const passing = (
  { clock, deployed: { schedules } }: Ground,
  given: Pick<ToDeploy, 'worksOnEverybody'> & {
    readonly invoke: Invoke;
    readonly settle: () => Promise<void>;
  },
) => {
  const { invoke, settle, worksOnEverybody } = given;
  const startAll = async (started: readonly DeployedSchedule[]): Promise<void> => {
    for (const { start } of started) {
      await start(invoke);
      // What falls due hours later finds it followed up.
      await settle();
    }
  };
  return {
    moveTo: async (day: LocalDate): Promise<void> => {
      const days = Math.min(daysBetween(clock.today(), day), MOST_DAYS);
      for (let left = days - 1; left >= 0; left--) {
        clock.moveTo(plusDays(day, -left));
        await settle();
        const isWhole = left === 0 || worksOnEverybody === 'every night';
        await startAll(schedules.filter(({ isOfParts }) => isWhole || !isOfParts));
      }
    },
    /** What a provider left is heard in the first of two minutes and answered in the second. */
    passMinutes: async (): Promise<void> => {
      const ofMinute = schedules.filter(({ when }) => when === EVERY_MINUTE);
      for (let minute = 0; minute < 2; minute++) await startAll(ofMinute);
    },
  };
};

/** Starts a deployment with a synthetic county. */
export const givenDeployment = async (toDeploy: ToDeploy): Promise<RunningDeployment> => {
  const ground = await layGround(toDeploy);
  const { deployed, guarded, aws, carrier, provider, issuer, clock } = ground;
  const [log, failures]: [string[], unknown[]] = [[], []];
  const onFailure = (error: unknown): void => void failures.push(error);
  const { invoke, start, stop } = lambdasOf(ground, (line) => line !== '' && log.push(line));
  const settle = await settling(ground, invoke);
  const { moveTo, passMinutes } = passing(ground, { ...toDeploy, invoke, settle });
  const stopHearing = hearing(settle, onFailure);
  const server = gatewayOf({ routes: deployed.routes, invoke, now: clock.now }, onFailure);
  const url = await listen(server);
  const call = clientOf(url, ground);
  return {
    deployed,
    url,
    call,
    clock,
    settle,
    moveTo,
    phones: phonesOf(carrier, provider.tellerOf(call), { ...clock, passMinutes }),
    sms: carrier.carried,
    archive: aws.archive,
    told: aws.told,
    coldStart: start,
    tokenOf: (told) => issuer.tokenAt(clock.now(), { aud: audienceOf(deployed), ...told }),
    log,
    refused: () => [...guarded.refused, ...ground.refused],
    failures,
    stop: async () => {
      stopHearing();
      await settle().catch(onFailure);
      server.closeAllConnections();
      server.close();
      await stop();
      await ground.stop();
    },
  };
};
