import { once } from 'node:events';
import { Agent, type IncomingHttpHeaders, type IncomingMessage, request as send } from 'node:http';

import * as z from 'zod';

import { at, listAt } from '../infra/given-deployment.ts';
import { expectOne, type Reading, type Resource } from './expressions.ts';
import { bodyOf, listenHere } from './local-server.ts';

/** A statement about tables, of a role's policy or of a table's own. */
export type Statement = {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  /** Tables and their indexes by their names in the template; `*` is any. */
  readonly resources: readonly string[];
  /** Patterns of partitions; undefined: any request, also one that names none. */
  readonly partitions: readonly string[] | undefined;
};

/** What a request does: to which table or index, in which partitions. */
type Deed = { readonly action: string; readonly resource: string; readonly partitions: readonly string[] };

/** A value of a policy, which is one or a list of them. */
export const textsIn = (value: unknown): readonly unknown[] => [value].flat();

const LEADING = ['Condition', 'ForAllValues:StringLike', 'dynamodb:LeadingKeys'] as const;

const statementOf = ({ resolve }: Reading, statement: unknown): Statement => {
  const needsPartition = at(statement, 'Condition', 'Null', 'dynamodb:LeadingKeys') === 'false';
  if (at(statement, ...LEADING) !== undefined && !needsPartition)
    throw new Error('without Null a request that names no partition would pass');
  return {
    effect: z.enum(['Allow', 'Deny']).parse(at(statement, 'Effect')),
    actions: textsIn(at(statement, 'Action')).map(String),
    resources: textsIn(at(statement, 'Resource')).map(resolve),
    partitions:
      at(statement, ...LEADING) === undefined ? undefined : listAt(statement, ...LEADING).map(String),
  };
};

/** Says whether a statement is about the items of tables. */
export const isOfItems = (statement: unknown): boolean =>
  textsIn(at(statement, 'Action')).some((action) =>
    /^dynamodb:(?!\w*(Stream|Records|Shard))/.test(String(action)),
  );

/** The statements of the policies of a Lambda's role, as they stand in the templates. */
export const statementsOfRole = (
  { resolve, resources }: Reading,
  { Properties }: Resource,
): readonly unknown[] => {
  const role = expectOne('role', resources.get(resolve(Properties['Role'])));
  return listAt(role, 'Properties', 'ManagedPolicyArns')
    .map((policy) => resources.get(resolve(policy)))
    .flatMap((policy) => listAt(policy, 'Properties', 'PolicyDocument', 'Statement'));
};

/** What the policies of a Lambda's role let it do with tables. */
export const statementsFor = (reading: Reading, lambda: Resource): readonly Statement[] =>
  statementsOfRole(reading, lambda)
    .filter(isOfItems)
    .map((statement) => statementOf(reading, statement));

/** What the tables themselves say, each of itself alone. */
export const statementsOfTables = (reading: Reading, tables: readonly Resource[]): readonly Statement[] =>
  tables.flatMap((table) =>
    listAt(table, 'Properties', 'ResourcePolicy', 'PolicyDocument', 'Statement').map((statement) => ({
      ...statementOf(reading, statement),
      resources: [table.id],
    })),
  );

const Text = z.object({ S: z.string() }).transform(({ S }) => S);
const Keyed = z.object({ pk: Text }).transform(({ pk }) => pk);
const Single = z.object({ TableName: z.string(), Key: Keyed.optional(), Item: Keyed.optional() });
const Asked = {
  Query: z.object({
    TableName: z.string(),
    IndexName: z.string().optional(),
    ExpressionAttributeValues: z.object({ ':pk': Text }),
  }),
  BatchGetItem: z.object({ RequestItems: z.record(z.string(), z.object({ Keys: z.array(Keyed) })) }),
  BatchWriteItem: z.object({
    RequestItems: z.record(
      z.string(),
      z.array(
        z.object({
          PutRequest: z.object({ Item: Keyed }).optional(),
          DeleteRequest: z.object({ Key: Keyed }).optional(),
        }),
      ),
    ),
  }),
  TransactWriteItems: z.object({
    TransactItems: z.array(
      z.object({ Put: Single.optional(), Delete: Single.optional(), ConditionCheck: Single.optional() }),
    ),
  }),
};

const single = (action: string, asked: z.infer<typeof Single>): Deed => ({
  action,
  resource: asked.TableName,
  partitions: [asked.Key, asked.Item].filter((partition) => partition !== undefined),
});

