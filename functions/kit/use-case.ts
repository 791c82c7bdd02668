import type { Subject } from '../../domain/access/index.ts';
import type { ResidentId } from '../../domain/kernel/ids.ts';
import type { Result } from '../../domain/kernel/result.ts';
import type { Language } from '../../domain/kernel/text.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { Ports, Writes } from './ports.ts';
import type { AnswerOf, BodyOf, ParamsOf, QueryOf, Route } from './route.ts';

/** What a use case is asked, checked at the edge: by whom, on which day, in which language. */
export type Asked<R extends Route> = {
  readonly params: ParamsOf<R>;
  readonly query: QueryOf<R>;
  readonly body: BodyOf<R>;
  readonly by: Subject;
  /** Why the asker looks, where they said so; a bureau must to see people. */
  readonly reason: string | undefined;
  readonly language: Language;
  readonly today: LocalDate;
  /** The instant of the request, ISO 8601 UTC. */
  readonly now: string;
  readonly requestId: string;
  /** The network address that it comes from; empty where the gateway names none. */
  readonly address: string;
  /** The version that the asker has seen, from `If-Match`. */
  readonly ifMatch: number | undefined;
};

/** A fault of one field of what was sent. Where rules were checked one by one, `answer` says whether this one refuses or only
 *  warns, and `source` where it stands. */
export type FieldFault = {
  readonly path: string;
  readonly code: string;
  readonly message: string;
  readonly answer?: 'refuse' | 'warn';
  readonly source?: string;
};

/** A no with its code, which names the problem, and the data that explains it. */
export type Refused = {
  readonly code: string;
  readonly data?: Readonly<Record<string, string | number>>;
  readonly errors?: readonly FieldFault[];
  /** The residents out of scope whom the no would tell of: nobody hears of them but the audit. */
  readonly about?: readonly ResidentId[];
};

/** A yes: the answer, what is to be stored before it is given, and whom it shows. */
export type Done<Answer> = {
  readonly answer: Answer;
  /** The link under which what is given lies instead, for a route whose answer may. */
  readonly liesUnder?: string;
  /** The version of the state that is answered, for `ETag`. */
  readonly version?: number;
  /** The residents whom the answer shows, for the audit. */
  readonly saw: readonly ResidentId[];
  readonly writes?: Writes;
};

/** Load, decide, and say what to save and to answer. */
export type UseCase<R extends Route> = {
  readonly route: R;
  readonly run: (asked: Asked<R>, ports: Ports) => Promise<Result<Done<AnswerOf<R>>, Refused>>;
};

/** A use case whose types follow from its route. */
export const useCase = <R extends Route>(route: R, run: UseCase<R>['run']): UseCase<R> => ({ route, run });
