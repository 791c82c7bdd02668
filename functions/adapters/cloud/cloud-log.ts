import { unreachable } from '../../../domain/kernel/result.ts';
import type { Log, LogLine } from '../../kit/log.ts';

/** Where the numbers of the service stand in the log, in the embedded metric format.
 *  @source Amazon CloudWatch User Guide, “Specification: Embedded metric format” */
const NAMESPACE = 'Jiayi';

/** A number of the service, or of one of its use cases. */
type Figure = { readonly name: string; readonly value: number; readonly useCase?: string };

/** What of a piece of work is a number of the whole service, by the use case and what it counted. */
const NUMBERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'indicators.every-night-recount': { differences: 'Drift' },
  'reminders.every-minute-hear': { unread: 'SmsUnread' },
  'reminders.every-minute-send': { accepted: 'SmsSent', segments: 'SmsSegments', late: 'SmsLate' },
  'reminders.every-minute-text': { accepted: 'SmsSent', segments: 'SmsSegments' },
};

/** What is told also where it is nothing: that no number differs from the records is news. All others are told where they are
 *  something, since a metric is paid for by the hours in which it is told; to an alarm silence is nothing. */
const TOLD_AT_NOTHING: ReadonlySet<string> = new Set(['Drift']);

const figuresOf = (line: LogLine): Figure[] => {
  switch (line.code) {
    case 'request.failed':
    case 'work.failed':
      // What may pass by itself is told to who asked, and tried again.
      return line.problem === 'service/failed' ? [{ name: 'Failed', value: 1, useCase: line.useCase }] : [];
    case 'work.finished':
      return Object.entries(NUMBERS[line.useCase] ?? {}).flatMap(([counted, name]) => {
        const value = line.done[counted];
        const isToTell = value !== 0 || TOLD_AT_NOTHING.has(name);
        return value === undefined || !isToTell ? [] : [{ name, value }];
      });
    case 'request.started':
    case 'request.finished':
      return [];
    default:
      return unreachable(line);
  }
};

const metricOf = ({ name, value, useCase }: Figure, stage: string, timestamp: number): object => ({
  _aws: {
    Timestamp: timestamp,
    CloudWatchMetrics: [
      {
        Namespace: NAMESPACE,
        Dimensions: [useCase === undefined ? ['Stage'] : ['Stage', 'UseCase']],
        Metrics: [{ Name: name }],
      },
    ],
  },
  Stage: stage,
  ...(useCase !== undefined && { UseCase: useCase }),
  [name]: value,
});

/** Writes past the console, which would wrap a line so that no number is found in it. */
const toStandardOutput = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** The log of a Lambda: JSON, one line each, and the numbers that alarms and the dashboard of a stage are made of. Time and
 *  level go by the names that Lambda reads them by: a line without both it takes for one of no importance.
 *  @source AWS Lambda Developer Guide, “Log-level filtering” */
export const cloudLog =
  (
    stage: string,
    write: (text: string) => void = toStandardOutput,
    now: () => Date = () => new Date(),
  ): Log =>
  (line) => {
    const at = now();
    const level = line.code.endsWith('.failed') ? 'error' : 'info';
    write(JSON.stringify({ timestamp: at.toISOString(), level, ...line }));
    for (const figure of figuresOf(line)) write(JSON.stringify(metricOf(figure, stage, at.getTime())));
  };
