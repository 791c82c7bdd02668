import type { Failure, FailureCode } from './failure.ts';
import type { WorkDone } from './work.ts';

/** What a request is known by: ids alone. */
type OfRequest = { readonly requestId: string; readonly useCase: string };

/** Every line that the service logs. Codes and ids: no name, number, text or address that somebody sent. */
export type LogLine =
  | ({ readonly code: 'request.started' } & OfRequest)
  | ({
      readonly code: 'request.finished';
      readonly status: number;
      /** The refusal, where it was one. */
      readonly problem?: string;
      readonly ms: number;
    } & OfRequest)
  | ({ readonly code: 'request.failed'; readonly problem: FailureCode } & OfRequest &
      Pick<Failure, 'error' | 'at'>)
  | {
      readonly code: 'work.finished';
      readonly useCase: string;
      /** What was done, by what was counted. */
      readonly done: WorkDone;
      readonly ms: number;
    }
  | ({ readonly code: 'work.failed'; readonly useCase: string; readonly problem: FailureCode } & Pick<
      Failure,
      'error' | 'at'
    >);

/** Takes the lines; the machine says where to. */
export type Log = (line: LogLine) => void;
