import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

import { at, listAt } from '../infra/given-deployment.ts';
import { type Grant, grantsFor } from './grants.ts';
import { expectOne, type Outside, type Reading, readingOf, type Resource, Template } from './expressions.ts';
import { type Statement, statementsFor, statementsOfTables } from './permissions.ts';
import { runMachine } from './state-machine.ts';

/** A Lambda as the template has it: where its bundle lies and what its environment says. */
export type DeployedLambda = {
  readonly name: string;
  readonly file: string;
  /** The name of the export that is called. */
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  /** What its role may do with tables, and what these say of themselves. */
  readonly statements: readonly Statement[];
  /** What it may do with all other services. */
  readonly grants: readonly Grant[];
};

/** Whose tokens the gateway lets in. */
export type Authorizer = { readonly issuer: string; readonly audience: readonly string[] };

/** A route of the API and the Lambda behind it; without an authorizer anybody may take it. */
export type DeployedRoute = {
  readonly routeKey: string;
  readonly lambda: string;
  readonly authorizer: Authorizer | undefined;
};

/** What starts a Lambda by the batch: what of the stream passes a filter, or what is in a queue. */
export type DeployedSource = {
  readonly lambda: string;
  readonly from:
    | { readonly kind: 'stream'; readonly table: string; readonly filters: readonly unknown[] }
    | { readonly kind: 'queue'; readonly queue: string };
  readonly batchSize: number;
  /** How often what broke comes again before it is set aside. */
  readonly retries: number;
};

/** Asks a Lambda, by its name. */
type Invoke = (lambda: string, event: unknown) => Promise<unknown>;

/** Carries an execution of a state machine out, with its input. */
type RunMachine = (input: unknown, invoke: Invoke) => Promise<unknown>;

/** What the clock starts, a Lambda or a state machine of Lambdas, and with what. */
export type DeployedSchedule = {
  readonly start: (invoke: Invoke) => Promise<unknown>;
  readonly when: string;
  /** Says whether it is a state machine: work on everybody. */
  readonly isOfParts: boolean;
};

/** What the bus hands on: events that fit a pattern, into a queue. */
export type DeployedRule = { readonly pattern: unknown; readonly queue: string };

/** What one deployment runs, read from its templates and nothing else. */
export type Deployed = {
  readonly lambdas: readonly DeployedLambda[];
  readonly routes: readonly DeployedRoute[];
  readonly sources: readonly DeployedSource[];
  readonly schedules: readonly DeployedSchedule[];
  /** State machines by their names. */
  readonly machines: ReadonlyMap<string, RunMachine>;
  readonly rules: readonly DeployedRule[];
  readonly tables: readonly Resource[];
  /** The ARNs of the keys that buckets seal with, by their names. */
  readonly bucketKeys: ReadonlyMap<string, string>;
};

const ofType = ({ resources }: Reading, type: string): Resource[] =>
  [...resources.values()].filter(({ Type }) => Type === type);

const readJson = (folder: string, name: string): unknown =>
  JSON.parse(readFileSync(join(folder, name), 'utf8'));

const Assets = z.looseObject({
  files: z.record(z.string(), z.looseObject({ source: z.looseObject({ path: z.string() }) })),
});

/** Finds the folder of an asset by the key that it is stored under. */
const assetsIn = (folder: string, names: readonly string[]) => {
  const files = new Map(names.flatMap((name) => Object.entries(Assets.parse(readJson(folder, name)).files)));
  return (key: string): string =>
    join(folder, expectOne(key, files.get(key.replace(/\.zip$/, ''))?.source.path));
};

const environmentOf = ({ resolve }: Reading, { Properties }: Resource): Record<string, string> => {
  const variables = z.record(z.string(), z.unknown()).parse(at(Properties, 'Environment', 'Variables'));
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, resolve(value)]));
};

const authorizerOf = ({ resolve, resources }: Reading, { Properties }: Resource): Authorizer | undefined => {
  if (Properties['AuthorizationType'] !== 'JWT') return undefined;
  const authorizer = resources.get(resolve(Properties['AuthorizerId']));
  return {
    issuer: resolve(at(authorizer, 'Properties', 'JwtConfiguration', 'Issuer')),
    audience: listAt(authorizer, 'Properties', 'JwtConfiguration', 'Audience').map(resolve),
  };
};

/** Names the Lambda that an expression points at. */
type NameOf = (expression: unknown) => string;