const DEEDS: ReadonlyMap<string, (body: unknown) => readonly Deed[]> = new Map([
  [
    'Query',
    (body: unknown) => {
      const { TableName, IndexName, ExpressionAttributeValues } = Asked.Query.parse(body);
      const resource = IndexName === undefined ? TableName : `${TableName}/index/${IndexName}`;
      return [{ action: 'Query', resource, partitions: [ExpressionAttributeValues[':pk']] }];
    },
  ],
  [
    'BatchGetItem',
    (body: unknown) =>
      Object.entries(Asked.BatchGetItem.parse(body).RequestItems).map(([resource, { Keys }]) => ({
        action: 'BatchGetItem',
        resource,
        partitions: Keys,
      })),
  ],
  [
    'BatchWriteItem',
    (body: unknown) =>
      Object.entries(Asked.BatchWriteItem.parse(body).RequestItems).map(([resource, writes]) => ({
        action: 'BatchWriteItem',
        resource,
        partitions: writes.flatMap(
          ({ PutRequest, DeleteRequest }) => PutRequest?.Item ?? DeleteRequest?.Key ?? [],
        ),
      })),
  ],
  [
    'TransactWriteItems',
    (body: unknown) =>
      Asked.TransactWriteItems.parse(body).TransactItems.flatMap(({ Put, Delete, ConditionCheck }) => [
        ...(Put === undefined ? [] : [single('PutItem', Put)]),
        ...(Delete === undefined ? [] : [single('DeleteItem', Delete)]),
        ...(ConditionCheck === undefined ? [] : [single('ConditionCheckItem', ConditionCheck)]),
      ]),
  ],
]);

/** What a request does, item by item where it is a transaction.
 *  @source Amazon DynamoDB Developer Guide, “Amazon DynamoDB Transactions: IAM”, “Using IAM policy conditions for fine-grained access control” */
export const deedsOf = (operation: string, body: unknown): readonly Deed[] =>
  DEEDS.get(operation)?.(body) ?? [single(operation, Single.parse(body))];

/** Says whether a text fits a pattern of a policy: that very text, or what begins as it does before `*`. */
export const isLike = (pattern: string, text: string): boolean =>
  pattern.endsWith('*') ? text.startsWith(pattern.slice(0, -1)) : pattern === text;

const speaksOf = ({ actions, resources, partitions }: Statement, deed: Deed): boolean =>
  actions.includes(`dynamodb:${deed.action}`) &&
  resources.some((resource) => isLike(resource, deed.resource)) &&
  (partitions === undefined ||
    (deed.partitions.length > 0 &&
      deed.partitions.every((each) => partitions.some((pattern) => isLike(pattern, each)))));

/** Says whether something may be done: some statement allows it and none denies it. */
export const isAllowed = (statements: readonly Statement[], deed: Deed): boolean => {
  const speaking = statements.filter((statement) => speaksOf(statement, deed));
  return (
    speaking.some(({ effect }) => effect === 'Allow') && speaking.every(({ effect }) => effect === 'Allow')
  );
};

const WHO = /Credential=([^/]+)\//;

/** A database service that lets each Lambda, by the id of its credentials, do what its policies say. */
export type GuardedTables = {
  readonly endpoint: string;
  /** What was refused: who, what, and where. */
  readonly refused: readonly string[];
  readonly stop: () => void;
};

/** One connection after the other is used again: a day has some hundred requests. */
const connections = new Agent({ keepAlive: true });

const HANDED_ON = ['x-amz-target', 'x-amz-date', 'authorization'] as const;

/** Hands a request on as it came. `fetch` would take longer than the engine itself. */
const handOn = async (
  engine: string,
  headers: IncomingHttpHeaders,
  body: string,
): Promise<readonly [status: number, body: string]> => {
  const same = HANDED_ON.map((name) => [name, String(headers[name])]);
  const asking = send(engine, {
    method: 'POST',
    agent: connections,
    headers: { ...Object.fromEntries(same), 'content-type': 'application/x-amz-json-1.0' },
  });
  asking.end(body);
  const [answer]: IncomingMessage[] = await once(asking, 'response');
  if (answer === undefined) throw new Error('the engine does not answer');
  return [answer.statusCode ?? 0, await bodyOf(answer)];
};

/** Stands before an engine and refuses as IAM would.
 *  @param statementsBy what each Lambda may do, with what the tables say of themselves */
export const guardTables = async (
  engine: string,
  statementsBy: ReadonlyMap<string, readonly Statement[]>,
): Promise<GuardedTables> => {
  const refused: string[] = [];
  const answerOf = async (asked: IncomingMessage): Promise<readonly [status: number, body: string]> => {
    const body = await bodyOf(asked);
    const who = WHO.exec(asked.headers.authorization ?? '')?.[1] ?? '';
    const target = String(asked.headers['x-amz-target']);
    const denied = deedsOf(target.split('.')[1] ?? '', JSON.parse(body)).find(
      (deed) => !isAllowed(statementsBy.get(who) ?? [], deed),
    );
    if (denied !== undefined) {
      refused.push(`${who} ${denied.action} ${denied.resource} ${denied.partitions.join(' ')}`);
      return [
        400,
        JSON.stringify({ __type: 'com.amazon.coral.service#AccessDeniedException', message: who }),
      ];
    }
    return handOn(engine, asked.headers, body);
  };
  const listening = await listenHere((request, response) => {
    void answerOf(request).then(
      ([status, body]) =>
        response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(body),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  return { ...listening, refused };
};
