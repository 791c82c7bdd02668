/** A fault of one field of what was asked. */
export type FieldFault = { readonly path: string; readonly code: string; readonly message: string };

/** Why the service did not do what was asked. @source RFC 9457 */
export type Problem = {
  /** `/problems/<capability>/<reason>` */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly errors: readonly FieldFault[];
  /** What explains the refusal, by name. */
  readonly data: Readonly<Record<string, unknown>>;
};

/** The problem of a service that cannot be reached: the connection is lost, or it is down. */
export const UNREACHABLE = '/problems/console/unreachable';

type Carrier = Error & { readonly problem: Problem };

const isCarrier = (error: unknown): error is Carrier => error instanceof Error && 'problem' in error;

/** What is thrown where a request was refused. */
export const refused = (problem: Problem): Error => Object.assign(new Error(problem.type), { problem });

/** The problem that an error carries; whatever else went wrong counts as a service out of reach. */
export const problemOf = (error: unknown): Problem =>
  isCarrier(error) ? error.problem : { type: UNREACHABLE, title: '', status: 0, errors: [], data: {} };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textIn = (body: Record<string, unknown>, name: string): string => {
  const value = body[name];
  return typeof value === 'string' ? value : '';
};

const faultsIn = (value: unknown): FieldFault[] =>
  Array.isArray(value)
    ? value.filter(isRecord).map((fault) => ({
        path: textIn(fault, 'path'),
        code: textIn(fault, 'code'),
        message: textIn(fault, 'message'),
      }))
    : [];

/** Reads a problem from an answer's body, whatever it holds. */
export const readProblem = (status: number, body: unknown): Problem => {
  const data = isRecord(body) ? body : {};
  const detail = textIn(data, 'detail');
  return {
    type: textIn(data, 'type'),
    title: textIn(data, 'title'),
    status,
    errors: faultsIn(data['errors']),
    data,
    ...(detail === '' ? {} : { detail }),
  };
};
