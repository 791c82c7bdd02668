import { describe, expect, test } from 'vitest';

import { useCaseOf } from '../../functions/kit/manifest-row.ts';
import { isAuditWord } from '../../functions/adapters/store/keys.ts';
import { manifest } from '../../functions/manifest.ts';
import { lambdasOf, logicalName } from '../../infra/constructs/lambda-rows.ts';
import { reachOf } from '../../infra/constructs/reach.ts';
import { doesSend, SENDERS } from '../../infra/constructs/talents.ts';
import { at, givenDeployment, listAt } from './given-deployment.ts';

const { service } = givenDeployment('aws', 'prod');
const lambdas = lambdasOf(manifest);

const statementsOf = (lambda: string): readonly unknown[] => {
  const policies = service
    .of('AWS::IAM::ManagedPolicy')
    .filter(({ id }) => id.startsWith(`${logicalName(lambda)}Policy`));
  expect(policies, lambda).toHaveLength(1);
  return listAt(policies[0], 'Properties', 'PolicyDocument', 'Statement');
};

const statementOf = (lambda: string, sid: string): unknown =>
  statementsOf(lambda).find((each) => at(each, 'Sid') === sid);

const actionsOf = (statement: unknown): readonly unknown[] => [at(statement, 'Action')].flat();

const keysOf = (statement: unknown): readonly unknown[] =>
  listAt(statement, 'Condition', 'ForAllValues:StringLike', 'dynamodb:LeadingKeys');

const wordsOf = (statement: unknown): string[] =>
  keysOf(statement)
    .map(String)
    .filter((key) => !key.endsWith('#*'));

/** How the other stack refers to the table of the audit. */
const AUDIT_TABLE = 'AuditTable';

const doesCommand = ({ rows }: Pick<(typeof lambdas)[number], 'rows'>): boolean =>
  rows.some(({ trigger }) => trigger.kind === 'http' && trigger.route.method !== 'GET');

const writtenBy = ({ kind, rows }: (typeof lambdas)[number]): string[] => {
  const named = rows
    .flatMap(({ tableAccess }) => tableAccess)
    .filter(({ may }) => may === 'write')
    .flatMap(({ keys }) => keys);
  const ofEveryRequest = kind === 'http' ? ['audit', 'looked'] : [];
  const ofCommands = doesCommand({ rows }) ? ['receipt'] : [];
  return [...new Set([...named, ...ofEveryRequest, ...ofCommands])].sort();
};