const routesOf = (reading: Reading, nameOf: NameOf): DeployedRoute[] =>
  ofType(reading, 'AWS::ApiGatewayV2::Route').map((route) => {
    const { resolve, resources } = reading;
    const integration = resolve(route.Properties['Target']).replace(/^integrations\//, '');
    return {
      routeKey: resolve(route.Properties['RouteKey']),
      lambda: nameOf(at(resources.get(integration), 'Properties', 'IntegrationUri')),
      authorizer: authorizerOf(reading, route),
    };
  });

const filtersOf = ({ Properties }: Resource): unknown[] =>
  listAt(Properties, 'FilterCriteria', 'Filters').map((filter): unknown =>
    JSON.parse(z.string().parse(at(filter, 'Pattern'))),
  );

const startOf = (
  { resolve, resources }: Reading,
  source: Resource,
): Pick<DeployedSource, 'from' | 'retries'> => {
  const from = resolve(source.Properties['EventSourceArn']);
  const queue = resources.get(from);
  if (queue?.Type !== 'AWS::SQS::Queue') {
    const retries = z.int().parse(source.Properties['MaximumRetryAttempts']);
    return { from: { kind: 'stream', table: from, filters: filtersOf(source) }, retries };
  }
  const times = z.int().parse(at(queue, 'Properties', 'RedrivePolicy', 'maxReceiveCount'));
  return { from: { kind: 'queue', queue: queue.id }, retries: times - 1 };
};

const sourcesOf = (reading: Reading, nameOf: NameOf): DeployedSource[] =>
  ofType(reading, 'AWS::Lambda::EventSourceMapping').map((source) => ({
    lambda: nameOf(source.Properties['FunctionName']),
    batchSize: z.int().parse(source.Properties['BatchSize']),
    ...startOf(reading, source),
  }));

const MACHINE = 'AWS::StepFunctions::StateMachine';

const runningOf = ({ Properties }: Resource, nameOf: NameOf): RunMachine => {
  const definition = at(Properties, 'Definition');
  return (input, invoke) => runMachine(definition, input, (fn, payload) => invoke(nameOf(fn), payload));
};

const machinesOf = (reading: Reading, nameOf: NameOf): ReadonlyMap<string, RunMachine> =>
  new Map(
    ofType(reading, MACHINE).map((machine) => [
      reading.resolve(machine.Properties['StateMachineName']),
      runningOf(machine, nameOf),
    ]),
  );

const startedBy = (
  { resolve, resources }: Reading,
  { Properties }: Resource,
  nameOf: NameOf,
): Pick<DeployedSchedule, 'start' | 'isOfParts'> => {
  const target = at(Properties, 'Target', 'Arn');
  const input: unknown = JSON.parse(z.string().parse(at(Properties, 'Target', 'Input')));
  const machine = resources.get(resolve(target));
  if (machine?.Type !== MACHINE) {
    const lambda = nameOf(target);
    return { start: (invoke) => invoke(lambda, input), isOfParts: false };
  }
  const run = runningOf(machine, nameOf);
  return { start: (invoke) => run(input, invoke), isOfParts: true };
};

const schedulesOf = (reading: Reading, nameOf: NameOf): DeployedSchedule[] =>
  ofType(reading, 'AWS::Scheduler::Schedule').map((schedule) => ({
    ...startedBy(reading, schedule, nameOf),
    when: reading.resolve(schedule.Properties['ScheduleExpression']),
  }));

/** A pattern with what its expressions say. */
const patternOf = (reading: Reading, pattern: unknown): unknown => {
  if (Array.isArray(pattern)) return pattern.map((each: unknown) => patternOf(reading, each));
  if (typeof pattern !== 'object' || pattern === null) return pattern;
  const entries = Object.entries(pattern);
  if (entries.some(([name]) => name === 'Ref' || name.startsWith('Fn::'))) return reading.resolve(pattern);
  return Object.fromEntries(entries.map(([name, each]) => [name, patternOf(reading, each)]));
};

const rulesOf = (reading: Reading): DeployedRule[] =>
  ofType(reading, 'AWS::Events::Rule').flatMap(({ Properties }) =>
    listAt(Properties, 'Targets').map((target) => ({
      pattern: patternOf(reading, at(Properties, 'EventPattern')),
      queue: reading.resolve(at(target, 'Arn')),
    })),
  );

const SEALED = ['BucketEncryption', 'ServerSideEncryptionConfiguration'] as const;

const bucketKeysOf = (reading: Reading): ReadonlyMap<string, string> =>
  new Map(
    ofType(reading, 'AWS::S3::Bucket').flatMap(({ id, Properties }) => {
      const [rule] = listAt(Properties, ...SEALED);
      const key = at(rule, 'ServerSideEncryptionByDefault', 'KMSMasterKeyID');
      return key === undefined ? [] : [[id, reading.resolve(key)] as const];
    }),
  );

/** The stacks that hold and that run; what watches and the page run nothing of ours. */
const STACKS = /-(data|service)\.(template|assets)\.json$/;

/** Reads what is deployed from a folder of synthesised stacks. */
export const deployedIn = (folder: string, outside: Outside): Deployed => {
  const names = readdirSync(folder).filter((name) => STACKS.test(name));
  const templates = names.filter((name) => name.endsWith('.template.json'));
  const reading = readingOf(
    templates.map((name) => Template.parse(readJson(folder, name))),
    outside,
  );
  const { resolve } = reading;
  const folderOf = assetsIn(
    folder,
    names.filter((name) => name.endsWith('.assets.json')),
  );
  const tables = ofType(reading, 'AWS::DynamoDB::Table');
  const ofTables = statementsOfTables(reading, tables);
  const byId = new Map(
    ofType(reading, 'AWS::Lambda::Function').map((resource): [string, DeployedLambda] => {
      const [file, handler] = resolve(resource.Properties['Handler']).split('.');
      const bundle = folderOf(resolve(at(resource, 'Properties', 'Code', 'S3Key')));
      const name = resolve(resource.Properties['FunctionName']);
      const environment = environmentOf(reading, resource);
      const statements = [...statementsFor(reading, resource), ...ofTables];
      const grants = grantsFor(reading, resource);
      return [
        resource.id,
        { name, file: join(bundle, `${file}.mjs`), handler: `${handler}`, environment, statements, grants },
      ];
    }),
  );
  const nameOf: NameOf = (expression) => {
    const id = resolve(expression);
    return expectOne(`Lambda ${id}`, byId.get(id)).name;
  };
  return {
    lambdas: [...byId.values()],
    routes: routesOf(reading, nameOf),
    sources: sourcesOf(reading, nameOf),
    schedules: schedulesOf(reading, nameOf),
    machines: machinesOf(reading, nameOf),
    rules: rulesOf(reading),
    tables,
    bucketKeys: bucketKeysOf(reading),
  };
};
