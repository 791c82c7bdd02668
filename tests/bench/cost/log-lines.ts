import { cloudLog } from '../../../functions/adapters/cloud/cloud-log.ts';
import type { LogLine } from '../../../functions/kit/log.ts';
import { useCaseOf } from '../../../functions/kit/manifest-row.ts';
import { manifest } from '../../../functions/manifest.ts';
import { LOGGED } from '../../../infra/constructs/http-api.ts';

/** What the log adds to each line. @source Amazon CloudWatch Logs API Reference, PutLogEvents */
const LINE_BYTES = 26;

/** An id of the gateway, as it is long. */
const REQUEST_ID = 'JKJaXmPLvHcESHA=';
const AT = new Date('2025-06-16T02:00:00.250Z');
const BUSY_MS = 123;

const bytesOf = (lines: readonly string[]): number =>
  lines.reduce((sum, line) => sum + Buffer.byteLength(line) + LINE_BYTES, 0);

/** What a Lambda of prod writes for some lines; Lambda itself adds none of its own below a warning.
 *  @source infra/constructs/lambda.ts, systemLogLevelV2 */
const writtenOf = (lines: readonly LogLine[]): number => {
  const written: string[] = [];
  const log = cloudLog(
    'prod',
    (text) => void written.push(text),
    () => AT,
  );
  for (const line of lines) log(line);
  return bytesOf(written);
};

const USE_CASES: ReadonlyMap<string, string> = new Map(
  manifest.flatMap((row) =>
    row.trigger.kind === 'http'
      ? [[`${row.trigger.route.method} ${row.trigger.route.path}`, useCaseOf(row)] as const]
      : [],
  ),
);

/** What the gateway writes of a request; of what is not there it writes a hyphen. */
const accessLine = (route: string, bytes: number): string => {
  const values: ReadonlyMap<string, string> = new Map([
    ['$context.requestId', REQUEST_ID],
    ['$context.requestTime', '16/Jun/2025:02:00:00 +0000'],
    ['$context.routeKey', route],
    ['$context.status', '200'],
    ['$context.responseLatency', String(BUSY_MS)],
    ['$context.integrationLatency', String(BUSY_MS)],
    ['$context.responseLength', String(Math.round(bytes))],
  ]);
  const line = Object.entries(LOGGED).map(([name, variable]) => [name, values.get(variable) ?? '-']);
  return JSON.stringify(Object.fromEntries(line));
};

/** Bytes that a request which is answered leaves in the logs: a line of the gateway and two of the Lambda.
 *  @param bytes of its answer */
export const requestLogBytes = (route: string, bytes: number): number => {
  const useCase = USE_CASES.get(route) ?? '';
  const name = { requestId: REQUEST_ID, useCase };
  return (
    bytesOf([accessLine(route, bytes)]) +
    writtenOf([
      { code: 'request.started', ...name },
      { code: 'request.finished', ...name, status: 200, ms: BUSY_MS },
    ])
  );
};

/** Bytes that a piece of work leaves in the log, with the numbers that are made of it. */
export const workLogBytes = (useCase: string, done: Readonly<Record<string, number>>): number =>
  writtenOf([{ code: 'work.finished', useCase, done, ms: BUSY_MS }]);
