import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';

import { err, ok, unreachable, type Result } from '../../../domain/kernel/result.ts';
import { readAttributes } from './attributes.ts';
import { addTransaction, attributesOf, type DynamoCore } from './dynamo-client.ts';
import { conditionOf } from './dynamo-condition.ts';
import { failureError, failureNamed, failureOf, type Failure } from './dynamo-errors.ts';
import { itemOf } from './items.ts';
import { startPauses } from './pacing.ts';
import type { Transaction, TransactRefusal } from './table.ts';
import { versionBefore, weighTransaction, type WeighedWrite } from './weigh.ts';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

const transactItem = (table: string, { write, row }: WeighedWrite): TransactItem => {
  const condition = { TableName: table, ...conditionOf(versionBefore(write)) };
  switch (write.kind) {
    case 'put':
      return { Put: { ...condition, Item: row === undefined ? undefined : attributesOf(row) } };
    case 'delete':
      return { Delete: { ...condition, Key: { ...write.key } } };
    case 'check':
      return { ConditionCheck: { ...condition, Key: { ...write.key } } };
    default:
      return unreachable(write);
  }
};

type Answer = Result<'applied', TransactRefusal> | { readonly retry: Failure };

/** A failed condition is an answer; without one, the transaction met others or a limit and may be sent again. */
const answerOfCancellation = (cancelled: TransactionCanceledException): Answer => {
  const reasons = cancelled.CancellationReasons ?? [];
  const index = reasons.findIndex(({ Code }) => Code === 'ConditionalCheckFailed');
  if (index >= 0) {
    const item = reasons[index]?.Item;
    const found = item === undefined ? undefined : itemOf(readAttributes(item));
    return err({ code: 'store/condition', index, found });
  }
  const failures = reasons.map(({ Code }) => Code).filter((code) => code !== undefined && code !== 'None');
  const failure = failures.map((code) => failureNamed(code ?? '')).find((kind) => kind === 'refused');
  return { retry: failure ?? failureNamed(failures[0] ?? '') };
};

const answerOfError = (error: unknown): Answer => {
  if (error instanceof TransactionCanceledException) return answerOfCancellation(error);
  if (error instanceof Error && error.name === 'IdempotentParameterMismatchException') {
    return err({ code: 'store/token-reused' });
  }
  return { retry: failureOf(error) };
};

/** Sends a transaction, each time under its one token, until it is applied or refused: so that a lost answer is
 *  asked for again and never a second effect. */
const sendTransaction = async (
  core: DynamoCore,
  request: TransactWriteCommand,
): Promise<Result<'applied', TransactRefusal>> => {
  const pause = startPauses(core.pacing);
  let hasLostAnswer = false;
  for (;;) {
    try {
      const answer = await core.client.send(request);
      addTransaction(core, answer.ConsumedCapacity);
      return ok('applied');
    } catch (error) {
      const answer = answerOfError(error);
      if (!('retry' in answer)) return answer;
      if (answer.retry === 'refused') throw failureError('refused', error, true);
      hasLostAnswer ||= answer.retry === 'unknown';
      await pause(failureError(hasLostAnswer ? 'unknown' : answer.retry, error, true));
    }
  }
};

/** Carries out a transaction on DynamoDB. */
export const transactDynamo = async (
  core: DynamoCore,
  transaction: Transaction,
): Promise<Result<'applied', TransactRefusal>> => {
  const weighed = weighTransaction(transaction);
  if (!weighed.ok) return weighed;
  if (weighed.value.length === 0) return ok('applied');
  const request = new TransactWriteCommand({
    ClientRequestToken: transaction.token,
    TransactItems: weighed.value.map((write) => transactItem(core.table, write)),
    ReturnConsumedCapacity: 'TOTAL',
  });
  return sendTransaction(core, request);
};