describe('least privilege', () => {
  test.each(lambdas.map((each) => [each.lambda, each] as const))(
    '%s writes the partitions that its rows name, and no other',
    (lambda, rows) => {
      const words = writtenBy(rows);
      expect(wordsOf(statementOf(lambda, 'WriteItems'))).toEqual(words.filter((word) => !isAuditWord(word)));
      expect(wordsOf(statementOf(lambda, 'AddToAudit'))).toEqual(words.filter(isAuditWord));
      expect(wordsOf(statementOf(lambda, 'ReadItems'))).toEqual(reachOf(rows).reads);
      expect(wordsOf(statementOf(lambda, 'ReadItems')).filter(isAuditWord)).toEqual([]);
    },
  );

  test('whoever answers requests may record that one person was looked at, which is stored with the record', () => {
    for (const { lambda, kind } of lambdas)
      if (kind === 'http') expect(wordsOf(statementOf(lambda, 'WriteItems')), lambda).toContain('looked');
  });

  test('whoever is only asked writes nothing down to answer it again, and reads nothing of what others wrote', () => {
    const asked = lambdas.filter((each) => each.kind === 'http' && !doesCommand(each));
    expect(asked.map(({ lambda }) => lambda)).toEqual(
      expect.arrayContaining(['appraisal-http', 'runs-http']),
    );
    for (const each of asked) expect(reachOf(each).reads, each.lambda).not.toContain('receipt');
  });

  test('no row names what is done for its request anyway, or one word twice', () => {
    for (const row of manifest) {
      const ofPipeline = reachOf({ rows: [{ ...row, tableAccess: [] }] });
      const given = {
        read: [...ofPipeline.reads, ...ofPipeline.audit.reads],
        write: [...ofPipeline.writes, ...ofPipeline.audit.adds],
      };
      const named = row.tableAccess.flatMap(({ keys, may }) => keys.map((word) => ({ word, may })));
      const writes = named.filter(({ may }) => may === 'write').map(({ word }) => word);
      const again = named.filter(
        ({ word, may }) =>
          given[may].includes(word) || (may === 'read' && writes.includes(word) && !isAuditWord(word)),
      );
      expect(again, useCaseOf(row)).toEqual([]);
      expect(new Set(writes).size, useCaseOf(row)).toBe(writes.length);
    }
  });

  test('nobody may do more with the audit than add to it, and those read it who verify or seal it', () => {
    const ofAudit = (statement: unknown): boolean =>
      JSON.stringify(at(statement, 'Resource') ?? '').includes(AUDIT_TABLE);
    for (const { lambda } of lambdas)
      for (const statement of statementsOf(lambda).filter(ofAudit)) {
        const sid = String(at(statement, 'Sid'));
        const actions = {
          AddToAudit: ['dynamodb:PutItem'],
          ReadAudit: ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'],
        };
        if (sid !== 'ReadChanges')
          expect(actionsOf(statement).map(String).sort(), lambda).toEqual(
            new Map(Object.entries(actions)).get(sid),
          );
      }
    const reading = lambdas.filter(({ lambda }) => statementOf(lambda, 'ReadAudit') !== undefined);
    expect(reading.map(({ lambda }) => lambda)).toEqual(['access-http', 'access-schedule']);
    expect(wordsOf(statementOf('access-schedule', 'AddToAudit'))).toEqual(['audit-seal']);
    expect(statementOf('access-change', 'AddToAudit')).toBeUndefined();
  });

  test('what a Lambda reaches of the main table it does not reach of the audit', () => {
    for (const { lambda } of lambdas)
      for (const sid of ['ReadItems', 'WriteItems'])
        expect(JSON.stringify(at(statementOf(lambda, sid), 'Resource') ?? '')).not.toContain(AUDIT_TABLE);
  });

  test('whoever reads who works where reads all that it is made of', () => {
    for (const each of lambdas) {
      const { reads } = reachOf(each);
      if (reads.includes('reference'))
        expect(reads, each.lambda).toEqual(expect.arrayContaining(['head', 'organisation', 'reference']));
    }
  });

  test('a word opens its partitions, and none of a word that begins like it', () => {
    const looked = keysOf(statementOf('access-change', 'ReadItems')).filter((key) =>
      String(key).startsWith('looked'),
    );
    const [own, marks, lists] = ['looked', 'looked-in', 'looked-lists'];
    expect(looked).toEqual([own, `${own}#*`, marks, `${marks}#*`, lists, `${lists}#*`]);
  });

  test('a request that names no partition, as a scan does, is refused everywhere', () => {
    for (const { lambda } of lambdas)
      for (const statement of statementsOf(lambda)) {
        const isOfItems = actionsOf(statement).some((action) =>
          /^dynamodb:(?!DescribeStream|Get(Records|ShardIterator)|ListStreams)/.test(String(action)),
        );
        if (!isOfItems) continue;
        expect(at(statement, 'Condition', 'Null', 'dynamodb:LeadingKeys'), lambda).toBe('false');
        expect(actionsOf(statement)).not.toContain('dynamodb:Scan');
      }
  });

  test('nobody may do everything of a service', () => {
    const wild = service
      .of('AWS::IAM::ManagedPolicy')
      .flatMap((policy) => listAt(policy, 'Properties', 'PolicyDocument', 'Statement'))
      .flatMap(actionsOf)
      .filter((action) => String(action).includes('*'));
    expect(wild).toEqual([]);
    expect(service.of('AWS::IAM::Policy')).toEqual([]);
  });

  test('a role has the policy of its rows and no other', () => {
    for (const role of service.of('AWS::IAM::Role')) {
      expect(listAt(role, 'Properties', 'ManagedPolicyArns'), role.id).toHaveLength(1);
      expect(at(role, 'Properties', 'Policies'), role.id).toBeUndefined();
    }
  });

  test('every policy is small enough for IAM, which takes 6,144 characters', () => {
    const sizes = service
      .of('AWS::IAM::ManagedPolicy')
      .map((policy) => JSON.stringify(at(policy, 'Properties', 'PolicyDocument')).length);
    expect(Math.max(...sizes)).toBeLessThan(6_000);
  });

  test('those who send SMS are use cases of the manifest, and no other Lambda may send', () => {
    expect(SENDERS.filter((id) => !manifest.some((row) => useCaseOf(row) === id))).toEqual([]);
    const sending = lambdas.filter(({ lambda }) => statementOf(lambda, 'SendSms') !== undefined);
    expect(sending).toEqual(lambdas.filter(doesSend));
    expect(sending.map(({ lambda }) => lambda).sort()).toEqual([
      'own-record-http',
      'reminders-http',
      'reminders-schedule',
    ]);
    for (const { lambda } of sending) expect(at(statementOf(lambda, 'NotToTopics'), 'Effect')).toBe('Deny');
  });

  test('the files of jobs are reached by those who carry jobs that have files', () => {
    const reaching = lambdas.filter(({ lambda }) => statementOf(lambda, 'FilesOfJobs') !== undefined);
    expect(reaching.map(({ lambda }) => lambda).sort()).toEqual([
      'county-files-change',
      'county-files-http',
      'county-files-map',
      'county-files-schedule',
      'data-quality-http',
    ]);
    for (const { lambda } of reaching.filter((one) => one.lambda !== 'data-quality-http'))
      expect(statementOf(lambda, 'MissFilesOfJobs')).toMatchObject({
        Action: 's3:ListBucket',
        Condition: { StringLike: { 's3:prefix': ['exports/*', 'imports/*'] } },
      });
  });

  test('who answers from what a check left reads that alone', () => {
    expect(statementOf('data-quality-http', 'FilesOfJobs')).toMatchObject({ Action: 's3:GetObject' });
    expect(statementOf('data-quality-http', 'MissFilesOfJobs')).toMatchObject({
      Condition: { StringLike: { 's3:prefix': ['exports/*'] } },
    });
  });

  test('the field keys open for this stage alone, and for nobody who reaches no record', () => {
    for (const each of lambdas) {
      const { lambda } = each;
      if (reachOf(each).reads.length === 0)
        expect(statementOf(lambda, 'OpenDataKey'), lambda).toBeUndefined();
      if (reachOf(each).reads.length === 0) continue;
      const statement = statementOf(lambda, 'OpenDataKey');
      expect(at(statement, 'Condition', 'StringEquals', 'kms:EncryptionContext:jiayi'), lambda).toBe('prod');
      expect(actionsOf(statement)).toEqual(['kms:Decrypt']);
    }
  });

  test('the index is asked by those whose row says what for, and for nothing else', () => {
    const finding = lambdas.filter(({ lambda }) => statementOf(lambda, 'FindByIndex') !== undefined);
    expect(finding.map(({ lambda }) => lambda).sort()).toEqual(['indicators-schedule', 'reminders-http']);
    expect(wordsOf(statementOf('reminders-http', 'FindByIndex'))).toEqual(['views-due']);
    expect(wordsOf(statementOf('indicators-schedule', 'FindByIndex'))).toEqual(['views-due']);
  });
});
